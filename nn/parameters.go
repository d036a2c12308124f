package nn

import "fmt"

func (n *Network) parameters() parameterList {
	list := make(parameterList, len(n.Layers))
	for i, l := range n.Layers {
		list[i] = l.Parameters
	}
	return list
}

// NumParams returns the number of weights and biases.
func (n *Network) NumParams() int {
	weights, biases := n.parameters().count()
	return weights + biases
}

// ParamNames returns the names of all parameters: the weights w1, w2, … numbered
// neuron by neuron from the first layer on, then the biases b1, b2, …. In a
// 2-2-1 network h1 = f(w1 x1 + w2 x2 + b1), h2 = f(w3 x1 + w4 x2 + b2) and
// o1 = f(w5 h1 + w6 h2 + b3).
func (n *Network) ParamNames() []string { return n.parameters().names() }

// Get returns the parameter with the given name, one of [Network.ParamNames]. It
// panics if there is none.
func (n *Network) Get(name string) float64 { return *n.parameters().at(name) }

// Set gives the parameter with the given name, one of [Network.ParamNames], a value.
// It panics if there is none.
func (n *Network) Set(name string, value float64) { *n.parameters().at(name) = value }

// Params returns the values of all parameters in the order of [Network.ParamNames].
func (n *Network) Params() []float64 { return n.parameters().values() }

// SetParams gives all parameters values, in the order of [Network.ParamNames]. It
// panics if there are not as many values as parameters.
func (n *Network) SetParams(values []float64) {
	if len(values) != n.NumParams() {
		panic(fmt.Sprintf("nn: %d values for %d parameters", len(values), n.NumParams()))
	}
	k := 0
	for p := range n.parameters().all() {
		*p = values[k]
		k++
	}
}
