package check

import (
	"math"
	"slices"
)

// Number is the type of an answer that is a mere number: after z := 6 it is an
// int, after z := 0.5 a float64, and both can be handed to a check.
type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 |
		~float32 | ~float64
}

// handed is a number that the learner worked out.
type handed struct {
	value float64
	whole bool // its type holds whole numbers only
}

func hand[N Number](v N) handed {
	half := N(1)
	half /= 2
	return handed{float64(v), half == 0}
}

// byHand answers numbers that the learner worked out.
func byHand(e *exercise, within float64, answer []handed, want []float64, slips ...mistake[none]) {
	current.answer(e, func(t *trial) verdict { return compareNumbers(t, within, answer, want, slips) })
}

func compareNumbers(t *trial, within float64, answer []handed, want []float64, slips []mistake[none]) verdict {
	var got []float64
	divided := false // a whole number came where only the remainder is missing
	for i, a := range answer {
		got = append(got, a.value)
		divided = divided || a.whole && a.value != want[i] && a.value == math.Trunc(want[i])
	}
	v := compare(t, suite[none]{
		inputs:   func() []none { return make([]none, 1) },
		want:     func(none) []float64 { return want },
		mistakes: slips,
		within:   within,
	}, func(none) []float64 { return slices.Clone(got) })
	if v.outcome == wrong && divided {
		if v.hint != "" {
			v.hint += " "
		}
		v.hint += wholeHint
	}
	return v
}

const wholeHint = "If you divided: Go drops the remainder when it divides one whole number by another, so `1/4` is 0. With a point, `1.0/4`, it is 0.25."

// slip is a mistake that gives these numbers.
func slip(hint string, wrong ...float64) mistake[none] {
	return mistake[none]{func(none) []float64 { return wrong }, hint}
}
