package nn

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Parameters are the weights and biases of one layer, or the partial
// derivatives of a loss with respect to them.
type Parameters struct {
	W *mat.Dense    // in × out: column j feeds neuron j
	B *mat.VecDense // out
}

func newParameters(in, out int) Parameters {
	return Parameters{W: mat.NewDense(in, out, nil), B: mat.NewVecDense(out, nil)}
}

// Layer is a dense layer: every neuron is connected to every input.
type Layer struct {
	Parameters
	Activation Activation
}

// Spec describes a layer to [New].
type Spec struct {
	out        int
	activation Activation
}

// Dense describes a dense layer of out neurons with the activation f.
func Dense(out int, f Activation) Spec { return Spec{out, f} }

// Network is a stack of dense layers, each fed by the one before.
//
// The values in Layers may be changed at will; their number and shapes are
// those that [New] made. A copy of the struct shares its layers with the
// original: for a network of its own use [Network.Clone].
type Network struct {
	Layers []*Layer

	scratch *workspace // see step.go
}

// New returns a network that takes in features, with all parameters 0: it
// learns once it is initialised, for instance by [Network.InitFanIn]. It panics if there
// is no layer or a size is not positive.
func New(in int, layers ...Spec) *Network {
	if in <= 0 {
		panic(fmt.Sprintf("nn: a network of %d features; there must be one at least", in))
	}
	if len(layers) == 0 {
		panic("nn: a network without layers; there must be one at least")
	}
	n := &Network{}
	for i, spec := range layers {
		if spec.out <= 0 {
			panic(fmt.Sprintf("nn: layer %d has %d neurons; there must be one at least", i+1, spec.out))
		}
		n.Layers = append(n.Layers, &Layer{newParameters(in, spec.out), spec.activation})
		in = spec.out
	}
	return n
}

// In returns the number of features that the network takes.
func (n *Network) In() int {
	in, _ := n.Layers[0].W.Dims()
	return in
}

// Out returns the number of values that the network gives.
func (n *Network) Out() int { return n.Layers[len(n.Layers)-1].B.Len() }

// Clone returns a network with parameters of its own, equal to those of n.
func (n *Network) Clone() *Network {
	c := &Network{}
	for _, l := range n.Layers {
		c.Layers = append(c.Layers, &Layer{
			Parameters{mat.DenseCopyOf(l.W), mat.VecDenseCopyOf(l.B)}, l.Activation,
		})
	}
	return c
}
