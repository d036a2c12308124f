package nn

import "gonum.org/v1/gonum/mat"

// Gradients are the partial derivatives of a loss with respect to every weight
// and bias of a network: [Parameters] for each of its layers, shaped like the
// layer's own.
type Gradients struct {
	Layers []Parameters
}

// newGradients returns gradients for the network, all 0.
func newGradients(n *Network) *Gradients {
	g := &Gradients{Layers: make([]Parameters, len(n.Layers))}
	for l, layer := range n.Layers {
		g.Layers[l] = newParameters(layer.W.Dims())
	}
	return g
}

// BackpropAll is [Network.Backprop] for the mean loss over the samples X
// (n × in) with the targets Y (n × out): the mean of the samples' gradients. It
// panics where Backprop does, and if X and Y have not as many rows.
func (n *Network) BackpropAll(loss Loss, X, Y mat.Matrix) (float64, *Gradients) {
	n.mustMatchSamples(X, Y)
	inputs, targets := dense(X), dense(Y)
	samples, _ := X.Dims()
	share := 1 / float64(samples)
	sum, mean := 0.0, newGradients(n)
	for i := range samples {
		value, g := n.Backprop(loss, inputs.RawRowView(i), targets.RawRowView(i))
		sum += value
		for l, p := range g.Layers {
			p.W.Scale(share, p.W)
			mean.Layers[l].W.Add(mean.Layers[l].W, p.W)
			mean.Layers[l].B.AddScaledVec(mean.Layers[l].B, share, p.B)
		}
	}
	return sum / float64(samples), mean
}

// Get returns the partial derivative with respect to the parameter of the given
// name, one of [Network.ParamNames]. It panics if there is none.
func (g *Gradients) Get(name string) float64 { return *parameterList(g.Layers).at(name) }

// Set changes the partial derivative with respect to the parameter of the given
// name, to try out a formula of one's own in [CheckGradients]. It panics if
// there is none.
func (g *Gradients) Set(name string, value float64) { *parameterList(g.Layers).at(name) = value }

// Values returns all partial derivatives in the order of [Network.ParamNames].
func (g *Gradients) Values() []float64 { return parameterList(g.Layers).values() }
