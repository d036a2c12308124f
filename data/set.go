package data

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Set is a data set of n samples, one a row. Its targets are either classes or
// numbers; [Set.HoldsClasses] tells which.
type Set struct {
	X *mat.Dense // features, n × in
	Y *mat.Dense // targets, n × out

	Features []string // names of X's columns
	Units    []string // units of X's columns, "" where there is none

	// Targets names what is to be predicted: the classes by one name, numbers
	// by one name per column of Y.
	Targets []string

	// ClassNames are the names of the classes, ClassNames[c] that of class c,
	// where Y holds classes; nil where Y holds numbers. Two classes are a single
	// column of 0 and 1, so a network needs one output for them; three or more
	// are one-hot, a column each.
	ClassNames []string

	Names []string // names of the samples, or nil
}

// Len returns the number of samples.
func (s *Set) Len() int {
	n, _ := s.X.Dims()
	return n
}

// HoldsClasses reports whether Y holds classes; otherwise it holds numbers.
func (s *Set) HoldsClasses() bool { return len(s.ClassNames) > 0 }

// Classes returns the class of every sample: the value itself where Y is one
// column of 0 and 1, and the column of the 1 where Y is one-hot. It panics if
// the set holds numbers, as the targets of a regression are, or if a row of Y
// stands for none of the classes.
func (s *Set) Classes() []int {
	if !s.HoldsClasses() {
		panic("data: Classes: Y holds numbers, not classes; the names of classes belong in ClassNames")
	}
	n, out := s.Y.Dims()
	if columns := classColumns(len(s.ClassNames)); n > 0 && out != columns {
		panic(fmt.Sprintf("data: Classes: Y has %d columns; %d classes take %d", out, len(s.ClassNames), columns))
	}
	classes := make([]int, n)
	for i := range classes {
		c, ok := classOf(s.Y.RawRowView(i))
		if !ok || c >= len(s.ClassNames) {
			panic(fmt.Sprintf("data: Classes: row %d of Y stands for no class; it takes %s", i, classRow(out)))
		}
		classes[i] = c
	}
	return classes
}

// classColumns returns how many columns of Y the given number of classes take.
func classColumns(classes int) int {
	if classes <= 2 {
		return 1
	}
	return classes
}

// classRow says what stands for a class in a row of the given width.
func classRow(out int) string {
	if out == 1 {
		return "0 or 1"
	}
	return "a single 1 among 0s"
}

func classOf(y []float64) (class int, ok bool) {
	if len(y) == 1 {
		return int(y[0]), y[0] == 0 || y[0] == 1
	}
	for j, v := range y {
		if v == 0 {
			continue
		}
		if v != 1 || ok { // a second 1
			return 0, false
		}
		class, ok = j, true
	}
	return class, ok
}

// Select returns a new set of the given rows, in the given order.
func (s *Set) Select(rows []int) *Set {
	selected := &Set{
		X:          selectRows(s.X, rows),
		Y:          selectRows(s.Y, rows),
		Features:   s.Features,
		Units:      s.Units,
		Targets:    s.Targets,
		ClassNames: s.ClassNames,
	}
	if s.Names != nil {
		selected.Names = make([]string, len(rows))
		for i, row := range rows {
			selected.Names[i] = s.Names[row]
		}
	}
	return selected
}

func selectRows(m *mat.Dense, rows []int) *mat.Dense {
	if len(rows) == 0 {
		return &mat.Dense{}
	}
	_, cols := m.Dims()
	selected := mat.NewDense(len(rows), cols, nil)
	for i, row := range rows {
		selected.SetRow(i, m.RawRowView(row))
	}
	return selected
}
