package nn

import (
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// What cannot be learned from is refused, with what to use instead.
func TestPairingsThatAreWrong(t *testing.T) {
	for _, test := range []struct {
		last Spec
		loss Loss
		want string
	}{
		{Dense(1, Identity), CrossEntropy, "the last layer, identity, gives none; let it have nn.Sigmoid (one output) or nn.Softmax (several), or use nn.MSE"},
		{Dense(2, Tanh), CrossEntropy, "the last layer, tanh, gives none"},
		{Dense(1, ReLU), CrossEntropy, "the last layer, relu, gives none"},
		{Dense(3, Sigmoid), CrossEntropy, "cross-entropy of 3 outputs goes with nn.Softmax in the last layer, not with sigmoid"},
		{Dense(1, Softmax), CrossEntropy, "layer 2 is a softmax of one neuron, which always gives 1; use nn.Sigmoid"},
		{Dense(1, Softmax), MSE, "layer 2 is a softmax of one neuron"},
		{Dense(1, Sigmoid), Loss(7), "unknown loss Loss(7); use nn.MSE or nn.CrossEntropy"},
	} {
		net := New(2, Dense(2, Tanh), test.last)
		Y := mat.NewDense(4, net.Out(), nil)
		for i := range 4 {
			Y.Set(i, 0, 1)
		}
		refuses(t, net, test.loss, Y, test.want)
	}
	refuses(t, New(2, Dense(1, Softmax), Dense(1, Sigmoid)), MSE, peopleY, "layer 1 is a softmax of one neuron")
}

func TestTargetsThatAreNoProbabilities(t *testing.T) {
	one, two := New(2, Dense(1, Sigmoid)), New(2, Dense(2, Softmax))
	for _, test := range []struct {
		net  *Network
		y    []float64 // of the third sample
		want string
	}{
		{one, []float64{2}, "from 0 to 1, not 2; for other numbers use nn.MSE"},
		{one, []float64{-1}, "from 0 to 1, not -1"},
		{two, []float64{1, 1}, "add up to 1, not to 2, such as one-hot classes"},
		{two, []float64{0.5, 0.4}, "add up to 1, not to 0.9"},
		{two, []float64{1.5, -0.5}, "from 0 to 1, not 1.5"},
	} {
		Y := mat.NewDense(4, test.net.Out(), nil)
		for i := range 4 {
			Y.Set(i, 0, 1)
		}
		Y.SetRow(2, test.y)
		refuses(t, test.net, CrossEntropy, Y, test.want)
		if _, err := (SGD{Loss: CrossEntropy}).Train(t.Context(), test.net, peopleX, Y); err == nil || !strings.Contains(err.Error(), "row 2 of Y") {
			t.Errorf("the error does not say in which row: %v", err)
		}
	}
	// Rounded thirds, and what an average left over, are probabilities.
	Y := mat.NewDense(4, 2, []float64{1. / 3, 2. / 3, 0.3333333, 0.6666667, 1, 0, 0.1 + 0.2, 0.7})
	train(t, SGD{Epochs: 1, Loss: CrossEntropy}, two, peopleX, Y)
}

// refuses fails the test unless Train gives an error, and all else that takes
// the loss panics, with the text want.
func refuses(t *testing.T, net *Network, loss Loss, Y *mat.Dense, want string) {
	t.Helper()
	before := net.Params()
	if _, err := (SGD{Loss: loss}).Train(t.Context(), net, peopleX, Y); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Train: error %v, want %q", err, want)
	}
	x, y := peopleX.RawRowView(2), Y.RawRowView(2)
	for name, f := range map[string]func(){
		"Backprop":       func() { net.Backprop(loss, x, y) },
		"BackpropAll":    func() { net.BackpropAll(loss, peopleX, Y) },
		"Step":           func() { net.Step(loss, x, y, 0.1) },
		"Loss":           func() { net.Loss(loss, peopleX, Y) },
		"TraceBackprop":  func() { net.TraceBackprop(loss, x, y) },
		"CheckGradients": func() { CheckGradients(net, loss, peopleX, Y, nil) },
	} {
		if got := panicOf(f); !strings.Contains(got, want) {
			t.Errorf("%s: panic %q, want %q", name, got, want)
		}
	}
	if !floats.Equal(net.Params(), before) {
		t.Error("the network was changed all the same")
	}
}
