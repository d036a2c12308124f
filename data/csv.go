package data

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// CSVOptions says how to read a CSV file. The zero value reads every column of
// numbers as a feature and the last column as the target.
type CSVOptions struct {
	// Features are the names of the columns of X, in this order. The default
	// is every column that holds a number in the first sample, in the order of
	// the file, without the targets.
	Features []string

	// Targets are the names of the columns of Y: any number of columns of
	// numbers, or one of categories. The default is the last column.
	Targets []string

	// Classes are the categories of the target in the order of their classes:
	// the first is class 0. The default is all that occur, in alphabetical
	// order. A target of numbers, such as the digits 0 to 9, is read as
	// categories only if Classes lists them.
	Classes []string

	// Names is the column with the names of the samples. The default is a
	// first column without a heading, and otherwise the first column that
	// holds text in the first sample and is not a target.
	Names string

	// Comma separates the fields. The default is whichever of comma,
	// semicolon and tab the first line has most of.
	Comma rune

	// MaxBytes bounds the size of the file. The default is 128 MiB.
	MaxBytes int64
}

// LoadCSV reads the data set in the CSV file at path; see [ReadCSV].
func LoadCSV(path string, opts CSVOptions) (*Set, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	defer f.Close()
	s, err := readCSV(f, opts)
	if err != nil {
		return nil, fmt.Errorf("data: %s: %w", path, err)
	}
	return s, nil
}

// ReadCSV reads a data set from r: UTF-8 text, a first line that names the
// columns, then one sample a line. A unit may follow a name in brackets, as in
// "weight (lb)"; the column is then called weight.
//
// A target of two categories becomes one column of 0 and 1, a target of three
// or more is one-hot; see [Set]. Where semicolons separate the fields, the
// decimal point of a number may be a comma. Every value that is used must be
// there and be finite: the error names the line and the column of the first
// that is not.
func ReadCSV(r io.Reader, opts CSVOptions) (*Set, error) {
	s, err := readCSV(r, opts)
	if err != nil {
		return nil, fmt.Errorf("data: CSV: %w", err)
	}
	return s, nil
}

func readCSV(r io.Reader, opts CSVOptions) (*Set, error) {
	t, err := newTable(r, opts.Comma, opts.MaxBytes)
	if err != nil {
		return nil, err
	}
	err = t.next()
	if err == io.EOF {
		return nil, errors.New("no samples below the line of names")
	}
	if err != nil {
		return nil, err
	}
	roles, err := assignRoles(t, opts)
	if err != nil {
		return nil, err
	}

	var x, y []float64 // the rows of X, and of Y where it holds numbers
	var names []string
	classes, err := newCategories(opts.Classes)
	if err != nil {
		return nil, err
	}
	n := 0
	for ; err == nil; err = t.next() {
		n++
		if x, err = t.appendNumbers(x, roles.features); err != nil {
			return nil, err
		}
		if roles.categorical {
			err = t.addCategory(classes, roles.targets[0])
		} else {
			y, err = t.appendNumbers(y, roles.targets)
		}
		if err != nil {
			return nil, err
		}
		if roles.names != none {
			name, err := t.text(roles.names)
			if err != nil {
				return nil, err
			}
			names = append(names, name)
		}
	}
	if err != io.EOF {
		return nil, err
	}

	s := &Set{X: mat.NewDense(n, len(roles.features), x), Names: names}
	for _, col := range roles.features {
		s.Features = append(s.Features, t.columns[col].name)
		s.Units = append(s.Units, t.columns[col].unit)
	}
	for _, col := range roles.targets {
		s.Targets = append(s.Targets, t.columns[col].name)
	}
	if roles.categorical {
		s.Y, s.ClassNames, err = classes.targets()
		if err != nil {
			return nil, fmt.Errorf("column %q: %w", t.columns[roles.targets[0]].name, err)
		}
		return s, nil
	}
	s.Y = mat.NewDense(n, len(roles.targets), y)
	if len(roles.targets) == 1 && isBinary(y) {
		s.ClassNames = []string{"0", "1"}
	}
	return s, nil
}

// isBinary reports whether y holds 0s and 1s, both, and nothing else.
func isBinary(y []float64) bool {
	other := func(v float64) bool { return v != 0 && v != 1 }
	return slices.Contains(y, 0) && slices.Contains(y, 1) && !slices.ContainsFunc(y, other)
}

const none = -1 // stands for a column that there is not

// roles says what the columns of a table are for, by their index.
type roles struct {
	features, targets []int
	categorical       bool // the one target holds categories
	names             int  // or none
}

// assignRoles tells the columns' roles from the options and the first sample,
// which is t's current record.
func assignRoles(t *table, opts CSVOptions) (roles, error) {
	r := roles{names: none}
	var err error
	if r.features, err = t.indices(opts.Features); err != nil {
		return r, err
	}
	if r.targets, err = t.indices(opts.Targets); err != nil {
		return r, err
	}
	if opts.Names != "" {
		if r.names, err = t.index(opts.Names); err != nil {
			return r, err
		}
	} else if t.columns[0].name == "" {
		r.names = 0
	}

	last := len(t.columns) - 1
	if len(r.targets) == 0 {
		if slices.Contains(r.features, last) || r.names == last {
			return r, fmt.Errorf("the last column, %q, is not the target; name the target", t.columns[last].name)
		}
		r.targets = []int{last}
	}
	for _, col := range r.targets {
		if slices.Contains(r.features, col) {
			return r, fmt.Errorf("column %q cannot be both a feature and a target", t.columns[col].name)
		}
	}

	r.categorical = len(opts.Classes) > 0 || len(r.targets) == 1 && t.isText(r.targets[0])
	if r.categorical && len(r.targets) > 1 {
		return r, fmt.Errorf("categories take one target column, not %d", len(r.targets))
	}

	for col := range t.columns {
		switch {
		case slices.Contains(r.targets, col) || col == r.names:
		case t.isText(col):
			if r.names == none {
				r.names = col
			}
		case len(opts.Features) == 0:
			r.features = append(r.features, col)
		}
	}
	if len(r.features) == 0 {
		return r, errors.New("no column of numbers besides the target")
	}
	return r, nil
}
