package check

import (
	"fmt"
	"math"
	"slices"
)

// observe describes how wrong answers differ from the right ones, "" if there
// is nothing to say. first is the first wrong one.
func observe(got, want [][]float64, first int) string {
	if g, w := got[first], want[first]; len(g) != len(w) {
		return fmt.Sprintf("The number of values is not right: %d expected, %d came.", len(w), len(g))
	} else if i := slices.IndexFunc(g, isTODO); i >= 0 {
		return "For this input `check.TODO()` is still what comes back: the branch or value that answers it has yet to be written."
	} else if i := slices.IndexFunc(g, math.IsNaN); i >= 0 {
		return "`NaN` means *not a number*: somewhere 0 was divided by 0, or infinity by infinity. Which part of the formula becomes 0 or enormous for this input?"
	} else if slices.ContainsFunc(g, func(v float64) bool { return math.IsInf(v, 0) }) {
		return "The answer is infinite: somewhere a number was divided by 0 or grew past $1.8 \\cdot 10^{308}$. Which part of the formula does that for this input?"
	}

	var quotients, differences []float64
	for i := range want {
		if len(got[i]) != len(want[i]) {
			return ""
		}
		for j, w := range want[i] {
			g := got[i][j]
			differences = append(differences, g-w)
			if w != 0 || g != 0 {
				quotients = append(quotients, g/w)
			}
		}
	}
	k, isFactor := same(quotients)
	d, isShift := same(differences)
	switch {
	case isFactor && k == -1:
		return "The size is right, the sign is the wrong way round."
	case len(want) < 3:
	case isFactor && k != 0:
		return fmt.Sprintf("Every answer is %s times what it should be: look for a factor that is missing or too much.", number(k))
	case isShift:
		return fmt.Sprintf("Every answer is off by the same amount, %s: look for a term that is missing or too much.", number(d))
	}
	return ""
}

// same returns the value that all of values are near.
func same(values []float64) (float64, bool) {
	if len(values) == 0 {
		return 0, false
	}
	for _, v := range values {
		if !near(v, values[0]) {
			return 0, false
		}
	}
	if whole := math.Round(values[0]); near(whole, values[0]) {
		return whole, true
	}
	return values[0], true
}
