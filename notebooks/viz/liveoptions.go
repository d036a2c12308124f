package viz

import (
	"fmt"
	"strings"
	"time"
)

// LiveOptions changes what [Live] draws, and how fast. The zero value works.
type LiveOptions struct {
	// Log and MeanOnly are those of [LossOptions]. false: a linear axis, and a
	// band from minimum to maximum.
	Log, MeanOnly bool

	// AtLeast is how long the run takes if it would be faster, so that there is
	// something to watch. 0: it goes as fast as it can. A negative time panics.
	AtLeast time.Duration

	// Measure is called after each epoch, and what it returns is drawn in a
	// second plot beside the loss: the accuracy on held-out samples, say. nil:
	// there is only the loss.
	Measure func() float64

	// MeasureName, with a unit, is the title of the axis of Measure. Measure
	// and its name go together: one without the other panics.
	MeasureName string
}

func (o LiveOptions) check() {
	if o.AtLeast < 0 {
		panic(fmt.Sprintf("viz: AtLeast is %v; give a time such as 2*time.Second, or none", o.AtLeast))
	}
	named := strings.TrimSpace(o.MeasureName) != ""
	switch {
	case o.Measure != nil && !named:
		panic("viz: Measure has no name; give MeasureName, \"accuracy (%)\" say, for the title of its axis")
	case o.Measure == nil && named:
		panic(fmt.Sprintf("viz: MeasureName is %.40q, but there is no Measure; give the function that measures it", o.MeasureName))
	}
}
