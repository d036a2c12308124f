package nn

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// Functions named must… panic where shapes do not match, and name both.

func mustMatch(yhat, y []float64) {
	if len(yhat) != len(y) {
		panic(fmt.Sprintf("nn: %d predicted values for %d target values", len(yhat), len(y)))
	}
}

func mustHaveSameShape(Yhat, Y mat.Matrix) {
	n, k := Yhat.Dims()
	if rows, cols := Y.Dims(); n != rows || k != cols {
		panic(fmt.Sprintf("nn: predictions are %d×%d, targets %d×%d", n, k, rows, cols))
	}
}

// mustMatchSamples is for samples X (n × in) with targets Y (n × out).
func (n *Network) mustMatchSamples(X, Y mat.Matrix) {
	samples, in := X.Dims()
	targets, out := Y.Dims()
	n.mustMatchInput(in)
	n.mustMatchTarget(out)
	if samples != targets {
		panic(fmt.Sprintf("nn: X has %d samples, Y has %d", samples, targets))
	}
}

func (n *Network) mustMatchInput(features int) {
	if features != n.In() {
		panic(fmt.Sprintf("nn: input has %d features, the network takes %d", features, n.In()))
	}
}

func (n *Network) mustMatchTarget(values int) {
	if values != n.Out() {
		panic(fmt.Sprintf("nn: target has %d values, the network gives %d", values, n.Out()))
	}
}

func (n *Network) mustMatchGradients(g *Gradients) {
	match := len(g.Layers) == len(n.Layers)
	for l := 0; match && l < len(n.Layers); l++ {
		in, out := n.Layers[l].W.Dims()
		rows, cols := g.Layers[l].W.Dims()
		match = in == rows && out == cols
	}
	if !match {
		panic(fmt.Sprintf("nn: the gradients are of a %s network, the network is %s", shape(g.Layers), shape(n.parameters())))
	}
}

// shape names the widths of the layers, such as 2-2-1.
func shape(layers []Parameters) string {
	const most = 8 // layers, so that the text stays short
	in, _ := layers[0].W.Dims()
	text := fmt.Sprint(in)
	for _, p := range layers[:min(len(layers), most)] {
		text += fmt.Sprintf("-%d", p.B.Len())
	}
	if len(layers) > most {
		text += "-…"
	}
	return text
}

// dense returns m itself where its rows can be looked at without a copy.
func dense(m mat.Matrix) *mat.Dense {
	if d, ok := m.(*mat.Dense); ok {
		return d
	}
	return mat.DenseCopyOf(m)
}
