package nn

import (
	"math"

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
)

// CheckRow compares the derivatives with respect to one parameter.
type CheckRow struct {
	Name       string
	Backprop   float64 // what is to be checked
	Numerical  float64 // (L(p+h) − L(p−h)) / 2h
	Difference float64 // |Backprop − Numerical| / max(|Backprop|, |Numerical|, 1e-4)
}

// OK reports whether the two derivatives agree: the relative difference is at
// most 1e-5.
func (r CheckRow) OK() bool { return r.Difference <= checkTolerance } // false for NaN

// GradientCheck compares partial derivatives with numerical ones, one row
// per parameter.
type GradientCheck struct {
	Rows []CheckRow
}

// CheckGradients compares the gradients g of the mean loss over the samples X
// (n × in) with the targets Y (n × out) with central differences (gonum's
// diff/fd). A nil g stands for those of [Network.BackpropAll]. With names it
// looks at those parameters alone: each costs two forward passes over X. The
// network is left as it was. It panics if a shape does not match, g is that of
// another network, or there is no parameter of a name.
func CheckGradients(net *Network, loss Loss, X, Y mat.Matrix, g *Gradients, names ...string) *GradientCheck {
	net.mustMatchSamples(X, Y)
	if g == nil {
		_, g = net.BackpropAll(loss, X, Y)
	}
	net.mustMatchGradients(g)
	if len(names) == 0 {
		names = net.ParamNames()
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

// worst returns the row with the largest difference, a NaN being the largest.
// It panics if there are no rows.
func (c *GradientCheck) worst() CheckRow {
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
