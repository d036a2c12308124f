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
// nothing. It panics if dst or x does not match the network.
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
	n.mustMatchInput(in)
	inputs := dense(X)
	Yhat := mat.NewDense(samples, n.Out(), nil)
	for i := range samples {
		n.PredictTo(Yhat.RawRowView(i), inputs.RawRowView(i))
	}
	return Yhat
}

// Loss returns the mean loss of the network over the samples X (n × in) with
// the targets Y (n × out). It panics if a shape does not match, if the loss does
// not go with the last layer, or if Y holds no targets for it.
func (n *Network) Loss(loss Loss, X, Y mat.Matrix) float64 {
	n.mustMatchSamples(X, Y)
	must(n.checkLoss(loss))
	inputs, targets := dense(X), dense(Y)
	samples, _ := X.Dims()
	ws, sum := n.workspace(1), 0.0
	for i := range samples {
		y := targets.RawRowView(i)
		must(loss.checkTarget(y))
		ws.forward(0, inputs.RawRowView(i))
		sum += ws.loss(0, loss, y)
	}
	return sum / float64(samples)
}
