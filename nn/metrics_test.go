package nn

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func TestAccuracyAndConfusion(t *testing.T) {
	tests := []struct {
		name     string
		Yhat, Y  *mat.Dense
		accuracy float64
		counts   [][]int
	}{
		{"one output", mat.NewDense(4, 1, []float64{0.5, 0.49, 0.9, -3}), mat.NewDense(4, 1, []float64{1, 1, 1, 0}),
			0.75, [][]int{{1, 0}, {1, 2}}},
		{"one-hot", mat.NewDense(3, 3, []float64{0.2, 0.5, 0.3, 0.9, 0.05, 0.05, 0.1, 0.2, 0.7}), mat.NewDense(3, 3, []float64{0, 1, 0, 0, 1, 0, 0, 0, 1}),
			2.0 / 3, [][]int{{0, 0, 0}, {1, 1, 0}, {0, 0, 1}}},
	}
	for _, test := range tests {
		if got := Accuracy(test.Yhat, test.Y); math.Abs(got-test.accuracy) > 1e-15 {
			t.Errorf("%s: accuracy %v, want %v", test.name, got, test.accuracy)
		}
		c := NewConfusion(test.Yhat, test.Y)
		for i, row := range test.counts {
			for j, want := range row {
				if got := c.Counts[i][j]; got != want {
					t.Errorf("%s: %d of class %d taken for %d, want %d", test.name, got, i, j, want)
				}
			}
		}
		if got := c.Accuracy(); math.Abs(got-test.accuracy) > 1e-15 {
			t.Errorf("%s: accuracy by the matrix %v, want %v", test.name, got, test.accuracy)
		}
	}
}
