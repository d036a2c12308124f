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

	// CrossEntropy compares probabilities. Of one output, the probability of
	// class 1, it is the binary one, −y ln ŷ − (1 − y) ln(1 − ŷ), and goes with a
	// [Sigmoid] in the last layer. Of several, which add up to 1, it is the
	// categorical one, −Σ y ln ŷ, and goes with [Softmax].
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

// Value returns the loss of one sample, for cross-entropy 708.4 at most per
// output. It panics if the lengths differ, and for cross-entropy if yhat or y
// does not hold probabilities; a NaN in yhat gives NaN.
func (l Loss) Value(yhat, y []float64) float64 {
	mustMatch(yhat, y)
	must(l.checkTarget(y))
	if l == MSE {
		return meanSquaredError(yhat, y)
	}
	for _, p := range yhat {
		if math.IsNaN(p) {
			return p
		}
		if p < 0 || p > 1 {
			panic(fmt.Sprintf("nn: cross-entropy takes predictions from 0 to 1, not %v; let the last layer have nn.Sigmoid (one output) or nn.Softmax (several)", p))
		}
	}
	if len(y) == 1 {
		return -y[0]*logarithm(yhat[0]) - (1-y[0])*logarithm(1-yhat[0])
	}
	sum := 0.0
	for i, v := range y {
		if v != 0 {
			sum -= v * logarithm(yhat[i])
		}
	}
	return sum
}

func logarithm(p float64) float64 { return math.Log(math.Max(p, tiny)) }

func meanSquaredError(yhat, y []float64) float64 {
	sum := 0.0
	for i, v := range y {
		d := v - yhat[i]
		sum += d * d
	}
	return sum / float64(len(y))
}

// Mean returns the mean loss of the predictions Yhat (n × k) for the targets Y
// (n × k). It panics if their shapes differ, and as [Loss.Value] does.
func (l Loss) Mean(Yhat, Y mat.Matrix) float64 {
	mustHaveSameShape(Yhat, Y)
	predictions, targets := dense(Yhat), dense(Y)
	n, _ := Y.Dims()
	sum := 0.0
	for i := range n {
		sum += l.Value(predictions.RawRowView(i), targets.RawRowView(i))
	}
	return sum / float64(n)
}
