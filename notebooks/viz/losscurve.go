package viz

import (
	"math"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// LossCurve draws a loss as a function of one quantity, a weight or bias, over
// the range w. The loss gets a slice with its value; [LossAlong] makes one of a
// network. A dot marks the place at, if that is in the range, and the tangent
// there has the central difference as its slope. Where the loss is NaN or
// infinite, the curve has a gap. LossCurve panics if the range has no name or
// does not go from a number up to another.
func LossCurve(loss func(w []float64) float64, w Range, at float64) *plot.Plot {
	w.check()
	f := func(v float64) float64 { return loss([]float64{v}) }
	p := New("", w.Name, "loss")
	xs := spaced(w.Lo, w.Hi, 301)
	ys := make([]float64, len(xs))
	for i, x := range xs {
		ys[i] = f(x)
	}
	Line(p, "loss L("+w.Name+")", xs, ys)
	if p.Y.Min > p.Y.Max { // nothing finite
		p.Add(note(whyEmpty(ys, "loss", "value")))
	}
	if at >= w.Lo && at <= w.Hi {
		addTangent(p, f, w, at)
	}
	return p
}

// addTangent marks the place at of the curve f, which p shows over the range w.
func addTangent(p *plot.Plot, f func(float64) float64, w Range, at float64) {
	height := f(at)
	place := w.Name + " = " + short(at, 3) + ", L = " + short(height, 3)
	if !finite(height) {
		p.Legend.Add(place)
		return
	}
	xmin, xmax, ymin, ymax := p.X.Min, p.X.Max, p.Y.Min, p.Y.Max
	step := 1e-5 * (w.Hi - w.Lo) // small in the picture, large beside rounding errors
	slope := fd.Derivative(f, at, &fd.Settings{Formula: fd.Central, Step: step})
	if rounding := 1e-14 * math.Abs(height) / step; math.Abs(slope) < rounding {
		slope = 0
	}
	if finite(slope) {
		reach := (w.Hi - w.Lo) / 4
		if steep := (ymax - ymin) / 2 / math.Abs(slope); steep < reach {
			reach = steep
		}
		addCurve(p, "tangent, slope ∂L/∂"+w.Name+" = "+short(slope, 3),
			[]float64{at - reach, at + reach},
			[]float64{height - reach*slope, height + reach*slope}, lineStyle(1))
	}
	addPoints(p, place, []float64{at}, []float64{height},
		draw.GlyphStyle{Color: black, Radius: 5 * px, Shape: markers[0]})
	// The tangent asks for little more room than the curve.
	headroom := (ymax - ymin) / 20
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = xmin, xmax, ymin-headroom, ymax+headroom
}
