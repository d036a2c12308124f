package nn

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

func mustMatch(yhat, y []float64) {
	if len(yhat) != len(y) {
		panic(fmt.Sprintf("nn: %d predicted values for %d target values", len(yhat), len(y)))
	}
}

func mustSameShape(Yhat, Y mat.Matrix) {
	n, k := Yhat.Dims()
	if rows, cols := Y.Dims(); n != rows || k != cols {
		panic(fmt.Sprintf("nn: predictions are %d×%d, targets %d×%d", n, k, rows, cols))
	}
}

// mustTake panics unless the network can be trained on the samples X, Y.
func (n *Network) mustTake(X, Y mat.Matrix) {
	samples, in := X.Dims()
	targets, out := Y.Dims()
	n.mustTakeInput(in)
	n.mustGive(out)
	if samples != targets {
		panic(fmt.Sprintf("nn: X has %d samples, Y has %d", samples, targets))
	}
}

func (n *Network) mustTakeInput(features int) {
	if features != n.In() {
		panic(fmt.Sprintf("nn: input has %d features, the network takes %d", features, n.In()))
	}
}

func (n *Network) mustGive(values int) {
	if values != n.Out() {
		panic(fmt.Sprintf("nn: target has %d values, the network gives %d", values, n.Out()))
	}
}

// dense returns m itself where its rows can be looked at without a copy.
func dense(m mat.Matrix) *mat.Dense {
	if d, ok := m.(*mat.Dense); ok {
		return d
	}
	return mat.DenseCopyOf(m)
}
