package nn

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// class returns the class that y stands for: of one value 0 or 1, whichever is
// nearer (1 from 0.5 on), of several the index of the largest, the first of
// equals.
func class(y []float64) int {
	if len(y) > 1 {
		return floats.MaxIdx(y)
	}
	if y[0] >= 0.5 {
		return 1
	}
	return 0
}

// namesClass reports whether y is a single 0 or 1, or one-hot.
func namesClass(y []float64) bool {
	ones := 0
	for _, v := range y {
		switch v {
		case 0:
		case 1:
			ones++
		default:
			return false
		}
	}
	return len(y) == 1 || ones == 1
}

// holdsClasses reports whether every row of Y names a class.
func holdsClasses(Y *mat.Dense) bool {
	n, _ := Y.Dims()
	for i := range n {
		if !namesClass(Y.RawRowView(i)) {
			return false
		}
	}
	return true
}

// classesOf returns the predicted and the true class of every sample. It panics
// if the shapes differ, if a row of Y names no class, or if Yhat holds a NaN.
func classesOf(Yhat, Y mat.Matrix) (predicted, actual []int) {
	mustHaveSameShape(Yhat, Y)
	predictions, targets := dense(Yhat), dense(Y)
	n, _ := Y.Dims()
	for i := range n {
		yhat, y := predictions.RawRowView(i), targets.RawRowView(i)
		if !namesClass(y) {
			panic(fmt.Sprintf("nn: row %d of Y (counted from 0) names no class, which is one column of 0 and 1 or a one-hot row; for numbers use MSE, MAE and R2", i))
		}
		for j, v := range yhat {
			if math.IsNaN(v) {
				panic(fmt.Sprintf("nn: Yhat holds NaN in row %d, column %d (counted from 0), which is no prediction; did the training diverge?", i, j))
			}
		}
		predicted, actual = append(predicted, class(yhat)), append(actual, class(y))
	}
	return predicted, actual
}
