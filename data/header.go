package data

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

type column struct {
	name, unit string
	text       bool // holds text, no numbers
	gaps       bool // holds empty fields
}

const adviceHeader = "if the first line is a sample, list the names of the columns in Columns; if it names them, set Header"

// readHeader takes the columns' names from the options or the first record.
func (t *table) readHeader(opts CSVOptions) error {
	if len(opts.Columns) > 0 {
		if opts.Header {
			return errors.New("either Columns names the columns or, with Header, the first line; leave out one of them")
		}
		return t.setColumns(opts.Columns, "Columns")
	}
	t.rewind()
	err := t.read()
	if err == io.EOF {
		return errEmpty
	}
	if err != nil {
		return err
	}
	t.headed = true
	t.headerLine, _ = t.csv.FieldPos(0)
	t.mayLackHeader = !opts.Header
	for i, heading := range t.record {
		if t.mayLackHeader && t.isNumber(heading) {
			return fmt.Errorf("line %d, column %d: %s is a number, not a name; %s", t.headerLine, i+1, quote(heading), adviceHeader)
		}
	}
	return t.setColumns(t.record, "the first line")
}

// setColumns takes the headings apart; where is where they stand.
func (t *table) setColumns(headings []string, where string) error {
	if len(headings) < 2 {
		return fmt.Errorf("%s names one column, %s; it takes a feature and a target; if they are separated otherwise, set Comma", where, quote(headings[0]))
	}
	seen := map[string]int{}
	for i, heading := range headings {
		heading = strings.TrimSpace(heading)
		if !utf8.ValidString(heading) {
			return fmt.Errorf("the name of column %d is not UTF-8; save the file as UTF-8", i+1)
		}
		if heading == "" && i > 0 { // R and pandas leave out the first
			return fmt.Errorf("column %d has no name in %s", i+1, where)
		}
		c := parseHeading(strings.Clone(heading))
		if first, ok := seen[c.name]; ok {
			return fmt.Errorf("columns %d and %d are both called %s; rename one or, if the first line is a sample, list the names in Columns",
				first+1, i+1, quote(c.name))
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
			return column{name: name, unit: unit}
		}
	}
	return column{name: heading}
}

// index returns the index of the column with the given name.
func (t *table) index(name string) (int, error) {
	name = strings.TrimSpace(name)
	want := parseHeading(name)
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.name == want.name && c.unit == want.unit })
	if i < 0 {
		i = slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
	}
	if i < 0 {
		var names []string
		for _, c := range t.columns {
			names = append(names, c.name)
		}
		return 0, fmt.Errorf("no column %s; there are %s", quote(name), quoteAll(names))
	}
	return i, nil
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
			return nil, fmt.Errorf("column %s is named twice", quote(name))
		}
		cols = append(cols, col)
	}
	return cols, nil
}
