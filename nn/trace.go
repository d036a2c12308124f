package nn

import "gonum.org/v1/gonum/mat"

// LayerTrace is what one layer computed for one sample: its weighted sums
// z = xW + b, its activations a = f(z), and, on the way back, its error signal
// δ = ∂L/∂z.
type LayerTrace struct {
	Z, A  []float64
	Delta []float64 // nil after a forward pass alone
}

// Trace returns the weighted sums and activations of every layer for one
// sample x. It panics if x has not as many features as the network takes.
func (n *Network) Trace(x []float64) []LayerTrace {
	n.mustMatchInput(len(x))
	trace := make([]LayerTrace, len(n.Layers))
	a := mat.NewVecDense(len(x), x)
	for l, layer := range n.Layers {
		z := new(mat.VecDense)
		z.MulVec(layer.W.T(), a)
		z.AddVec(z, layer.B)
		a = mat.NewVecDense(z.Len(), nil)
		layer.Activation.Apply(a.RawVector().Data, z.RawVector().Data)
		trace[l] = LayerTrace{Z: z.RawVector().Data, A: a.RawVector().Data}
	}
	return trace
}

// TraceBackprop is [Network.Trace] with the error signals too: those of the
// loss for the target y. It panics where [Network.Backprop] does.
func (n *Network) TraceBackprop(loss Loss, x, y []float64) []LayerTrace {
	trace := n.Trace(x)
	_, g := n.Backprop(loss, x, y)
	for l, p := range g.Layers {
		trace[l].Delta = p.B.RawVector().Data // ∂L/∂b is δ
	}
	return trace
}
