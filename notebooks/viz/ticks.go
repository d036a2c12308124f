package viz

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// ticks places about want labelled ticks on round numbers. Gonum's own ticks
// are three, with minor ones between, and print −0.5 with a hyphen.
type ticks struct {
	want  int
	log   bool
	whole bool // whole numbers only
}

// Ticks implements plot.Ticker.
func (t *ticks) Ticks(lo, hi float64) []plot.Tick {
	if !(lo < hi) {
		return nil
	}
	if t.log && lo > 0 {
		return t.logTicks(lo, hi)
	}
	return t.linearTicks(lo, hi)
}

// linearTicks marks multiples of a round step, at least two of them: a single
// number does not make a scale.
func (t *ticks) linearTicks(lo, hi float64) []plot.Tick {
	var marks []plot.Tick
	for want := t.want; len(marks) < 2 && want <= 4*t.want; want++ {
		step, decimals := roundStep(hi/float64(want) - lo/float64(want))
		if t.whole && step < 1 {
			step, decimals = 1, 0
		}
		marks = multiples(lo, hi, step, decimals)
	}
	return marks
}

// multiples marks the multiples of step from lo to hi.
func multiples(lo, hi, step float64, decimals int) []plot.Tick {
	const most = 100 // whatever rounding does to huge numbers
	scientific := math.Max(math.Abs(lo), math.Abs(hi)) >= 1e6 || decimals > 5
	var marks []plot.Tick
	for k := math.Ceil(lo/step - slack); k <= hi/step+slack && len(marks) < most; k++ {
		v := k * step
		label := minus(strconv.FormatFloat(v, 'f', decimals, 64))
		switch {
		case k == 0:
			v, label = 0, "0"
		case scientific:
			label = short(v, 12)
		}
		marks = append(marks, plot.Tick{Value: v, Label: label})
	}
	return marks
}

// slack lets a tick count that rounding puts just outside of its axis.
const slack = 1e-9

// roundStep returns 1, 2, 2.5 or 5 times a power of ten near the given step,
// and the decimal places that its multiples need.
func roundStep(rough float64) (step float64, decimals int) {
	exponent := math.Floor(math.Log10(rough))
	unit := math.Pow(10, exponent)
	mantissa := 10.0
	for _, m := range []float64{1, 2, 2.5, 5} {
		if rough <= 1.1*m*unit {
			mantissa = m
			break
		}
	}
	decimals = max(0, -int(exponent))
	switch mantissa {
	case 2.5:
		decimals = max(0, 1-int(exponent))
	case 10:
		decimals = max(0, -1-int(exponent))
	}
	return mantissa * unit, decimals
}

// logTicks marks every digit of every power of ten, or only 1, 2 and 5, or only
// the powers, or every so many powers: whatever comes nearest to the wish.
func (t *ticks) logTicks(lo, hi float64) []plot.Tick {
	first, last := math.Floor(math.Log10(lo)), math.Ceil(math.Log10(hi))
	for stride := math.Ceil((last - first) / float64(t.want)); stride > 1; stride-- {
		// Of every other power the digits would lie on one heap.
		if marks := digitsOfPowers(lo, hi, first, last, stride, 1); len(marks) >= 2 {
			return marks
		}
	}
	for _, digits := range [][]float64{{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1}} {
		marks := digitsOfPowers(lo, hi, first, last, 1, digits...)
		if len(marks) < 3 {
			break
		}
		if len(marks) <= t.want+2 {
			return marks
		}
	}
	return t.linearTicks(lo, hi)
}

// digitsOfPowers marks digits of the powers of ten with every stride-th exponent
// from first to last, as far as they lie from lo to hi.
func digitsOfPowers(lo, hi, first, last, stride float64, digits ...float64) []plot.Tick {
	var marks []plot.Tick
	for e := first; e <= last; e += stride {
		for _, d := range digits {
			if v := d * math.Pow(10, e); v >= lo*(1-slack) && v <= hi*(1+slack) {
				marks = append(marks, plot.Tick{Value: v, Label: short(v, 3)})
			}
		}
	}
	return marks
}

// minus writes the hyphen of a number as the minus sign that it stands for,
// and shortens exponents: −1e−7 for -1e-07.
func minus(number string) string {
	mantissa, exponent, found := strings.Cut(number, "e")
	if found {
		sign := strings.TrimLeft(exponent[:1], "+")
		number = mantissa + "e" + sign + strings.TrimLeft(exponent[1:], "0")
	}
	return strings.ReplaceAll(number, "-", "−")
}

// short formats v with at most so many significant digits.
func short(v float64, digits int) string {
	switch {
	case v == 0: // and −0
		return "0"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	}
	rounded := strconv.FormatFloat(v, 'g', digits, 64)
	if v, err := strconv.ParseFloat(rounded, 64); err == nil { // not rounded up past the largest number
		rounded = strconv.FormatFloat(v, 'g', -1, 64)
	}
	return minus(rounded)
}
