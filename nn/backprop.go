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
	// a[l] is what layer l is given, so a[0] is the sample and a[l+1] comes out.
	a, z := [][]float64{x}, [][]float64{}
	for l, layer := range n.Layers {
		var sums mat.VecDense
		sums.MulVec(layer.W.T(), mat.NewVecDense(len(a[l]), a[l]))
		sums.AddVec(&sums, layer.B)
		z = append(z, sums.RawVector().Data)
		a = append(a, make([]float64, len(z[l])))
		layer.Activation.Apply(a[l+1], z[l])
	}

	// The error signal δ = ∂L/∂z of the output.
	last := len(n.Layers) - 1
	f, yhat := n.Layers[last].Activation, a[last+1]
	delta := make([]float64, len(yhat))
	loss.outputErrorSignal(delta, f, yhat, y)

	// Backward: from the δ of each layer its gradient, and the δ before it.
	g := newGradients(n)
	for l := last; l >= 0; l-- {
		d := mat.NewVecDense(len(delta), delta)
		g.Layers[l].W.Outer(1, mat.NewVecDense(len(a[l]), a[l]), d) // ∂L/∂W = a ⊗ δ
		g.Layers[l].B.CopyVec(d)                                    // ∂L/∂b = δ
		if l > 0 {
			var before mat.VecDense
			before.MulVec(n.Layers[l].W, d) // ∂L/∂a = W·δ: added over all the paths
			delta = n.Layers[l-1].Activation.errorSignal(before.RawVector().Data, z[l-1])
		}
	}
	return loss.ofLastLayer(f, z[last], yhat, y), g
}
