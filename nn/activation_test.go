package nn

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

var elementwise = []Activation{Identity, Sigmoid, Tanh, ReLU}

func TestActivationsAreFiniteEverywhere(t *testing.T) {
	for _, f := range elementwise {
		for _, size := range []float64{0, 5e-324, 1e-300, 1, 36, 37, 709, 710, 745, 746, 1e5, 1e308, math.MaxFloat64} {
			for _, z := range []float64{size, -size} {
				for name, v := range map[string]float64{"f": f.Value(z), "f′": f.Derivative(z)} {
					if math.IsNaN(v) || math.IsInf(v, 0) {
						t.Errorf("%v: %s(%g) = %v", f, name, z, v)
					}
				}
			}
		}
	}
}

// The limits far out, where a naive formula gives NaN or a wrong constant.
func TestActivationsFarOut(t *testing.T) {
	tests := []struct {
		f          Activation
		z          float64
		value, der float64
	}{
		{Sigmoid, -710, math.Exp(-710), math.Exp(-710)},
		{Sigmoid, 710, 1, math.Exp(-710)},
		{Sigmoid, 40, 1, math.Exp(-40)},
		{Sigmoid, -1e308, 0, 0},
		{Sigmoid, 1e308, 1, 0},
		{Tanh, 1e308, 1, 0},
		{Tanh, -1e308, -1, 0},
		{Tanh, 20, 1, 4 * math.Exp(-40)},
		{ReLU, 1e308, 1e308, 1},
		{ReLU, 0, 0, 0}, // its derivative at the kink is 0 by custom
		{ReLU, -1e308, 0, 0},
		{Identity, -1e308, -1e308, 1},
	}
	for _, test := range tests {
		if got := test.f.Value(test.z); !near(got, test.value, 1e-12) {
			t.Errorf("%v(%g) = %g, want %g", test.f, test.z, got, test.value)
		}
		if got := test.f.Derivative(test.z); !near(got, test.der, 1e-12) {
			t.Errorf("%v′(%g) = %g, want %g", test.f, test.z, got, test.der)
		}
	}
}

// near compares relatively, and exactly where want is 0.
func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*math.Abs(want)
}

func TestDerivativeIsTheSlope(t *testing.T) {
	for _, f := range elementwise {
		for z := -5.05; z < 5; z += 0.1 { // steps over the kink of ReLU at 0
			slope := fd.Derivative(f.Value, z, &fd.Settings{Formula: fd.Central})
			if got := f.Derivative(z); math.Abs(got-slope) > 1e-8 {
				t.Errorf("%v′(%.2f) = %v, the slope is %v", f, z, got, slope)
			}
		}
	}
}

// scaleBySlope takes the derivative from a = f(z) alone, errorSignal from z.
func TestErrorSignalsAgreeWithDerivative(t *testing.T) {
	for _, f := range elementwise {
		for z := -6.05; z < 6; z += 0.1 {
			grad := []float64{3}
			fromZ := f.errorSignal(mat.NewVecDense(1, []float64{3}), mat.NewVecDense(1, []float64{z})).AtVec(0)
			f.scaleBySlope(grad, []float64{f.Value(z)})
			want := 3 * f.Derivative(z)
			if math.Abs(grad[0]-want) > 1e-12 || math.Abs(fromZ-want) > 1e-12 {
				t.Errorf("%v at %.2f: error signals %v and %v, want %v", f, z, grad[0], fromZ, want)
			}
		}
	}
}

func TestSoftmax(t *testing.T) {
	for _, z := range [][]float64{{0}, {1, 2, 3}, {1e308, -1e308, 0}, {-1e308, -1e308}, {1000, 1001}, {-745, 0, 745}} {
		a := make([]float64, len(z))
		Softmax.Apply(a, z)
		if sum := floats.Sum(a); math.Abs(sum-1) > 1e-15 {
			t.Errorf("softmax(%v) = %v sums to %v", z, a, sum)
		}
		if floats.MaxIdx(a) != floats.MaxIdx(z) {
			t.Errorf("softmax(%v) = %v has its maximum elsewhere", z, a)
		}
	}
	a, b := make([]float64, 3), make([]float64, 3)
	Softmax.Apply(a, []float64{1, 2, 4})
	Softmax.Apply(b, []float64{-99, -98, -96}) // the same sums, shifted
	if !floats.EqualApprox(a, b, 1e-15) {
		t.Errorf("a shift of z changes softmax: %v and %v", a, b)
	}
	if ratio := a[1] / a[0]; !near(ratio, math.E, 1e-14) {
		t.Errorf("a₂/a₁ = %v for z₂ − z₁ = 1, want e", ratio)
	}
}
