package nn

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func TestRegressionFigures(t *testing.T) {
	Y := mat.NewDense(4, 1, []float64{1, 2, 3, 6})
	tests := []struct {
		name    string
		yhat    []float64
		mae, r2 float64
	}{
		{"perfect", []float64{1, 2, 3, 6}, 0, 1},
		{"always the mean", []float64{3, 3, 3, 3}, 1.5, 0},
		{"a little off", []float64{2, 1, 3, 8}, 1, 1 - 6./14},
		{"worse than the mean", []float64{6, 3, 2, 1}, 3, 1 - 52./14},
		{"not a number", []float64{1, 2, math.NaN(), 6}, math.NaN(), math.NaN()},
	}
	same := func(a, b float64) bool { return math.Abs(a-b) < 1e-15 || math.IsNaN(a) && math.IsNaN(b) }
	for _, test := range tests {
		Yhat := mat.NewDense(4, 1, test.yhat)
		if mae, r2 := MAE(Yhat, Y), R2(Yhat, Y); !same(mae, test.mae) || !same(r2, test.r2) {
			t.Errorf("%s: MAE %v and R² %v, want %v and %v", test.name, mae, r2, test.mae, test.r2)
		}
	}
	// Of several outputs both are means; a constant output has nothing to explain.
	two := mat.NewDense(2, 2, []float64{0, 10, 2, 30})
	Yhat := mat.NewDense(2, 2, []float64{0, 20, 2, 20})
	if mae, r2 := MAE(Yhat, two), R2(Yhat, two); mae != 5 || r2 != 0.5 {
		t.Errorf("two outputs: MAE %v and R² %v, want 5 and 0.5", mae, r2)
	}
	if r2 := R2(mat.NewDense(2, 1, []float64{1, 2}), mat.NewDense(2, 1, []float64{3, 3})); !math.IsNaN(r2) {
		t.Errorf("R² of equal targets is %v, want NaN", r2)
	}
}
