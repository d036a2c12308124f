package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// seeded returns the random numbers of a test, the same each time.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// two21 returns the 2-2-1 network of the course with parameters w1…w6, b1…b3.
func two21(f Activation, params ...float64) *Network {
	n := New(2, Dense(2, f), Dense(1, f))
	n.SetParams(params)
	return n
}

func normal(rng *rand.Rand, rows, cols int) *mat.Dense {
	m := mat.NewDense(rows, cols, nil)
	for i := range m.RawMatrix().Data {
		m.RawMatrix().Data[i] = rng.NormFloat64()
	}
	return m
}

// The names are those of design: h1 = f(w1 x1 + w2 x2 + b1), and so on.
func TestNamesOfThe221Network(t *testing.T) {
	n := two21(Sigmoid, 0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9)
	want := []string{"w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"}
	if got := n.Names(); !slices.Equal(got, want) {
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
	for i, name := range n.Names() {
		values[i] = float64(i) + 0.5
		n.Set(name, values[i])
	}
	if got := n.Params(); !slices.Equal(got, values) {
		t.Errorf("Set by name gives Params %v", got)
	}
	other := New(3, Dense(4, Tanh), Dense(2, Identity), Dense(5, Softmax))
	other.SetParams(values)
	for i, name := range other.Names() {
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

func TestStretches(t *testing.T) {
	tests := []struct {
		name string
		x    []float64
		want []stretch
	}{
		{"empty", nil, nil},
		{"zeros", []float64{0, 0, 0}, nil},
		{"dense", []float64{1, 2, 3}, []stretch{{0, 3}}},
		{"margins", []float64{0, 1, 2, 0}, []stretch{{1, 3}}},
		{"gap of 3 is bridged", []float64{1, 0, 0, 0, 1}, []stretch{{0, 5}}},
		{"gap of 4 is not", []float64{1, 0, 0, 0, 0, 1}, []stretch{{0, 1}, {5, 6}}},
		{"gap of 4 before the end", []float64{1, 0, 0, 0, 0}, []stretch{{0, 1}}},
	}
	for _, test := range tests {
		got := appendStretches(nil, test.x)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if room := maxStretches(len(test.x)); len(got) > room {
			t.Errorf("%s: %d stretches, room for %d", test.name, len(got), room)
		}
	}
}

func TestInitialisations(t *testing.T) {
	n := New(400, Dense(300, Sigmoid), Dense(2, Softmax))
	deviation := func(values []float64) (mean, std float64) {
		for _, v := range values {
			mean += v / float64(len(values))
		}
		for _, v := range values {
			std += (v - mean) * (v - mean) / float64(len(values))
		}
		return mean, math.Sqrt(std)
	}

	n.InitOnes()
	for name, want := range map[string]float64{"w1": 1, "w120600": 1, "b1": 0, "b302": 0} {
		if got := n.Get(name); got != want {
			t.Errorf("InitOnes: %s = %v, want %v", name, got, want)
		}
	}

	n.InitNormal(seeded(3), 0.5)
	if mean, std := deviation(n.Params()); math.Abs(mean) > 0.01 || math.Abs(std-0.5) > 0.01 {
		t.Errorf("InitNormal(0.5): mean %.3f, standard deviation %.3f", mean, std)
	}
	if n.Get("b1") == 0 {
		t.Error("InitNormal left a bias at 0")
	}

	n.InitFanIn(seeded(3))
	if mean, std := deviation(n.Layers[0].W.RawMatrix().Data); math.Abs(mean) > 0.001 || math.Abs(std-0.05) > 0.001 {
		t.Errorf("InitFanIn with 400 inputs: mean %.4f, standard deviation %.4f, want 0 and 1/20", mean, std)
	}
	if _, std := deviation(n.Layers[1].W.RawMatrix().Data); math.Abs(std-1/math.Sqrt(300)) > 0.005 {
		t.Errorf("InitFanIn with 300 inputs: standard deviation %.4f, want 1/√300", std)
	}
	if got := n.Get("b1"); got != 0 {
		t.Errorf("InitFanIn left b1 at %v, want 0", got)
	}

	again := New(400, Dense(300, Sigmoid), Dense(2, Softmax))
	again.InitFanIn(seeded(3))
	if !slices.Equal(n.Params(), again.Params()) {
		t.Error("the same seed gives other numbers")
	}
}
