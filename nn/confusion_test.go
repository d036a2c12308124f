package nn

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// Of equal outputs the first one counts, as argmax does elsewhere.
func TestTiesGoToTheFirst(t *testing.T) {
	c := NewConfusion(mat.NewDense(1, 3, []float64{0.2, 0.4, 0.4}), mat.NewDense(1, 3, []float64{1, 0, 0}))
	if c.Counts[0][1] != 1 {
		t.Errorf("counted as %v", c.Counts)
	}
}

// What is no class has no accuracy, and what is no number is no prediction.
func TestAccuracyRefuses(t *testing.T) {
	nan := math.NaN()
	good, goodY := []float64{0.1, 0.9, 0.8, 0.2}, []float64{0, 1, 1, 0}
	for _, test := range []struct {
		name    string
		k       int
		yhat, y []float64
		want    string
	}{
		{"numbers", 1, good, []float64{0, 1, 1.8, 0}, "row 2 of Y (counted from 0) names no class"},
		{"two ones in a row", 2, good, []float64{0, 1, 1, 1}, "row 1 of Y (counted from 0) names no class"},
		{"no one in a row", 2, good, []float64{0, 1, 0, 0}, "row 1 of Y"},
		{"probabilities", 2, good, []float64{0, 1, 0.5, 0.5}, "row 1 of Y"},
		{"a target that is NaN", 1, good, []float64{0, nan, 1, 0}, "row 1 of Y"},
		{"a prediction that is NaN", 2, []float64{0.1, 0.9, 0.8, nan}, goodY, "Yhat holds NaN in row 1, column 1"},
		{"all of them", 1, []float64{nan, nan, nan, nan}, goodY, "Yhat holds NaN in row 0, column 0"},
	} {
		Yhat, Y := mat.NewDense(4/test.k, test.k, test.yhat), mat.NewDense(4/test.k, test.k, test.y)
		for what, f := range map[string]func(){"Accuracy": func() { Accuracy(Yhat, Y) }, "NewConfusion": func() { NewConfusion(Yhat, Y) }} {
			if got := panicOf(f); !strings.Contains(got, test.want) {
				t.Errorf("%s of %s: panic %q, want %q", what, test.name, got, test.want)
			}
		}
	}
	if got := Accuracy(mat.NewDense(2, 2, good), mat.NewDense(2, 2, goodY)); got != 1 {
		t.Errorf("accuracy %v, want 1", got)
	}
}

func TestAccuracyOfNoSamples(t *testing.T) {
	if got := (&Confusion{Counts: [][]int{{0, 0}, {0, 0}}}).Accuracy(); !math.IsNaN(got) {
		t.Errorf("accuracy %v, want NaN", got)
	}
}

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
