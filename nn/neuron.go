package nn

import (
	"fmt"

	"gonum.org/v1/gonum/floats"
)

// Neuron is a single artificial neuron: it weighs its inputs, adds a bias and
// applies an activation.
type Neuron struct {
	W          []float64 // one weight per input
	B          float64   // bias
	Activation Activation
}

// WeightedSum returns z = w·x + b. It panics if x is not as long as W.
func (n Neuron) WeightedSum(x []float64) float64 {
	if len(x) != len(n.W) {
		panic(fmt.Sprintf("nn: input has %d features, the neuron takes %d", len(x), len(n.W)))
	}
	return floats.Dot(n.W, x) + n.B
}

// Output returns a = f(w·x + b). It panics if x is not as long as W, and for
// [Softmax], which takes a whole layer.
func (n Neuron) Output(x []float64) float64 {
	return n.Activation.Value(n.WeightedSum(x))
}
