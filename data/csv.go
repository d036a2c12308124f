package data

import (
	"fmt"
	"io"
	"os"
)

// CSVOptions says how to read a CSV file. The zero value reads every column of
// numbers as a feature and the last column as the target.
//
// A column in which any value is a number, however written, is a column of
// numbers; any other is a column of text. The order of the samples does not
// matter.
type CSVOptions struct {
	// Columns are the names of the columns of a file whose first line is a
	// sample already, one per column. The default is to take the names from
	// the first line.
	Columns []string

	// Header says that the first line names the columns although numbers, such
	// as years, are among the names. Without it, a number there is an error,
	// since the line may be a sample.
	Header bool

	// Features are the names of the columns of X, in this order. The default
	// is every column of numbers, in the order of the file, without the targets.
	Features []string

	// Targets are the names of the columns of Y: any number of columns of
	// numbers, or one of categories. The default is the last column.
	Targets []string

	// Classes are the categories of the target in the order of their classes:
	// the first is class 0. The default is all that occur, in alphabetical
	// order. A target of numbers, such as the digits 0 to 9, is read as
	// categories only if Classes lists them, and so is a word such as none,
	// which otherwise stands for a missing value.
	Classes []string

	// Names is the column with the names of the samples. The default is a
	// first column without a heading, and otherwise the first column of text
	// that has no gaps and is not a target.
	Names string

	// Comma separates the fields. The default is whichever of comma,
	// semicolon and tab the first line has most of.
	Comma rune

	// MaxBytes bounds the size of the file, which is read into memory. The
	// default is 128 MiB.
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
// A target of two categories, or of the numbers 0 and 1, becomes one column of
// 0 and 1, a target of three or more categories is one-hot; see [Set]. Numbers
// are written with digits and a decimal point, as 1234.5; where semicolons
// separate the fields, with a decimal comma instead. Every value that is used
// must be there and be finite: the error names the line and the column of the
// first that is not, and what to write instead.
func ReadCSV(r io.Reader, opts CSVOptions) (*Set, error) {
	s, err := readCSV(r, opts)
	if err != nil {
		return nil, fmt.Errorf("data: CSV: %w", err)
	}
	return s, nil
}
