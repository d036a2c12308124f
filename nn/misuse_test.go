package nn

import (
	"context"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// A mistake of the program panics, and says what does not fit what.
func TestMisusePanics(t *testing.T) {
	n := New(2, Dense(3, Sigmoid), Dense(1, Sigmoid))
	X, Y := mat.NewDense(4, 2, nil), mat.NewDense(4, 1, nil)
	tests := []struct {
		want string
		f    func()
	}{
		{"nn: input has 3 features, the network takes 2", func() { n.Predict(make([]float64, 3)) }},
		{"nn: input has 3 features, the network takes 2", func() { n.Trace(make([]float64, 3)) }},
		{"nn: input has 1 features, the network takes 2", func() { n.PredictAll(Y) }},
		{"nn: room for 2 outputs, the network gives 1", func() { n.PredictTo(make([]float64, 2), make([]float64, 2)) }},
		{"nn: target has 2 values, the network gives 1", func() { n.Step(MSE, make([]float64, 2), make([]float64, 2), 1) }},
		{"nn: target has 2 values, the network gives 1", func() { n.StepFrom(make([]float64, 2), make([]float64, 2), 1) }},
		{"nn: target has 2 values, the network gives 1", func() { n.Backprop(MSE, make([]float64, 2), make([]float64, 2)) }},
		{"nn: target has 2 values, the network gives 1", func() { n.Loss(MSE, X, X) }},
		{"nn: X has 4 samples, Y has 3", func() { n.BackpropAll(MSE, X, Y.Slice(0, 3, 0, 1)) }},
		{"nn: X has 4 samples, Y has 3", func() { CheckGradients(n, MSE, X, Y.Slice(0, 3, 0, 1), nil) }},
		{"nn: X has 4 samples, Y has 3", func() { _, _ = SGD{}.Train(context.Background(), n, X, Y.Slice(0, 3, 0, 1)) }},
		{"nn: input has 3 features, the neuron takes 2", func() { Neuron{W: make([]float64, 2)}.Output(make([]float64, 3)) }},
		{"nn: 2 predicted values for 3 target values", func() { MSE.Value(make([]float64, 2), make([]float64, 3)) }},
		{"nn: predictions are 4×2, targets 4×1", func() { MSE.Mean(X, Y) }},
		{"nn: predictions are 4×2, targets 4×1", func() { Accuracy(X, Y) }},
		{"nn: predictions are 4×2, targets 4×1", func() { NewConfusion(X, Y) }},
		{"nn: 1 activations for 2 weighted sums", func() { Tanh.Apply(make([]float64, 1), make([]float64, 2)) }},
		{"nn: softmax of a single number", func() { Softmax.Value(1) }},
		{"nn: derivative of softmax with respect to a single number", func() { Softmax.Derivative(1) }},
		{`nn: no parameter "w10"; the network has w1…w9 and b1…b4`, func() { n.Get("w10") }},
		{`nn: no parameter "b0"`, func() { n.Set("b0", 1) }},
		{`nn: no parameter "w01"`, func() { n.Get("w01") }},
		{`nn: no parameter "w+1"`, func() { n.Get("w+1") }},
		{`nn: no parameter "b5"`, func() { n.Get("b5") }},
		{`nn: no parameter "w"`, func() { n.Get("w") }},
		{`nn: no parameter "wwwwwwwwwwwwwwwwwwww"; the`, func() { n.Get(strings.Repeat("w", 1e6)) }},
		{`nn: no parameter "weight"`, func() { n.Get("weight") }},
		{"nn: 2 values for 13 parameters", func() { n.SetParams(make([]float64, 2)) }},
		{"nn: a network of 0 features", func() { New(0, Dense(1, Sigmoid)) }},
		{"nn: a network without layers", func() { New(2) }},
		{"nn: layer 2 has 0 neurons", func() { New(2, Dense(1, Sigmoid), Dense(0, Sigmoid)) }},
		{"nn: unknown loss Loss(7)", func() { Loss(7).Value(make([]float64, 1), make([]float64, 1)) }},
		{"Activation(7)", func() { Activation(7).Value(1) }},
	}
	for _, test := range tests {
		if got := panicOf(test.f); !strings.Contains(got, test.want) {
			t.Errorf("panic %q, want %q", got, test.want)
		}
	}
}
