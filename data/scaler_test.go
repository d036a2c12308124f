package data_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

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
