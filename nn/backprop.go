package nn

import "gonum.org/v1/gonum/mat"

// Backprop returns the loss of one sample x with the target y, and its partial
// derivatives with respect to all parameters. It panics if x or y does not
// match the network, if the loss does not go with the last layer, or if y is no
// target for it.
//
// This is the algorithm to read. A training run takes the same step in place,
// without the memory and the detours: see step.go.
func (n *Network) Backprop(loss Loss, x, y []float64) (float64, *Gradients) {
	n.mustMatchInput(len(x))
	n.mustLearn(loss, y)

	// Forward: z = aW + b and a = f(z), layer by layer, each of them kept.
	// a[l] goes into layer l: a[0] is the sample, the last a is ŷ.
	a, z := []*mat.VecDense{mat.NewVecDense(len(x), x)}, []*mat.VecDense{}
	for l, layer := range n.Layers {
		sums, out := new(mat.VecDense), mat.NewVecDense(layer.B.Len(), nil)
		sums.MulVec(layer.W.T(), a[l])
		sums.AddVec(sums, layer.B)
		layer.Activation.Apply(out.RawVector().Data, sums.RawVector().Data)
		z, a = append(z, sums), append(a, out)
	}

	// The error signal δ = ∂L/∂z of the output.
	last := len(n.Layers) - 1
	f, yhat := n.Layers[last].Activation, a[last+1].RawVector().Data
	delta := mat.NewVecDense(len(y), nil)
	loss.outputErrorSignal(delta.RawVector().Data, f, yhat, y)

	// Backward: from the δ of each layer its gradient, and the δ before it.
	g := newGradients(n)
	for l := last; l >= 0; l-- {
		g.Layers[l].W.Outer(1, a[l], delta) // ∂L/∂W = a ⊗ δ
		g.Layers[l].B.CopyVec(delta)        // ∂L/∂b = δ
		if l > 0 {
			before := new(mat.VecDense)
			before.MulVec(n.Layers[l].W, delta)                          // ∂L/∂a = W·δ: added over all the paths
			delta = n.Layers[l-1].Activation.errorSignal(before, z[l-1]) // (W·δ) ⊙ f′(z)
		}
	}
	return loss.ofLastLayer(f, z[last].RawVector().Data, yhat, y), g
}
