package viz

import (
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/nn"
)

// LossOptions changes how [Loss] draws. The zero value works.
type LossOptions struct {
	// Log makes the axis of the loss logarithmic. A loss of zero, which has no
	// logarithm, lies below the picture. false: the axis is linear, from 0.
	Log bool

	// MeanOnly leaves the band between minimum and maximum out: among thousands
	// of samples there is always one that is far off, and one that is not.
	// false: the band is drawn.
	MeanOnly bool
}

// Loss draws the mean loss of every epoch as a line, and the band between the
// minimum and the maximum loss of a single sample around it. Where a loss is
// infinite, line and band leave the picture; where it is NaN, they have a gap.
func Loss(h *nn.History, o LossOptions) *plot.Plot {
	p := newLossPlot(o.Log)
	n := len(h.Epochs)
	xs, lo, mean, hi := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i, e := range h.Epochs {
		xs[i], lo[i], mean[i], hi[i] = float64(e.Number), e.MinLoss, e.Loss, e.MaxLoss
	}
	style, seen := lineStyle(0), mean
	if !o.MeanOnly && slices.ContainsFunc(h.Epochs, func(e nn.Epoch) bool { return e.MaxLoss > e.MinLoss }) {
		seen = slices.Concat(lo, mean, hi)
		addBand(p, xs, lo, hi)
		addCurve(p, withReason("mean over the samples", mean), xs, offPicture(mean), style)
		p.Legend.Add("minimum to maximum", &band{fill: bandFill})
	} else {
		addCurve(p, "", xs, offPicture(mean), style)
	}
	limit := math.Inf(1)
	if o.Log && n > 0 && hi[0] > 0 {
		limit = 1e12 * hi[0]
	}
	limitLoss(p, seen, limit)
	return p
}

var bandFill = tint(blue, 0.25)

// addBand fills the area from lo to hi. Where one of them is NaN, there is none.
func addBand(p *plot.Plot, xs, lo, hi []float64) {
	lo, hi = offPicture(lo), offPicture(hi)
	for i := range xs {
		if math.IsNaN(lo[i]) || math.IsNaN(hi[i]) {
			lo[i], hi[i] = math.NaN(), math.NaN()
		}
	}
	p.Add(&band{newSeries(p, xs, lo), newSeries(p, xs, hi), bandFill})
	edge := draw.LineStyle{Color: tint(blue, 0.5), Width: px}
	addCurve(p, "", xs, lo, edge)
	addCurve(p, "", xs, hi, edge)
}

// offPicture returns vs with numbers that are drawn, far outside of any axis,
// for the infinities: a loss that grows without bound goes up and out, and does
// not end where it was last seen.
func offPicture(vs []float64) []float64 {
	out := slices.Clone(vs)
	for i, v := range out {
		out[i] = math.Max(-math.MaxFloat64, math.Min(v, math.MaxFloat64)) // NaN stays NaN
	}
	return out
}

func newLossPlot(log bool) *plot.Plot {
	p := New("", "epoch", "loss")
	p.X.Min = 0
	p.X.Tick.Marker = &ticks{whole: true}
	if log {
		p.Y.Scale = logScale{}
	}
	return p
}

// limitLoss shows the losses that were seen from zero, or on a logarithmic axis
// over 16 powers of ten, and up to the limit if there is as much. If there is
// nothing to show it says why.
func limitLoss(p *plot.Plot, seen []float64, limit float64) {
	log := isLog(&p.Y)
	p.Y.Min, p.Y.Max = span(seen, log)
	if p.Y.Min > p.Y.Max {
		p.Add(note(whyEmpty(seen, "loss", "epoch")))
		p.Y.Min, p.Y.Max = 0.1, 1
	}
	if slices.ContainsFunc(seen, func(v float64) bool { return math.IsInf(v, 1) }) {
		p.Y.Max *= 1.1 // so that the reader sees it leave
	}
	p.Y.Max = math.Min(p.Y.Max, limit)
	if log {
		p.Y.Max *= 1.1 // room above the start
		p.Y.Min = math.Max(p.Y.Min, 1e-16*p.Y.Max)
		return
	}
	p.Y.Min = 0
	if p.Y.Max <= 0 {
		p.Y.Max = 1
	}
}
