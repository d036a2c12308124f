package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

const defaultMaxBytes = 128 << 20

// table reads a CSV file in memory, a record at a time and as often as need be,
// and says where it is wrong.
type table struct {
	content       []byte
	comma         rune
	columns       []column
	headed        bool // the first record names the columns
	headerLine    int  // of the file
	mayLackHeader bool // unless the first record is a sample after all

	csv     *csv.Reader
	record  []string // the current one
	decimal string   // the first number with a decimal point or comma
}

// newTable reads the file and the names of its columns.
func newTable(r io.Reader, opts CSVOptions) (*table, error) {
	content, err := readAll(r, opts.MaxBytes)
	if err != nil {
		return nil, err
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")) // UTF-8 byte order mark
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		return nil, errors.New("the text is UTF-16; save it as UTF-8")
	}
	if bytes.ContainsRune(content, 0) {
		return nil, errors.New("this is no text file; save the table as CSV")
	}
	t := &table{content: content, comma: opts.Comma}
	if t.comma == 0 {
		t.comma = separator(content)
	}
	if err := t.readHeader(opts); err != nil {
		return nil, err
	}
	return t, nil
}

// readAll reads r, of at most maxBytes bytes, to its end.
func readAll(r io.Reader, maxBytes int64) ([]byte, error) {
	if maxBytes <= 0 {
		maxBytes = defaultMaxBytes
	}
	if maxBytes < math.MaxInt64 {
		r = io.LimitReader(r, maxBytes+1)
	}
	content, err := io.ReadAll(r)
	if err == nil && int64(len(content)) > maxBytes {
		err = fmt.Errorf("more than %d bytes; for a larger file set MaxBytes", maxBytes)
	}
	return content, err
}

// separator returns the most frequent separator in the first line.
func separator(content []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(content, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, r := range ",;\t" {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// rewind goes back to before the first sample.
func (t *table) rewind() {
	t.csv = csv.NewReader(bytes.NewReader(t.content))
	t.csv.Comma = t.comma
	t.csv.FieldsPerRecord = -1 // next checks it
	t.csv.TrimLeadingSpace = t.comma != '\t'
	t.csv.ReuseRecord = true
	if t.headed {
		t.read()
	}
}

// next reads the next sample into t.record. The error is io.EOF after the last.
func (t *table) next() error {
	if err := t.read(); err != nil {
		return err
	}
	if len(t.record) != len(t.columns) {
		line, _ := t.csv.FieldPos(0)
		names := "the first line names"
		if !t.headed {
			names = "Columns names"
		}
		return fmt.Errorf("line %d has %d fields, %s %d", line, len(t.record), names, len(t.columns))
	}
	return nil
}

func (t *table) read() error {
	record, err := t.csv.Read()
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

// text returns the current record's text in the given column.
func (t *table) text(col int) (string, error) {
	field := t.record[col]
	if field == "" {
		return "", t.at(col, errMissing)
	}
	if !utf8.ValidString(field) {
		return "", t.at(col, errors.New("the text is not UTF-8; save the file as UTF-8"))
	}
	return strings.Clone(field), nil // field would keep its whole line in memory
}

// at says where in the file err is.
func (t *table) at(col int, err error) error {
	line, _ := t.csv.FieldPos(col)
	if t.columns[col].name == "" {
		return fmt.Errorf("line %d, column %d: %w", line, col+1, err)
	}
	return fmt.Errorf("line %d, column %s: %w", line, quote(t.columns[col].name), err)
}
