package data

import (
	_ "embed"
	"strings"
)

//go:embed people.csv
var peopleCSV string

// People returns the four people of the first lessons: Alice, Bob, Charlie and
// Diana, with their weight in pounds and height in inches. The target is one
// column: 0 for M, 1 for F.
func People() *Set {
	s, err := ReadCSV(strings.NewReader(peopleCSV), CSVOptions{Classes: []string{"M", "F"}})
	if err != nil {
		panic(err) // people.csv is part of the package
	}
	return s
}
