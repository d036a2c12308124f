package data

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"

	"gonum.org/v1/gonum/mat"
)

// Set is a data set of n samples, one a row.
type Set struct {
	X *mat.Dense // features, n × in
	Y *mat.Dense // targets, n × out

	Features []string // names of X's columns
	Units    []string // units of X's columns, "" where there is none

	// Targets names the classes where Y holds classes: Targets[c] is the name
	// of class c. Otherwise it names Y's columns. Two classes are a single
	// column of 0 and 1, so a network needs one output for them; three or more
	// are one-hot, a column each.
	Targets []string

	Names []string // names of the samples, or nil
}

// Len returns the number of samples.
func (s *Set) Len() int {
	n, _ := s.X.Dims()
	return n
}

// Classes returns the class of every sample: the value itself where Y is one
// column of 0 and 1, and the column of the 1 where Y is one-hot. It panics if
// Y is neither, as the targets of a regression are.
func (s *Set) Classes() []int {
	classes, err := classesOf(s.Y)
	if err != nil {
		panic("data: Classes: " + err.Error())
	}
	return classes
}

// classesOf returns the class of every row of Y, or an error that names the
// first row that stands for no class.
func classesOf(Y *mat.Dense) ([]int, error) {
	n, _ := Y.Dims()
	classes := make([]int, n)
	for i := range classes {
		c, ok := classOf(Y.RawRowView(i))
		if !ok {
			return nil, fmt.Errorf("row %d of Y, %v, is neither 0 or 1 nor one-hot", i, Y.RawRowView(i))
		}
		classes[i] = c
	}
	return classes, nil
}

func classOf(y []float64) (class int, ok bool) {
	if len(y) == 1 {
		return int(y[0]), y[0] == 0 || y[0] == 1
	}
	class = -1
	for j, v := range y {
		switch {
		case v == 0:
		case v == 1 && class < 0:
			class = j
		default:
			return 0, false
		}
	}
	return class, class >= 0
}

// Select returns a new set of the given rows, in the given order.
func (s *Set) Select(rows []int) *Set {
	selected := &Set{
		X:        selectRows(s.X, rows),
		Y:        selectRows(s.Y, rows),
		Features: s.Features,
		Units:    s.Units,
		Targets:  s.Targets,
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

// String returns the set as a table of at most ten samples and eight features.
func (s *Set) String() string {
	const maxRows, maxFeatures = 10, 8
	n, in := s.X.Dims()
	_, out := s.Y.Dims()
	shown := min(in, maxFeatures)

	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	row := func(name string, features []string, target string) {
		if s.Names != nil {
			fmt.Fprint(w, name, "\t")
		}
		fmt.Fprint(w, strings.Join(features[:shown], "\t"), "\t")
		if shown < in {
			fmt.Fprint(w, "…\t")
		}
		fmt.Fprintln(w, target)
	}

	header := make([]string, in)
	for j := range header {
		header[j] = s.Features[j]
		if s.Units[j] != "" {
			header[j] += " (" + s.Units[j] + ")"
		}
	}
	classes, err := classesOf(s.Y)
	target := "class"
	if err != nil {
		target = strings.Join(s.Targets, "  ")
	}
	row("name", header, target)

	cells := make([]string, in)
	for i := range min(n, maxRows) {
		for j := range shown {
			cells[j] = number(s.X.At(i, j))
		}
		if err == nil {
			target = s.Targets[classes[i]]
		} else {
			y := make([]string, out)
			for j := range y {
				y[j] = number(s.Y.At(i, j))
			}
			target = strings.Join(y, "  ")
		}
		name := ""
		if s.Names != nil {
			name = s.Names[i]
		}
		row(name, cells, target)
	}
	w.Flush()
	if n > maxRows {
		fmt.Fprintf(&b, "… %d more\n", n-maxRows)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// number formats v with up to four decimal places.
func number(v float64) string {
	if math.Abs(v) >= 1e6 {
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
}
