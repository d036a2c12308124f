package viz

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/nn"
)

// LossCurve draws the mean loss over the samples X (n × in) with the targets Y
// (n × out) as a function of one weight or bias, from lo to hi, all others
// being as they are in net. A dot marks the present value, if it is in that
// range, and the tangent there has the partial derivative as its slope.
// LossCurve panics if net has no parameter of that name or a shape does not fit.
func LossCurve(net *nn.Network, loss nn.Loss, X, Y mat.Matrix, name string, lo, hi float64) *plot.Plot {
	net = net.Clone()
	now := net.Get(name)
	height, gradients := net.BackpropAll(loss, X, Y)
	slope := gradients.Get(name)

	p := New("", name, "loss")
	xs := spaced(lo, hi, 301)
	ys := make([]float64, len(xs))
	for i, x := range xs {
		net.Set(name, x)
		ys[i] = net.Loss(loss, X, Y)
	}
	Line(p, "loss L("+name+")", xs, ys)
	if now < lo || now > hi {
		return p
	}
	xmin, xmax, ymin, ymax := p.X.Min, p.X.Max, p.Y.Min, p.Y.Max
	reach := (hi - lo) / 4
	if steep := (ymax - ymin) / 2 / math.Abs(slope); steep < reach {
		reach = steep
	}
	addCurve(p, "tangent, slope ∂L/∂"+name+" = "+short(slope, 3),
		[]float64{now - reach, now + reach},
		[]float64{height - reach*slope, height + reach*slope}, lineStyle(1))
	addPoints(p, name+" = "+short(now, 3)+", L = "+short(height, 3),
		[]float64{now}, []float64{height}, draw.GlyphStyle{Color: black, Radius: 5 * px, Shape: markers[0]})
	// The tangent asks for little more room than the curve.
	headroom := (ymax - ymin) / 20
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = xmin, xmax, ymin-headroom, ymax+headroom
	return p
}
