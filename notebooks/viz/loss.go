package viz

import (
	"math"
	"slices"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/nn"
)

// Option changes how a training run is drawn.
type Option func(*options)

type options struct {
	log     bool
	slow    time.Duration
	measure measure
	mean    bool
}

func apply(opts []Option) options {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return o
}

// LogScale makes the axis of the loss logarithmic. A loss of zero, which has no
// logarithm, lies below the picture.
func LogScale() Option { return func(o *options) { o.log = true } }

// MeanOnly leaves the band between minimum and maximum out: among thousands of
// samples there is always one that is far off, and one that is not.
func MeanOnly() Option { return func(o *options) { o.mean = true } }

// Loss draws the mean loss of every epoch as a line, and the band between the
// minimum and the maximum loss of a single sample around it.
func Loss(h *nn.History, opts ...Option) *plot.Plot {
	o := apply(opts)
	p := newLossPlot(o)
	n := len(h.Epochs)
	xs, lo, mean, hi := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i, e := range h.Epochs {
		xs[i], lo[i], mean[i], hi[i] = float64(e.Number), e.MinLoss, e.Loss, e.MaxLoss
	}
	style := lineStyle(0)
	if !o.mean && !slices.Equal(lo, hi) {
		b := &band{newSeries(p, xs, lo), newSeries(p, xs, hi), tint(blue, 0.25)}
		p.Add(b)
		edge := draw.LineStyle{Color: tint(blue, 0.5), Width: px}
		addCurve(p, "", xs, lo, edge)
		addCurve(p, "", xs, hi, edge)
		addCurve(p, "mean over the samples", xs, mean, style)
		p.Legend.Add("minimum to maximum", b)
	} else {
		addCurve(p, "", xs, mean, style)
	}
	if isLog(&p.Y) && n > 0 {
		limitLoss(p, 1e12*hi[0])
	} else {
		limitLoss(p, math.Inf(1))
	}
	return p
}

// Run is a training run with a name for the legend.
type Run struct {
	Name    string
	History *nn.History
}

// Losses draws the mean loss of several runs for comparison. A run that
// diverges leaves the picture at its upper edge.
func Losses(runs []Run, opts ...Option) *plot.Plot {
	p := newLossPlot(apply(opts))
	var starts []float64
	for _, r := range runs {
		var xs, ys []float64
		for _, e := range r.History.Epochs {
			xs, ys = append(xs, float64(e.Number)), append(ys, e.Loss)
		}
		Line(p, r.Name, xs, ys)
		if len(ys) > 0 && finite(ys[0]) {
			starts = append(starts, ys[0])
		}
	}
	limit := math.Inf(1)
	if len(starts) > 0 {
		slices.Sort(starts)
		limit = 4 * starts[len(starts)/2]
		if isLog(&p.Y) {
			limit *= 1000
		}
	}
	limitLoss(p, limit)
	return p
}

func newLossPlot(o options) *plot.Plot {
	p := New("", "epoch", "loss")
	p.X.Min = 0
	p.X.Tick.Marker = &ticks{whole: true}
	if o.log {
		p.Y.Scale = logScale{}
	}
	return p
}

// limitLoss shows the loss from zero, or on a logarithmic axis over 16 powers of
// ten, and up to the limit if there is as much.
func limitLoss(p *plot.Plot, limit float64) {
	p.Y.Max = math.Min(p.Y.Max, limit)
	if isLog(&p.Y) {
		p.Y.Max *= 1.1 // room above the start
		p.Y.Min = math.Max(p.Y.Min, 1e-16*p.Y.Max)
		return
	}
	p.Y.Min = 0
	if p.Y.Max <= 0 {
		p.Y.Max = 1
	}
}
