package viz

import (
	"math"
	"slices"

	"gonum.org/v1/plot"

	"fromscratch/nn"
)

// Run is a training run with a name for the legend.
type Run struct {
	Name    string
	History *nn.History
}

// LossesOptions changes how [Losses] draws. The zero value works.
type LossesOptions struct {
	// Log makes the axis of the loss logarithmic. A loss of zero, which has no
	// logarithm, lies below the picture. false: the axis is linear, from 0.
	Log bool
}

// Losses draws the mean loss of several runs for comparison. A run that
// diverges leaves the picture at its upper edge; one of which no loss is a
// finite number says so in the legend.
func Losses(runs []Run, o LossesOptions) *plot.Plot {
	p := newLossPlot(o.Log)
	var seen, starts []float64
	for _, r := range runs {
		var xs, ys []float64
		for _, e := range r.History.Epochs {
			xs, ys = append(xs, float64(e.Number)), append(ys, e.Loss)
		}
		Line(p, withReason(r.Name, ys), xs, offPicture(ys))
		seen = append(seen, ys...)
		if len(ys) > 0 && finite(ys[0]) {
			starts = append(starts, ys[0])
		}
	}
	limit := math.Inf(1)
	if len(starts) > 0 {
		slices.Sort(starts)
		limit = 4 * starts[len(starts)/2]
		if o.Log {
			limit *= 1000
		}
	}
	limitLoss(p, seen, limit)
	return p
}
