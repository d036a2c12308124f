package viz

import (
	"fmt"

	"gonum.org/v1/plot"
)

// Curve is a function with a name for the legend.
type Curve struct {
	Name string
	F    func(float64) float64
}

// Functions draws the curves from lo to hi, with the axes through zero marked:
//
//	viz.Functions(-6, 6,
//		viz.Curve{Name: "sigmoid f(z)", F: nn.Sigmoid.Value},
//		viz.Curve{Name: "derivative f′(z)", F: nn.Sigmoid.Derivative})
//
// Where a function gives NaN or an infinity, its curve has a gap. The axes are
// titled z and f(z). Functions panics if lo or hi is NaN or infinite.
func Functions(lo, hi float64, curves ...Curve) *plot.Plot {
	if !finite(lo) || !finite(hi) {
		panic(fmt.Sprintf("viz: functions from %v to %v; give two finite numbers", lo, hi))
	}
	p := New("", "z", "f(z)")
	xs := spaced(lo, hi, 601)
	for _, c := range curves {
		ys := make([]float64, len(xs))
		for i, x := range xs {
			ys[i] = c.F(x)
		}
		Line(p, c.Name, xs, ys)
	}
	return p
}

// spaced returns n values evenly from lo to hi.
func spaced(lo, hi float64, n int) []float64 {
	vs := make([]float64, n)
	for i := range vs {
		t := float64(i) / float64(n-1)
		vs[i] = lo*(1-t) + hi*t
	}
	return vs
}
