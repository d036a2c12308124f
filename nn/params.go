package nn

import (
	"fmt"
	"iter"
	"strconv"
)

// parameterList names the parameters of the layers in turn and lays them out in
// one vector: all weights w1, w2, … and then all biases b1, b2, …. Weights are
// numbered neuron by neuron, the first layer first, so that w1 and w2 of a
// 2-2-1 network feed its first hidden neuron.
type parameterList []Parameters

// weights goes over the weights in the order of their numbers.
func (list parameterList) weights() iter.Seq[*float64] {
	return func(yield func(*float64) bool) {
		for _, p := range list {
			in, out := p.W.Dims()
			raw := p.W.RawMatrix()
			for j := range out {
				for i := range in {
					if !yield(&raw.Data[i*raw.Stride+j]) {
						return
					}
				}
			}
		}
	}
}

func (list parameterList) biases() iter.Seq[*float64] {
	return func(yield func(*float64) bool) {
		for _, p := range list {
			for j := range p.B.RawVector().Data {
				if !yield(&p.B.RawVector().Data[j]) {
					return
				}
			}
		}
	}
}

func (list parameterList) all() iter.Seq[*float64] {
	return func(yield func(*float64) bool) {
		for p := range list.weights() {
			if !yield(p) {
				return
			}
		}
		for p := range list.biases() {
			if !yield(p) {
				return
			}
		}
	}
}

func (list parameterList) count() (weights, biases int) {
	for _, p := range list {
		in, out := p.W.Dims()
		weights += in * out
		biases += out
	}
	return weights, biases
}

func (list parameterList) names() []string {
	weights, biases := list.count()
	names := make([]string, 0, weights+biases)
	for k := range weights {
		names = append(names, fmt.Sprintf("w%d", k+1))
	}
	for k := range biases {
		names = append(names, fmt.Sprintf("b%d", k+1))
	}
	return names
}

// at returns the parameter with the given name and panics if there is none.
func (list parameterList) at(name string) *float64 {
	if len(name) > 1 && (name[0] == 'w' || name[0] == 'b') {
		if k, err := strconv.Atoi(name[1:]); err == nil && k > 0 {
			if p := list.numbered(name[0], k-1); p != nil {
				return p
			}
		}
	}
	weights, biases := list.count()
	panic(fmt.Sprintf("nn: no parameter %q; the network has w1…w%d and b1…b%d", name, weights, biases))
}

// numbered returns weight or bias number k, counted from 0, or nil.
func (list parameterList) numbered(kind byte, k int) *float64 {
	for _, p := range list {
		in, out := p.W.Dims()
		size := out
		if kind == 'w' {
			size = in * out
		}
		if k >= size {
			k -= size
			continue
		}
		if kind == 'b' {
			return &p.B.RawVector().Data[k]
		}
		raw := p.W.RawMatrix()
		return &raw.Data[k%in*raw.Stride+k/in]
	}
	return nil
}

func (list parameterList) vector() []float64 {
	weights, biases := list.count()
	values := make([]float64, 0, weights+biases)
	for p := range list.all() {
		values = append(values, *p)
	}
	return values
}

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

// Names returns the names of all parameters: the weights w1, w2, … numbered
// neuron by neuron from the first layer on, then the biases b1, b2, …. In a
// 2-2-1 network h1 = f(w1 x1 + w2 x2 + b1), h2 = f(w3 x1 + w4 x2 + b2) and
// o1 = f(w5 h1 + w6 h2 + b3).
func (n *Network) Names() []string { return n.parameters().names() }

// Get returns the parameter with the given name, one of [Network.Names]. It
// panics if there is none.
func (n *Network) Get(name string) float64 { return *n.parameters().at(name) }

// Set gives the parameter with the given name, one of [Network.Names], a value.
// It panics if there is none.
func (n *Network) Set(name string, value float64) { *n.parameters().at(name) = value }

// Params returns the values of all parameters in the order of [Network.Names].
func (n *Network) Params() []float64 { return n.parameters().vector() }

// SetParams gives all parameters values, in the order of [Network.Names]. It
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

// Get returns the partial derivative by the parameter with the given name, one
// of [Network.Names]. It panics if there is none.
func (g *Gradients) Get(name string) float64 { return *parameterList(g.Layers).at(name) }

// Set changes the partial derivative by the parameter with the given name, for
// trying out a formula of one's own in [CheckGradients]. It panics if there is
// none.
func (g *Gradients) Set(name string, value float64) { *parameterList(g.Layers).at(name) = value }

// Params returns all partial derivatives in the order of [Network.Names].
func (g *Gradients) Params() []float64 { return parameterList(g.Layers).vector() }
