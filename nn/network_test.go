package nn

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// The names of the course: h1 = f(w1 x1 + w2 x2 + b1), and so on.
func TestNamesOfThe221Network(t *testing.T) {
	n := two21(Sigmoid, 0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9)
	want := []string{"w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"}
	if got := n.ParamNames(); !slices.Equal(got, want) {
		t.Fatalf("names %v, want %v", got, want)
	}
	x1, x2 := 1.5, -2.5
	f := Sigmoid.Value
	h1 := f(n.Get("w1")*x1 + n.Get("w2")*x2 + n.Get("b1"))
	h2 := f(n.Get("w3")*x1 + n.Get("w4")*x2 + n.Get("b2"))
	o1 := f(n.Get("w5")*h1 + n.Get("w6")*h2 + n.Get("b3"))
	if got := n.Predict([]float64{x1, x2})[0]; math.Abs(got-o1) > 1e-15 {
		t.Errorf("o1 = %v, by hand %v", got, o1)
	}
}

func TestGetSetParamsAgree(t *testing.T) {
	n := New(3, Dense(4, Tanh), Dense(2, Identity), Dense(5, Softmax))
	values := make([]float64, n.NumParams())
	for i, name := range n.ParamNames() {
		values[i] = float64(i) + 0.5
		n.Set(name, values[i])
	}
	if got := n.Params(); !slices.Equal(got, values) {
		t.Errorf("Set by name gives Params %v", got)
	}
	other := New(3, Dense(4, Tanh), Dense(2, Identity), Dense(5, Softmax))
	other.SetParams(values)
	for i, name := range other.ParamNames() {
		if got := other.Get(name); got != values[i] {
			t.Errorf("%s = %v after SetParams, want %v", name, got, values[i])
		}
	}
}

// A pass through the network by gonum's general matrix arithmetic, sample by
// sample and all at once.
func TestPredictIsMatrixArithmetic(t *testing.T) {
	rng := seeded(1)
	n := New(5, Dense(7, Sigmoid), Dense(3, ReLU), Dense(4, Softmax))
	n.InitNormal(rng, 1)
	X := normal(rng, 6, 5)
	X.Set(2, 0, 0) // zeros, which the first layer skips
	X.Set(2, 3, 0)
	X.SetRow(4, make([]float64, 5))

	want := mat.DenseCopyOf(X)
	for _, l := range n.Layers {
		var z mat.Dense
		z.Mul(want, l.W)
		rows, _ := z.Dims()
		for i := range rows {
			row := z.RawRowView(i)
			floats.Add(row, l.B.RawVector().Data)
			l.Activation.Apply(row, row)
		}
		want = &z
	}
	if got := n.PredictAll(X); !mat.EqualApprox(got, want, 1e-14) {
		t.Errorf("PredictAll\n%v\nwant\n%v", mat.Formatted(got), mat.Formatted(want))
	}
	for i := range 6 {
		trace := n.Trace(X.RawRowView(i))
		if got := trace[2].A; !floats.EqualApprox(got, want.RawRowView(i), 1e-14) {
			t.Errorf("Trace of sample %d ends in %v, want %v", i, got, want.RawRowView(i))
		}
	}
}

// A matrix that is not a *mat.Dense, or is a window of a larger one, is as good.
func TestPredictAllTakesAnyMatrix(t *testing.T) {
	rng := seeded(2)
	n := New(2, Dense(3, Tanh), Dense(1, Sigmoid))
	n.InitNormal(rng, 1)
	big := normal(rng, 5, 4)
	window := big.Slice(1, 4, 1, 3)
	want := n.PredictAll(mat.DenseCopyOf(window))
	if got := n.PredictAll(window); !mat.Equal(got, want) {
		t.Errorf("a window of a matrix gives %v, want %v", got, want)
	}
	if got := n.PredictAll(mat.DenseCopyOf(window.T()).T()); !mat.Equal(got, want) {
		t.Errorf("a transposed matrix gives %v, want %v", got, want)
	}
}

func TestCloneIsIndependent(t *testing.T) {
	n := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	c := n.Clone()
	c.Step(MSE, []float64{1, 2}, []float64{0}, 0.1)
	c.Set("w1", -1)
	if want := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}; !slices.Equal(n.Params(), want) {
		t.Errorf("changing the clone changed the network: %v", n.Params())
	}
}

func TestSpans(t *testing.T) {
	tests := []struct {
		name string
		x    []float64
		want []span
	}{
		{"empty", nil, nil},
		{"zeros", []float64{0, 0, 0}, nil},
		{"dense", []float64{1, 2, 3}, []span{{0, 3}}},
		{"margins", []float64{0, 1, 2, 0}, []span{{1, 3}}},
		{"gap of 3 is bridged", []float64{1, 0, 0, 0, 1}, []span{{0, 5}}},
		{"gap of 4 is not", []float64{1, 0, 0, 0, 0, 1}, []span{{0, 1}, {5, 6}}},
		{"gap of 4 before the end", []float64{1, 0, 0, 0, 0}, []span{{0, 1}}},
	}
	for _, test := range tests {
		got := appendSpans(nil, test.x)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if room := maxSpans(len(test.x)); len(got) > room {
			t.Errorf("%s: %d spans, room for %d", test.name, len(got), room)
		}
	}
}

// The room for spans is what the worst input takes, and no more.
func TestRoomForSpans(t *testing.T) {
	for _, n := range []int{1, 6, 11, 101} {
		x := make([]float64, n)
		for i := 0; i < n; i += maxGap + 2 {
			x[i] = 1
		}
		if got := len(appendSpans(nil, x)); got != maxSpans(n) {
			t.Errorf("%d spans in %d values, room for %d", got, n, maxSpans(n))
		}
	}
}
