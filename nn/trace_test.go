package nn

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
)

// The error signals of a trace are those that move the biases, and by hand
// those of the lesson.
func TestTraceBackprop(t *testing.T) {
	n := two21(Sigmoid, 0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9)
	x := []float64{1.5, -2.5}
	trace := n.TraceBackprop(MSE, x, []float64{1})
	f := Sigmoid.Derivative
	d3 := 2 * (trace[1].A[0] - 1) * f(trace[1].Z[0])
	d1, d2 := d3*n.Get("w5")*f(trace[0].Z[0]), d3*n.Get("w6")*f(trace[0].Z[1])
	if !floats.EqualApprox(trace[1].Delta, []float64{d3}, 1e-15) || !floats.EqualApprox(trace[0].Delta, []float64{d1, d2}, 1e-15) {
		t.Errorf("δ = %v and %v, by hand %v and %v", trace[0].Delta, trace[1].Delta, []float64{d1, d2}, d3)
	}
	forward := n.Trace(x)
	for l := range trace {
		if !slices.Equal(trace[l].Z, forward[l].Z) || !slices.Equal(trace[l].A, forward[l].A) || forward[l].Delta != nil {
			t.Errorf("layer %d: %+v, forward alone %+v", l+1, trace[l], forward[l])
		}
	}
}
