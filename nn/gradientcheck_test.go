package nn

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

func TestGradientCheckFindsMistakes(t *testing.T) {
	n := two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0)
	X, Y := mat.NewDense(1, 2, []float64{-2, -1}), mat.NewDense(1, 1, []float64{1})
	_, right := n.BackpropAll(MSE, X, Y)
	before := n.Params()
	for _, name := range n.ParamNames() {
		for _, wrong := range []float64{-right.Get(name), right.Get(name) * 1.001, 0, math.NaN(), math.Inf(1)} {
			_, g := n.BackpropAll(MSE, X, Y)
			g.Set(name, wrong)
			c := CheckGradients(n, MSE, X, Y, g)
			if c.OK() || c.worst().Name != name {
				t.Errorf("%s = %v instead of %v goes unnoticed: worst is %+v", name, wrong, right.Get(name), c.worst())
			}
		}
	}
	if !floats.Equal(n.Params(), before) {
		t.Errorf("the check changed the network: %v", n.Params())
	}
}

func TestGradientCheckPrintsALongTableShort(t *testing.T) {
	n := New(10, Dense(10, Tanh))
	n.InitNormal(seeded(16), 1)
	text := CheckGradients(n, MSE, normal(seeded(17), 2, 10), normal(seeded(18), 2, 10), nil).String()
	lines := 0
	for _, r := range text {
		if r == '\n' {
			lines++
		}
	}
	if lines != checkLines+2 || !strings.Contains(text, "\n… and 90 more\n") { // and a heading
		t.Errorf("%d lines:\n%s", lines, text)
	}
}

// A check that passes says so in its last line, and the worst of equals is the
// first.
func TestGradientCheckVerdict(t *testing.T) {
	c := &GradientCheck{Rows: []CheckRow{{"w1", 1, 1, 0}, {"w2", 2, 2, 1e-5}}}
	if text := c.String(); !c.OK() || !strings.HasSuffix(text, "\n✓ all 2 agree") || strings.Contains(text, "✗") {
		t.Errorf("printed as\n%s", text)
	}
	c.Rows = append(c.Rows, CheckRow{"w3", 1, 2, 0.5}, CheckRow{"w4", 3, 6, 0.5})
	if text := c.String(); c.OK() || !strings.HasSuffix(text, "\n✗ 2 of 4 disagree, worst is w3: 1.0000000 should be 2.0000000") {
		t.Errorf("printed as\n%s", text)
	}
}

// Gradients of another network have other numbers under the same names.
func TestGradientCheckRefusesGradientsOfAnotherNetwork(t *testing.T) {
	n := two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0)
	for want, other := range map[string]*Network{
		"the gradients are of a 2-3-1 network, the network is 2-2-1":               New(2, Dense(3, Sigmoid), Dense(1, Sigmoid)),
		"the gradients are of a 2-1 network":                                       New(2, Dense(1, Sigmoid)),
		"the gradients are of a 2-2-1-1 network":                                   New(2, Dense(2, Sigmoid), Dense(1, Sigmoid), Dense(1, Sigmoid)),
		"the gradients are of a 2-1-1-1-1-1-1-1-1-… network, the network is 2-2-1": New(2, slices.Repeat([]Spec{Dense(1, Tanh)}, 20)...),
		"the gradients are of a 2-1-1-1-1-1-1-1-1 network, the network is 2-2-1":   New(2, slices.Repeat([]Spec{Dense(1, Tanh)}, 8)...),
	} {
		_, g := other.BackpropAll(MSE, peopleX, peopleY)
		if got := panicOf(func() { CheckGradients(n, MSE, peopleX, peopleY, g) }); !strings.Contains(got, want) {
			t.Errorf("panic %q, want %q", got, want)
		}
	}
}

func TestGradientCheckPrintsNoMinusZero(t *testing.T) {
	c := &GradientCheck{Rows: []CheckRow{{"w1", -1e-9, -0.00000004, 0}, {"w2", -0.0000001, 0, 2}}}
	text := c.String()
	if strings.Contains(text, "-0.0000000 ") || !strings.Contains(text, "-0.0000001") {
		t.Errorf("printed as\n%s", text)
	}
	// What agrees up to rounding shows no digits of it.
	for d, want := range map[float64]string{1e-6: "< 1e-06", 1.1e-6: "1.1e-06", 0.5: "0.5"} {
		if got := difference(d); got != want {
			t.Errorf("difference %v is printed as %q, want %q", d, got, want)
		}
	}
}

// The tolerance is relative, and absolute below a size of 1e-4.
func TestGradientCheckTolerance(t *testing.T) {
	// One weight, no bias to speak of: L = (wx − y)², ∂L/∂w = 2(wx − y)x.
	n := New(1, Dense(1, Identity))
	for _, size := range []float64{1e-7, 1e-4, 1, 100} {
		X, Y := mat.NewDense(1, 1, []float64{1}), mat.NewDense(1, 1, []float64{-size / 2})
		_, g := n.BackpropAll(MSE, X, Y)
		for _, off := range []float64{0.5, 2} {
			g.Set("w1", size+off*1e-5*max(size, 1e-4))
			row := CheckGradients(n, MSE, X, Y, g, "w1").Rows[0]
			if row.OK() != (off < 1) || math.Abs(row.Difference-off*1e-5) > 1e-6 {
				t.Errorf("derivative %v, wrong by %v tolerances: difference %v, OK %v", size, off, row.Difference, row.OK())
			}
		}
	}
}
