package data_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"fromscratch/data"
)

// TestStandardiseExact holds ordinary columns, and those at the edge of what is
// scaled before it is squared, against gonum to the last bit.
func TestStandardiseExact(t *testing.T) {
	rng := newRand(1)
	for _, scale := range []float64{1, 1e-3, 0x1p400, 0x1p-400, 0x1p401, 0x1p-401, 0x1p480, 0x1p-480} {
		x := make([]float64, 100)
		for i := range x {
			x[i] = scale * rng.NormFloat64()
		}
		s := data.Standardise(mat.NewDense(len(x), 1, x))
		mean, deviation := stat.PopMeanStdDev(x, nil)
		if s.Offset[0] != mean || s.Scale[0] != deviation {
			t.Errorf("%g: mean %v, deviation %v, want %v and %v", scale, s.Offset[0], s.Scale[0], mean, deviation)
		}
	}
}

// TestStandardiseEdge standardises columns whose sums or squares overflow or
// underflow, and brings them back.
func TestStandardiseEdge(t *testing.T) {
	const largest = math.MaxFloat64
	for _, x := range [][]float64{
		{0, 1e-200},
		{1e200, -1e200},
		{1.7e308, -1.7e308},
		{largest, -largest},
		{1.7e308, 1.7e308, 1.7e308, -1.7e308}, // further from the mean than a float64 reaches
		{1.7e308, -1.7e308, -1.7e308, -1.7e308, -1.7e308},
		{largest, largest / 2, largest / 4},
		{1e-300, 2e-300, 4e-300},
		{0, 0x1p-1021},
		{1e300, 1, 1e-300},
		{1e-170, -3e-170, 1e-180},
		{3e160, -1e160, 2e159},
	} {
		X := mat.NewDense(len(x), 1, x)
		s := data.Standardise(X)
		Z := s.ApplyAll(X)
		z := mat.Col(nil, 0, Z)
		mean, deviation := stat.PopMeanStdDev(z, nil)
		if !(math.Abs(mean) < 1e-12 && math.Abs(deviation-1) < 1e-12) {
			t.Errorf("%g becomes %v: mean %v, deviation %v", x, z, mean, deviation)
		}
		back := mat.Col(nil, 0, s.InvertAll(Z))
		for i, v := range x {
			if !(math.Abs(back[i]/2-v/2) <= 1e-12*s.Scale[0]) {
				t.Errorf("%g comes back as %g", x, back)
				break
			}
		}
	}
}

// TestStandardiseOnlyCentres has columns that no deviation can be divided by.
func TestStandardiseOnlyCentres(t *testing.T) {
	const least = math.SmallestNonzeroFloat64
	for _, x := range [][]float64{
		{7}, {0.1, 0.1, 0.1}, {0, math.Copysign(0, -1)}, {math.MaxFloat64, math.MaxFloat64}, {least, least},
		{0, least}, {0, 1e-310, 2e-310}, {0, 0x1.fp-1022},
	} {
		X := mat.NewDense(len(x), 1, x)
		s := data.Standardise(X)
		if s.Scale[0] != 1 {
			t.Errorf("%g: scale %v, want 1", x, s.Scale[0])
		}
		for _, z := range mat.Col(nil, 0, s.ApplyAll(X)) {
			if !(math.Abs(z) < 1e-307) {
				t.Errorf("%g: holds %v, want 0", x, z)
			}
		}
	}
}

// TestStandardiseLostInRounding has a column so long that the error of its
// mean is larger than its deviation.
func TestStandardiseLostInRounding(t *testing.T) {
	x := make([]float64, 100_000)
	for i := range x {
		x[i] = 0.1
	}
	x[0] = math.Nextafter(0.1, 1)
	s := data.Standardise(mat.NewDense(len(x), 1, x))
	if !(s.Scale[0] > 0 && s.Scale[0] <= 1) || math.Abs(s.Offset[0]-0.1) > 1e-12 {
		t.Errorf("offset %v, scale %v", s.Offset[0], s.Scale[0])
	}
}
