package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// number formats v with ten digits.
func number(v float64) string {
	switch {
	case isTODO(v):
		return "check.TODO()"
	case v == 0:
		return "0" // not −0
	}
	return strconv.FormatFloat(v, 'g', 10, 64)
}

// values formats the values that were expected and those that came, with more
// digits if they would look alike otherwise.
func values(want, got []float64) (w, g string) {
	format := number
	if list(want, format) == list(got, format) {
		format = func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	}
	return code(list(want, format)), code(list(got, format))
}

// list formats one value as itself and several as fmt prints a slice, the first
// of them if there are many.
func list(v []float64, format func(float64) string) string {
	switch len(v) {
	case 0:
		return "nothing"
	case 1:
		return format(v[0])
	}
	var words []string
	for _, x := range v[:min(len(v), maxItems)] {
		words = append(words, format(x))
	}
	if len(v) > maxItems {
		words = append(words, fmt.Sprintf("… %d values", len(v)))
	}
	return "[" + strings.Join(words, " ") + "]"
}

// call formats a call in Go.
func call(name string, args ...any) string {
	words := make([]string, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case float64:
			words[i] = literal(arg)
		case []float64:
			words[i] = slice(arg)
		case [][]float64:
			rows := make([]string, len(arg))
			for j, row := range arg {
				rows[j] = strings.TrimPrefix(slice(row), "[]float64")
			}
			words[i] = "[][]float64{" + strings.Join(rows, ", ") + "}"
		default:
			words[i] = fmt.Sprint(arg)
		}
	}
	return name + "(" + strings.Join(words, ", ") + ")"
}

// slice formats v as a literal in Go.
func slice(v []float64) string {
	words := make([]string, len(v))
	for i, x := range v {
		words[i] = literal(x)
	}
	return "[]float64{" + strings.Join(words, ", ") + "}"
}

// literal formats v as Go would read it, to the last digit.
func literal(v float64) string {
	switch {
	case math.IsNaN(v):
		return "math.NaN()"
	case math.IsInf(v, 0):
		return fmt.Sprintf("math.Inf(%+d)", int(math.Copysign(1, v)))
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
