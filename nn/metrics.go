package nn

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// class returns the class that y stands for: of one value 0 or 1, whichever is
// nearer (1 from 0.5 on), of several the index of the largest.
func class(y []float64) int {
	if len(y) > 1 {
		return floats.MaxIdx(y)
	}
	if y[0] >= 0.5 {
		return 1
	}
	return 0
}

// holdsClasses reports whether Y has a single column of 0 and 1, or is one-hot.
func holdsClasses(Y *mat.Dense) bool {
	n, k := Y.Dims()
	for i := range n {
		ones := 0
		for _, v := range Y.RawRowView(i) {
			switch v {
			case 0:
			case 1:
				ones++
			default:
				return false
			}
		}
		if k > 1 && ones != 1 {
			return false
		}
	}
	return true
}

// Accuracy returns the share of samples, from 0 to 1, for which the predictions
// Yhat (n × k) and the targets Y (n × k) name the same class: the largest of
// several values, or a single value's side of 0.5. It panics if their shapes
// differ.
func Accuracy(Yhat, Y mat.Matrix) float64 {
	mustSameShape(Yhat, Y)
	predictions, targets := dense(Yhat), dense(Y)
	n, _ := Y.Dims()
	right := 0
	for i := range n {
		if class(predictions.RawRowView(i)) == class(targets.RawRowView(i)) {
			right++
		}
	}
	return float64(right) / float64(n)
}

// Confusion is a confusion matrix: Counts[i][j] samples of class i were
// predicted to be of class j.
type Confusion struct {
	Counts [][]int
}

// NewConfusion counts the predictions Yhat (n × k) for the targets Y (n × k),
// which name their classes as in [Accuracy]. It panics if their shapes differ.
func NewConfusion(Yhat, Y mat.Matrix) *Confusion {
	mustSameShape(Yhat, Y)
	predictions, targets := dense(Yhat), dense(Y)
	n, k := Y.Dims()
	c := &Confusion{Counts: make([][]int, max(k, 2))}
	for i := range c.Counts {
		c.Counts[i] = make([]int, len(c.Counts))
	}
	for i := range n {
		c.Counts[class(targets.RawRowView(i))][class(predictions.RawRowView(i))]++
	}
	return c
}

// Accuracy returns the share of samples on the diagonal, NaN if there are none.
func (c *Confusion) Accuracy() float64 {
	right, all := 0, 0
	for i, row := range c.Counts {
		right += row[i]
		for _, count := range row {
			all += count
		}
	}
	return float64(right) / float64(all)
}

// String returns the matrix as a table, true classes down and predicted ones
// across.
func (c *Confusion) String() string {
	var b strings.Builder
	b.WriteString("true \\ predicted")
	for j := range c.Counts {
		fmt.Fprintf(&b, "%6d", j)
	}
	for i, row := range c.Counts {
		fmt.Fprintf(&b, "\n%16d", i)
		for _, count := range row {
			fmt.Fprintf(&b, "%6d", count)
		}
	}
	return b.String()
}
