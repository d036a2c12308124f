package viz

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// answers returns a field for each output of f, NaN where one of the outputs is
// no finite number, and the names of such outputs (see [nonFinite]).
func answers(f func(x []float64) []float64, xs, ys []float64) (outputs []*field, odd string) {
	var seen []float64 // where there is no answer
	for j, y := range ys {
		for i, x := range xs {
			yhat := f([]float64{x, y})
			if outputs == nil {
				outputs = newFields(len(yhat), xs, ys)
			}
			if len(yhat) != len(outputs) || len(yhat) == 0 {
				panic(fmt.Sprintf("viz: the function returns %d outputs at (%.4g, %.4g) and %d at (%.4g, %.4g); a figure needs one or more, the same number everywhere",
					len(outputs), xs[0], ys[0], len(yhat), x, y))
			}
			answered := !slices.ContainsFunc(yhat, func(v float64) bool { return !finite(v) })
			for k, v := range yhat {
				switch {
				case !answered:
					seen = append(seen, v)
					v = math.NaN()
				case math.Abs(v) < 1e6:
					// Without its rounding errors a network that says 0.5
					// everywhere has no boundary.
					v = math.Round(v*1e9) / 1e9
				}
				outputs[k].z.Set(j, i, v)
			}
		}
	}
	return outputs, nonFinite(seen)
}

func newFields(n int, xs, ys []float64) []*field {
	fields := make([]*field, n)
	for k := range fields {
		fields[k] = &field{xs, ys, mat.NewDense(len(ys), len(xs), nil)}
	}
	return fields
}
