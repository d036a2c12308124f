package nn

import (
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

func TestStepAllocatesNothing(t *testing.T) {
	n := New(784, Dense(128, Sigmoid), Dense(64, Sigmoid), Dense(10, Softmax))
	n.InitFanIn(seeded(14))
	x, y := normal(seeded(15), 1, 784).RawRowView(0), make([]float64, 10)
	y[3] = 1
	yhat := make([]float64, 10)
	for name, f := range map[string]func(){
		"Step":      func() { n.Step(CrossEntropy, x, y, 0.01) },
		"Step, MSE": func() { n.Step(MSE, x, y, 0.01) },
		"PredictTo": func() { n.PredictTo(yhat, x) },
	} {
		if got := testing.AllocsPerRun(20, f); got != 0 {
			t.Errorf("%s allocates %v times", name, got)
		}
	}
}

// The memory of a network grows with the batches it meets, and serves smaller
// ones as well.
func TestWorkspaceGrows(t *testing.T) {
	X, Y := normal(seeded(41), 12, 3), normal(seeded(42), 12, 2)
	used := New(3, Dense(4, Tanh), Dense(2, Identity))
	for _, size := range []int{1, 5, 2, 12, 3} {
		used.InitNormal(seeded(43), 1)
		fresh := used.Clone()
		train(t, SGD{Epochs: 2, BatchSize: size}, used, X, Y)
		train(t, SGD{Epochs: 2, BatchSize: size}, fresh, X, Y)
		if !slices.Equal(used.Params(), fresh.Params()) {
			t.Errorf("batches of %d after others: %v, want %v", size, used.Params(), fresh.Params())
		}
	}
}

// A copy of the struct has the layers of the original until it is given others,
// and computes with those that it has.
func TestStructCopyHasNoStaleWeights(t *testing.T) {
	n := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	x := []float64{0.5, -0.5}
	n.Predict(x)
	c := *n
	c.Layers = two21(Sigmoid, -1, -2, -3, -4, -5, -6, -7, -8, -9).Layers
	if got, want := c.Predict(x), c.Clone().Predict(x); got[0] != want[0] {
		t.Errorf("a copy with layers of its own predicts %v, they give %v", got, want)
	}
	c.Step(MSE, x, []float64{0}, 1)
	if want := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}; !slices.Equal(n.Params(), want) {
		t.Errorf("training the copy changed the original to %v", n.Params())
	}
}

// Weights and biases may be windows of larger matrices.
func TestStrides(t *testing.T) {
	rng := seeded(44)
	want := New(3, Dense(4, Tanh), Dense(2, Identity))
	want.InitNormal(rng, 1)
	n := want.Clone()
	for _, l := range n.Layers {
		in, out := l.W.Dims()
		big := normal(rng, in+2, out+3)
		W := big.Slice(1, in+1, 2, out+2).(*mat.Dense)
		W.Copy(l.W)
		column := normal(rng, out, 5).ColView(3).(*mat.VecDense)
		column.CopyVec(l.B)
		l.W, l.B = W, column
	}
	X, Y := normal(rng, 6, 3), normal(rng, 6, 2)
	for _, size := range []int{1, 4} {
		train(t, SGD{Epochs: 2, BatchSize: size}, want, X, Y)
		train(t, SGD{Epochs: 2, BatchSize: size}, n, X, Y)
		if !slices.Equal(n.Params(), want.Params()) || !mat.Equal(n.PredictAll(X), want.PredictAll(X)) {
			t.Errorf("batches of %d: with strides\n%v\nwithout\n%v", size, n.Params(), want.Params())
		}
	}
	if c := CheckGradients(n, MSE, X, Y, nil); !c.OK() {
		t.Error(c)
	}
	for i, name := range n.ParamNames() {
		if got := n.Get(name); got != want.Params()[i] {
			t.Errorf("%s = %v, want %v", name, got, want.Params()[i])
		}
	}
}

// A part of the rows is moved where it stands, and biases with a stride or
// without.
func TestUpdateOfSomeRows(t *testing.T) {
	for _, inc := range []int{1, 3} {
		n := New(4, Dense(2, Identity))
		n.Layers[0].B = mat.NewDense(2, inc, nil).ColView(0).(*mat.VecDense)
		in := &input{[]float64{2, 3, 4, 5}, []span{{0, 2}, {2, 4}}}
		// Rows are inputs: w1 to w4 are the weights of the first neuron.
		n.Layers[0].addToWeights(10, in, []float64{7, 8}, 1, 3)
		if got, want := n.Params(), []float64{0, 210, 280, 0, 0, 240, 320, 0, 0, 0}; !slices.Equal(got, want) {
			t.Errorf("stride %d, rows 1 and 2: %v, want %v", inc, got, want)
		}
		n.Layers[0].addToBiases(10, []float64{7, 8})
		if got, want := n.Params(), []float64{0, 210, 280, 0, 0, 240, 320, 0, 70, 80}; !slices.Equal(got, want) {
			t.Errorf("stride %d, and the biases: %v, want %v", inc, got, want)
		}
	}
}
