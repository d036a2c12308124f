package nn

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// Figures for targets that are numbers rather than classes; the third of them
// is the mean squared error, [MSE].Mean. A NaN in Yhat gives NaN.

// MAE returns the mean absolute error of the predictions Yhat (n × k) for the
// targets Y (n × k), over samples and outputs, in the unit of the targets. It
// panics if their shapes differ.
func MAE(Yhat, Y mat.Matrix) float64 {
	mustHaveSameShape(Yhat, Y)
	n, k := Y.Dims()
	sum := 0.0
	for i := range n {
		for j := range k {
			sum += math.Abs(Yhat.At(i, j) - Y.At(i, j))
		}
	}
	return sum / float64(n*k)
}

// R2 returns the coefficient of determination R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)² of
// the predictions Yhat (n × k) for the targets Y (n × k), where ȳ is the mean
// of an output: 1 for perfect predictions, 0 for those that are no better than
// always ȳ, negative for worse ones. Of several outputs it is the mean of
// theirs. It is NaN where all targets of an output are equal, since there is
// nothing to explain. It panics if the shapes differ.
func R2(Yhat, Y mat.Matrix) float64 {
	mustHaveSameShape(Yhat, Y)
	_, k := Y.Dims()
	sum := 0.0
	for j := range k {
		y, yhat := mat.Col(nil, j, Y), mat.Col(nil, j, Yhat)
		if stat.Variance(y, nil) == 0 {
			return math.NaN()
		}
		sum += stat.RSquaredFrom(yhat, y, nil)
	}
	return sum / float64(k)
}
