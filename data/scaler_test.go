package data_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"fromscratch/data"
)

// measurements returns samples with features of very different size, the last
// of them constant.
func measurements() *mat.Dense {
	rng := newRand(1)
	X := mat.NewDense(50, 4, nil)
	for i := range 50 {
		X.SetRow(i, []float64{1e6 + rng.NormFloat64(), 1e-6 * rng.NormFloat64(), 100 * rng.NormFloat64(), 0.1})
	}
	return X
}

func TestScalersInvert(t *testing.T) {
	X := measurements()
	for name, s := range map[string]data.Scaler{
		"Offsets":     data.Offsets(1e6, 0, 3, 0.1),
		"Centre":      data.Centre(X),
		"Standardise": data.Standardise(X),
	} {
		back := s.InvertAll(s.ApplyAll(X))
		for i := range 50 {
			for j := range 4 {
				if got, want := back.At(i, j), X.At(i, j); math.Abs(got-want) > 1e-12*math.Max(1, math.Abs(want)) {
					t.Errorf("%s: X[%d,%d] comes back as %v, was %v", name, i, j, got, want)
				}
			}
		}
		if got, want := s.Apply(mat.Row(nil, 7, X)), mat.Row(nil, 7, s.ApplyAll(X)); !slices.Equal(got, want) {
			t.Errorf("%s: one sample becomes %v, all together %v", name, got, want)
		}
		one := s.Invert(s.Apply(mat.Row(nil, 7, X)))
		for j, got := range one {
			if got != back.At(7, j) {
				t.Errorf("%s: one sample comes back as %v, all together as %v", name, got, back.At(7, j))
			}
		}
	}
}

func TestStandardise(t *testing.T) {
	Z := data.Standardise(measurements()).ApplyAll(measurements())
	for j, wantVariance := range []float64{1, 1, 1, 0} {
		var sum, squares float64
		for i := range 50 {
			sum += Z.At(i, j)
			squares += Z.At(i, j) * Z.At(i, j)
		}
		if math.Abs(sum/50) > 1e-9 || math.Abs(squares/50-wantVariance) > 1e-9 {
			t.Errorf("column %d: mean %v, variance %v, want 0 and %v", j, sum/50, squares/50, wantVariance)
		}
	}
	if got := Z.At(0, 3); got != 0 {
		t.Errorf("the constant column becomes %v, want 0", got)
	}
}

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

func TestScalerNotFinite(t *testing.T) {
	for name, f := range map[string]func(mat.Matrix) data.Scaler{"Centre": data.Centre, "Standardise": data.Standardise} {
		for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
			X := mat.NewDense(3, 2, []float64{1, 2, 3, 4, 5, v})
			if got := panicText(func() { f(X) }); !strings.Contains(got, fmt.Sprintf("X holds %v in row 2, column 1", v)) {
				t.Errorf("%s of %v panics with %q", name, v, got)
			}
		}
	}
}

func TestOffsetsAreCopied(t *testing.T) {
	offset := []float64{1, 2}
	s := data.Offsets(offset...)
	offset[0] = 7
	if got := s.Apply([]float64{1, 2}); !slices.Equal(got, []float64{0, 0}) {
		t.Errorf("the offsets change with the caller's slice: %v", got)
	}
}

func TestScalerPanics(t *testing.T) {
	s := data.Offsets(135, 66)
	for name, f := range map[string]func(){
		"ApplyAll":  func() { s.ApplyAll(mat.NewDense(4, 3, nil)) },
		"InvertAll": func() { s.InvertAll(mat.NewDense(4, 3, nil)) },
		"Apply":     func() { s.Apply([]float64{1, 2, 3}) },
		"Invert":    func() { s.Invert([]float64{1, 2, 3}) },
	} {
		if got, want := panicText(f), "data: input has 3 features, the scaler takes 2"; got != want {
			t.Errorf("%s panics with %q, want %q", name, got, want)
		}
	}
	for name, f := range map[string]func(mat.Matrix) data.Scaler{"Centre": data.Centre, "Standardise": data.Standardise} {
		if got := panicText(func() { f(&mat.Dense{}) }); !strings.Contains(got, "no samples") {
			t.Errorf("%s of nothing panics with %q", name, got)
		}
	}
}
