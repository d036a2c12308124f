package nn

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// Accuracy returns the share of samples, from 0 to 1, for which the predictions
// Yhat (n × k) and the targets Y (n × k) name the same class: the largest of
// several values, or a single value's side of 0.5. It panics if their shapes
// differ, unless every row of Y is a single 0 or 1 or one-hot, and if Yhat holds
// a NaN.
func Accuracy(Yhat, Y mat.Matrix) float64 { return NewConfusion(Yhat, Y).Accuracy() }

// Confusion is a confusion matrix: Counts[i][j] samples of class i were
// predicted to be of class j.
type Confusion struct {
	Counts [][]int
}

// NewConfusion counts the predictions Yhat (n × k) for the targets Y (n × k),
// which name their classes as in [Accuracy]. It panics where Accuracy does.
func NewConfusion(Yhat, Y mat.Matrix) *Confusion {
	predicted, actual := classesOf(Yhat, Y)
	_, k := Y.Dims()
	c := &Confusion{Counts: make([][]int, max(k, 2))}
	for i := range c.Counts {
		c.Counts[i] = make([]int, len(c.Counts))
	}
	for i := range actual {
		c.Counts[actual[i]][predicted[i]]++
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
