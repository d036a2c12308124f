package data_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"fromscratch/data"
)

func TestToySets(t *testing.T) {
	for name, make := range map[string]func(int, float64, *rand.Rand) *data.Set{"Moons": data.Moons, "Rings": data.Rings} {
		a, b := make(101, 0.1, newRand(1)), make(101, 0.1, newRand(1))
		if !mat.Equal(a.X, b.X) || !mat.Equal(a.Y, b.Y) {
			t.Errorf("%s: the same seed gives other points", name)
		}
		if c := make(101, 0.1, newRand(2)); mat.Equal(a.X, c.X) {
			t.Errorf("%s: another seed gives the same points", name)
		}
		if got := mat.Sum(a.Y); a.Len() != 101 || got != 50 {
			t.Errorf("%s: %v of %d points in class 1", name, got, a.Len())
		}
		if got := make(1, 0, newRand(1)).Len(); got != 1 {
			t.Errorf("%s: %d points, want 1", name, got)
		}
		if got := panicText(func() { make(4, -1, newRand(1)) }); !strings.Contains(got, name) {
			t.Errorf("%s: negative noise panics with %q", name, got)
		}
		if got := panicText(func() { make(0, 0, newRand(1)) }); !strings.Contains(got, name) {
			t.Errorf("%s: no points panics with %q", name, got)
		}
	}
}

func TestToyShapes(t *testing.T) {
	const tolerance = 1e-12
	near := func(a, b float64) bool { return a-b < tolerance && b-a < tolerance }

	rings := data.Rings(100, 0, newRand(1))
	quadrants := map[[3]bool]bool{}
	for i, class := range rings.Classes() {
		r := mat.Norm(rings.X.RowView(i), 2)
		if want := []float64{1, 0.5}[class]; !near(r, want) {
			t.Errorf("Rings: class %d at radius %v, want %v", class, r, want)
		}
		quadrants[[3]bool{class == 1, rings.X.At(i, 0) > 0, rings.X.At(i, 1) > 0}] = true
	}
	if len(quadrants) != 8 {
		t.Errorf("Rings: the two rings lie in %d quadrants, want 8", len(quadrants))
	}
	moons := data.Moons(100, 0, newRand(1))
	for i, class := range moons.Classes() {
		x := mat.NewVecDense(2, mat.Row(nil, i, moons.X))
		if class == 1 { // onto the other moon
			x.SetVec(0, 1-x.AtVec(0))
			x.SetVec(1, 0.5-x.AtVec(1))
		}
		if r := mat.Norm(x, 2); !near(r, 1) || x.AtVec(1) < 0 {
			t.Errorf("Moons: class %d at %v, radius %v", class, x.RawVector().Data, r)
		}
	}
}

// TestToyNoise compares noisy points with the same points without noise: both
// coordinates have moved by the noise given, independently.
func TestToyNoise(t *testing.T) {
	const n, noise = 2000, 0.3
	for name, make := range map[string]func(int, float64, *rand.Rand) *data.Set{"Moons": data.Moons, "Rings": data.Rings} {
		var moved mat.Dense
		moved.Sub(make(n, noise, newRand(1)).X, make(n, 0, newRand(1)).X)
		x1, x2 := mat.Col(nil, 0, &moved), mat.Col(nil, 1, &moved)
		for i, x := range [][]float64{x1, x2} {
			if mean, deviation := stat.MeanStdDev(x, nil); math.Abs(mean) > 0.03 || math.Abs(deviation-noise) > 0.03 {
				t.Errorf("%s: x%d moves by %.3f ± %.3f, want 0 ± %v", name, i+1, mean, deviation, noise)
			}
		}
		if c := stat.Correlation(x1, x2, nil); math.Abs(c) > 0.1 {
			t.Errorf("%s: the noise of x1 and x2 is correlated by %.2f", name, c)
		}
	}
}

// TestToyPoints has the first points of a seed, which the lessons print.
func TestToyPoints(t *testing.T) {
	for name, tc := range map[string]struct {
		got  *data.Set
		want []float64
	}{
		"Moons": {data.Moons(4, 0.1, newRand(1)), []float64{0.774821, 0.631077, 1.014605, -0.536753, 0.854337, 0.364971, 0.383107, -0.283750}},
		"Rings": {data.Rings(4, 0.1, newRand(1)), []float64{0.115146, 0.947505, -0.451203, -0.004223, 0.667802, 0.673506, -0.139266, 0.492908}},
	} {
		if !mat.EqualApprox(tc.got.X, mat.NewDense(4, 2, tc.want), 1e-6) {
			t.Errorf("%s:\n%.6f", name, mat.Formatted(tc.got.X))
		}
	}
}
