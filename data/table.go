package data

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const defaultMaxBytes = 128 << 20

// table reads a CSV file a record at a time and says where it is wrong.
type table struct {
	csv      *csv.Reader
	limit    *io.LimitedReader
	maxBytes int64

	columns []column
	record  []string // the current one
}

type column struct{ name, unit string }

// newTable reads the names of the columns, up to the first sample.
func newTable(r io.Reader, comma rune, maxBytes int64) (*table, error) {
	if maxBytes <= 0 {
		maxBytes = defaultMaxBytes
	}
	t := &table{maxBytes: maxBytes, limit: &io.LimitedReader{R: r, N: maxBytes + 1}}
	br := bufio.NewReaderSize(t.limit, 1<<16)
	start, err := br.Peek(br.Size())
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")): // UTF-8 byte order mark
		br.Discard(3)
		start = start[3:]
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		return nil, errors.New("the text is UTF-16; save it as UTF-8")
	case bytes.IndexByte(start, 0) >= 0:
		return nil, errors.New("this is no text file; save the table as CSV")
	}
	if comma == 0 {
		comma = separator(start)
	}

	t.csv = csv.NewReader(br)
	t.csv.Comma = comma
	t.csv.FieldsPerRecord = -1 // next checks it
	t.csv.TrimLeadingSpace = comma != '\t'
	t.csv.ReuseRecord = true
	err = t.read()
	if err == io.EOF {
		return nil, errors.New("the file is empty")
	}
	if err != nil {
		return nil, err
	}
	return t, t.readNames()
}

// separator returns the most frequent separator in the first line.
func separator(start []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(start, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, r := range ",;\t" {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// readNames takes the columns' names from the current record.
func (t *table) readNames() error {
	if len(t.record) < 2 {
		return fmt.Errorf("the first line names one column, %q; it takes a feature and a target, separated by a comma", t.record[0])
	}
	if !slices.ContainsFunc(t.record, func(name string) bool { _, err := t.parse(name); return err != nil }) {
		return errors.New("the first line holds numbers; it must name the columns")
	}
	seen := map[string]int{}
	for i, heading := range t.record {
		if !utf8.ValidString(heading) {
			return fmt.Errorf("the name of column %d is not UTF-8; save the file as UTF-8", i+1)
		}
		if heading == "" && i > 0 { // R and pandas leave out the first
			return fmt.Errorf("column %d has no name in the first line", i+1)
		}
		c := parseHeading(strings.Clone(heading))
		if first, ok := seen[c.name]; ok {
			return fmt.Errorf("columns %d and %d are both called %q; rename one", first+1, i+1, c.name)
		}
		seen[c.name] = i
		t.columns = append(t.columns, c)
	}
	return nil
}

// parseHeading takes "weight (lb)" apart.
func parseHeading(heading string) column {
	if rest, ok := strings.CutSuffix(heading, ")"); ok {
		name, unit, ok := strings.Cut(rest, "(")
		name, unit = strings.TrimSpace(name), strings.TrimSpace(unit)
		if ok && name != "" && unit != "" && !strings.ContainsAny(unit, "()") {
			return column{name, unit}
		}
	}
	return column{name: heading}
}

// index returns the index of the column with the given name.
func (t *table) index(name string) (int, error) {
	name = strings.TrimSpace(name)
	i := slices.Index(t.columns, parseHeading(name))
	if i < 0 {
		i = slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
	}
	if i < 0 {
		return none, fmt.Errorf("no column %q; there are %s", name, t.list())
	}
	return i, nil
}

// list names the first columns.
func (t *table) list() string {
	const most = 10
	var names []string
	for _, c := range t.columns[:min(len(t.columns), most)] {
		names = append(names, strconv.Quote(c.name))
	}
	if more := len(t.columns) - most; more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}

// indices returns the indices of the columns with the given names.
func (t *table) indices(names []string) ([]int, error) {
	var cols []int
	for _, name := range names {
		col, err := t.index(name)
		if err != nil {
			return nil, err
		}
		if slices.Contains(cols, col) {
			return nil, fmt.Errorf("column %q is named twice", name)
		}
		cols = append(cols, col)
	}
	return cols, nil
}

// next reads the next sample into t.record. The error is io.EOF after the last.
func (t *table) next() error {
	if err := t.read(); err != nil {
		return err
	}
	if len(t.record) != len(t.columns) {
		line, _ := t.csv.FieldPos(0)
		return fmt.Errorf("line %d has %d fields, the first line names %d", line, len(t.record), len(t.columns))
	}
	return nil
}

func (t *table) read() error {
	record, err := t.csv.Read()
	if t.limit.N <= 0 {
		return fmt.Errorf("more than %d bytes; for a larger file set MaxBytes", t.maxBytes)
	}
	if err == io.EOF {
		return err
	}
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d, byte %d: %w", syntax.Line, syntax.Column, syntax.Err)
	}
	if err != nil {
		return err
	}
	for i, field := range record {
		record[i] = strings.TrimSpace(field)
	}
	t.record = record
	return nil
}

// appendNumbers appends the current record's numbers in the given columns.
func (t *table) appendNumbers(dst []float64, cols []int) ([]float64, error) {
	for _, col := range cols {
		v, err := t.parse(t.record[col])
		if err != nil {
			return nil, t.at(col, err)
		}
		dst = append(dst, v)
	}
	return dst, nil
}

// addCategory adds the current record's category in the given column to c.
func (t *table) addCategory(c *categories, col int) error {
	name, err := t.text(col)
	if err != nil {
		return err
	}
	if err := c.add(name); err != nil {
		return t.at(col, err)
	}
	return nil
}

// text returns the current record's text in the given column.
func (t *table) text(col int) (string, error) {
	field := t.record[col]
	switch {
	case field == "":
		return "", t.at(col, errMissing)
	case !utf8.ValidString(field):
		return "", t.at(col, errors.New("the text is not UTF-8; save the file as UTF-8"))
	}
	return strings.Clone(field), nil // field would keep its whole line in memory
}

// isText reports whether the current record has text in the given column,
// rather than a number or a gap where a number should be.
func (t *table) isText(col int) bool {
	_, err := t.parse(t.record[col])
	return errors.Is(err, errNoNumber)
}

// at says where in the file err is.
func (t *table) at(col int, err error) error {
	line, _ := t.csv.FieldPos(col)
	if t.columns[col].name == "" {
		return fmt.Errorf("line %d, column %d: %w", line, col+1, err)
	}
	return fmt.Errorf("line %d, column %q: %w", line, t.columns[col].name, err)
}

var (
	errMissing  = errors.New("the value is missing; fill it in or leave out the line")
	errNoNumber = errors.New("not a number")
)

// missing are the usual ways to write that a number is not known, in lower case.
var missing = []string{"", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "?", "-", "."}

// parse returns the number that field holds.
func (t *table) parse(field string) (float64, error) {
	v, err := strconv.ParseFloat(field, 64)
	if err != nil && t.csv.Comma == ';' {
		v, err = strconv.ParseFloat(strings.Replace(field, ",", ".", 1), 64)
	}
	switch {
	case len(field) < 5 && slices.Contains(missing, strings.ToLower(field)):
		return 0, errMissing
	case errors.Is(err, strconv.ErrRange):
		return 0, fmt.Errorf("%q is too large for a float64", field)
	case err != nil:
		return 0, fmt.Errorf("%.40q is %w", field, errNoNumber)
	case math.IsNaN(v) || math.IsInf(v, 0):
		return 0, fmt.Errorf("%q is not finite", field)
	}
	return v, nil
}
