package nn

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Predict returns the output ŷ of the network for one sample x. It panics if x
// has not as many features as the network takes.
func (n *Network) Predict(x []float64) []float64 {
	return n.PredictTo(make([]float64, n.Out()), x)
}

// PredictTo is [Network.Predict] into dst, which it returns; it allocates
// nothing. It panics if dst or x does not fit the network.
func (n *Network) PredictTo(dst, x []float64) []float64 {
	if len(dst) != n.Out() {
		panic(fmt.Sprintf("nn: room for %d outputs, the network gives %d", len(dst), n.Out()))
	}
	copy(dst, n.workspace(1).forward(0, x))
	return dst
}

// PredictAll returns the outputs Ŷ (n × out) for the samples X (n × in), a row
// each. It panics if X has not as many columns as the network takes features.
func (n *Network) PredictAll(X mat.Matrix) *mat.Dense {
	samples, in := X.Dims()
	n.mustTakeInput(in)
	inputs := dense(X)
	Yhat := mat.NewDense(samples, n.Out(), nil)
	for i := range samples {
		n.PredictTo(Yhat.RawRowView(i), inputs.RawRowView(i))
	}
	return Yhat
}

// Loss returns the mean loss of the network over the samples X (n × in) with
// the targets Y (n × out). It panics if a shape does not fit.
func (n *Network) Loss(loss Loss, X, Y mat.Matrix) float64 {
	n.mustTake(X, Y)
	return loss.Mean(n.PredictAll(X), Y)
}

// LayerTrace is what one layer computed for one sample: its weighted sums
// z = xW + b and its activations a = f(z).
type LayerTrace struct {
	Z, A []float64
}

// Trace returns the weighted sums and activations of every layer for one
// sample x. It panics if x has not as many features as the network takes.
func (n *Network) Trace(x []float64) []LayerTrace {
	n.mustTakeInput(len(x))
	var trace []LayerTrace
	for _, l := range n.Layers {
		z, a := make([]float64, l.B.Len()), make([]float64, l.B.Len())
		l.weightedSums(z, input{x, appendStretches(nil, x)})
		l.Activation.Apply(a, z)
		trace = append(trace, LayerTrace{z, a})
		x = a
	}
	return trace
}
