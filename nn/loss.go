package nn

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Loss measures how far a prediction ŷ is from its target y. The zero value is
// [MSE].
type Loss int

// The losses, for one sample with k outputs. The loss of several samples is the
// mean of theirs.
const (
	// MSE is the mean squared error 1/k Σ (y − ŷ)², without the factor ½ that
	// some texts add.
	MSE Loss = iota

	// CrossEntropy is −Σ y ln ŷ, for predictions and targets that are
	// probabilities which add up to 1: one-hot targets and a [Softmax] layer.
	CrossEntropy
)

// tiny keeps the logarithm of a probability that has underflowed finite.
const tiny = 0x1p-1022

// String returns the name of the loss.
func (l Loss) String() string {
	switch l {
	case MSE:
		return "MSE"
	case CrossEntropy:
		return "cross-entropy"
	}
	return fmt.Sprintf("Loss(%d)", int(l))
}

// Value returns the loss of one sample. It panics if the lengths differ.
func (l Loss) Value(yhat, y []float64) float64 {
	mustMatch(yhat, y)
	sum := 0.0
	switch l {
	case MSE:
		for i, v := range y {
			d := v - yhat[i]
			sum += d * d
		}
		return sum / float64(len(y))
	case CrossEntropy:
		for i, v := range y {
			if v != 0 {
				sum -= v * math.Log(math.Max(yhat[i], tiny))
			}
		}
		return sum
	}
	panic(fmt.Sprintf("nn: unknown loss %v", l))
}

// Gradient stores ∂L/∂ŷ of one sample in dst: 2(ŷ − y)/k for [MSE], −y/ŷ for
// [CrossEntropy]. It panics if the lengths differ.
func (l Loss) Gradient(dst, yhat, y []float64) {
	mustMatch(yhat, y)
	mustMatch(yhat, dst)
	switch l {
	case MSE:
		k := float64(len(y))
		for i, v := range y {
			dst[i] = 2 * (yhat[i] - v) / k
		}
	case CrossEntropy:
		for i, v := range y {
			dst[i] = -v / math.Max(yhat[i], tiny)
		}
	default:
		panic(fmt.Sprintf("nn: unknown loss %v", l))
	}
}

// Mean returns the mean loss of the predictions Yhat (n × k) for the targets Y
// (n × k). It panics if their shapes differ.
func (l Loss) Mean(Yhat, Y mat.Matrix) float64 {
	mustSameShape(Yhat, Y)
	predictions, targets := dense(Yhat), dense(Y)
	n, _ := Y.Dims()
	sum := 0.0
	for i := range n {
		sum += l.Value(predictions.RawRowView(i), targets.RawRowView(i))
	}
	return sum / float64(n)
}

// backward stores the error signal δ = ∂L/∂z of the output layer in delta,
// given its activations ŷ = f(z).
func (l Loss) backward(delta, yhat, y []float64, f Activation) {
	if l == CrossEntropy && f == Softmax {
		// −y/ŷ through the softmax Jacobian is ŷ Σy − y, which is ŷ − y, since
		// targets add up to 1. Written so, a ŷ near 0 costs no digits.
		sum := 0.0
		for _, v := range y {
			sum += v
		}
		for i, v := range y {
			delta[i] = yhat[i]*sum - v
		}
		return
	}
	l.Gradient(delta, yhat, y)
	f.backward(delta, yhat)
}
