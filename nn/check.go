package nn

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/mat"
)

const (
	// checkTolerance is the relative difference up to which two derivatives
	// agree. Central differences are good for 8 digits or so.
	checkTolerance = 1e-5

	// checkFloor is the size below which differences count absolutely. The
	// rounding of the loss puts an error of about 1e-11 on every numerical
	// derivative, which would drown a smaller one.
	checkFloor = 1e-4

	// checkLines is how many rows a check prints at the most.
	checkLines = 20
)

// CheckRow compares the derivative by one parameter.
type CheckRow struct {
	Name       string
	Backprop   float64 // what is to be checked
	Numerical  float64 // (L(p+h) − L(p−h)) / 2h
	Difference float64 // |Backprop − Numerical| / max(|Backprop|, |Numerical|, 1e-4)
}

// OK reports whether the two derivatives agree: the relative difference is at
// most 1e-5.
func (r CheckRow) OK() bool { return r.Difference <= checkTolerance } // false for NaN

// GradientCheck compares partial derivatives with numerical ones, a row a
// parameter.
type GradientCheck struct {
	Rows []CheckRow
}

// CheckGradients compares the gradients g of the mean loss over the samples X
// (n × in) with the targets Y (n × out) with central differences (gonum's
// diff/fd). A nil g stands for those of [Network.BackpropAll]. With names it
// looks at those parameters alone: each costs two forward passes over X. The
// network is left as it was. It panics if a shape or a name does not fit.
func CheckGradients(net *Network, loss Loss, X, Y mat.Matrix, g *Gradients, names ...string) *GradientCheck {
	net.mustTake(X, Y)
	if g == nil {
		_, g = net.BackpropAll(loss, X, Y)
	}
	if len(names) == 0 {
		names = net.Names()
	}
	c := &GradientCheck{}
	for _, name := range names {
		p := net.parameters().at(name)
		value := *p
		numerical := fd.Derivative(func(v float64) float64 {
			*p = v
			return net.Loss(loss, X, Y)
		}, value, &fd.Settings{Formula: fd.Central})
		*p = value
		backprop := g.Get(name)
		size := math.Max(math.Max(math.Abs(backprop), math.Abs(numerical)), checkFloor)
		c.Rows = append(c.Rows, CheckRow{name, backprop, numerical, math.Abs(backprop-numerical) / size})
	}
	return c
}

// Worst returns the row with the largest difference, a NaN being the largest.
// It panics if there are no rows.
func (c *GradientCheck) Worst() CheckRow {
	worst := c.Rows[0]
	for _, r := range c.Rows {
		if r.Difference > worst.Difference || math.IsNaN(r.Difference) {
			worst = r
		}
	}
	return worst
}

// OK reports whether all rows agree.
func (c *GradientCheck) OK() bool { return c.wrong() == 0 }

func (c *GradientCheck) wrong() int {
	count := 0
	for _, r := range c.Rows {
		if !r.OK() {
			count++
		}
	}
	return count
}

// String returns the rows as a table, the first 20 of a long one, with a mark
// at those that disagree and a verdict below.
func (c *GradientCheck) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-8s %14s %14s %12s\n", "", "backprop", "numerical", "difference")
	for i, r := range c.Rows {
		if i == checkLines {
			fmt.Fprintf(&b, "… and %d more\n", len(c.Rows)-i)
			break
		}
		mark := ""
		if !r.OK() {
			mark = "  ✗"
		}
		fmt.Fprintf(&b, "%-8s %14.7f %14.7f %12s%s\n", r.Name, r.Backprop, r.Numerical, difference(r.Difference), mark)
	}
	if wrong := c.wrong(); wrong > 0 {
		worst := c.Worst()
		fmt.Fprintf(&b, "✗ %d of %d disagree, worst is %s: %.7f should be %.7f",
			wrong, len(c.Rows), worst.Name, worst.Backprop, worst.Numerical)
	} else {
		fmt.Fprintf(&b, "✓ all %d agree", len(c.Rows))
	}
	return b.String()
}

// difference prints what agrees without the digits of rounding noise, which
// differ from one processor to another.
func difference(d float64) string {
	if d <= 1e-6 {
		return "< 1e-06"
	}
	return fmt.Sprintf("%.2g", d)
}
