package data

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"
)

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
	var classes []int
	target := strings.Join(s.Targets, "  ")
	if s.HoldsClasses() {
		classes, target = s.Classes(), "class"
	}
	row("name", header, target)

	cells := make([]string, in)
	for i := range min(n, maxRows) {
		for j := range shown {
			cells[j] = number(s.X.At(i, j))
		}
		if classes != nil {
			target = s.ClassNames[classes[i]]
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
