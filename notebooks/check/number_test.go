package check

import (
	"strings"
	"testing"
)

// The cells of the course say z := 6 or 1/4 and hand on what they get.
func TestWholeNumbers(t *testing.T) {
	type weight int
	_, out := newCell(t)
	for what, try := range map[string]func(){
		"int":     func() { NeuronByHand(6) },
		"of int":  func() { NeuronByHand(weight(6)) },
		"uint8":   func() { ThreeSteps(uint8(1)) },
		"float32": func() { NeuronByHand(float32(6)) },
		"mixed":   func() { SteepestPoint(2, 1.25) },
		"two int": func() { ScaleByHand(15, -2) },
		"rate":    func() { LearningRate(10) },
		"float64": func() { BestConstant(0.25, 0.1875) },
	} {
		out.Reset()
		try()
		if !strings.Contains(out.String(), "is right!") {
			t.Errorf("%s: %s", what, out)
		}
	}
	for what, c := range map[string]struct {
		try  func()
		hint bool
	}{
		"1/4":              {func() { BestConstant(divided(1, 4), divided(3, 16)) }, true},
		"-9/100":           {func() { SharedFactor(divided(-9, 100), 0.03) }, true},
		"5/4":              {func() { SteepestPoint(2, divided(5, 4)) }, true},
		"0.0":              {func() { BestConstant(0.0, 0.0) }, false},
		"off by much":      {func() { SteepestPoint(2, 7) }, false},
		"a whole answer":   {func() { ThreeSteps(4) }, false},
		"only one of them": {func() { TwinStep(0.8, 0) }, true},
	} {
		out.Reset()
		c.try()
		if strings.Contains(out.String(), wholeHint) != c.hint || !strings.Contains(out.String(), "not quite") {
			t.Errorf("%s: %s", what, out)
		}
	}
}

// divided is a division in a cell: of whole numbers, without the remainder.
func divided(a, b int) int { return a / b }
