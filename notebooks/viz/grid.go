package viz

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// grid is plotter.Grid with every line on whole pixels, so that all look alike,
// and with the lines through zero darker where there are values on both sides.
// Gonum's, tried with v0.17, has one style for all lines of an axis, and on an
// axis from 0.1 to 3.3 blurs them over two or three pixels, each in another way.
type grid struct {
	vertical bool // not only horizontal lines
}

// Plot implements plot.Plotter.
func (g *grid) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		if x := snap(c, trX(t.Value)); g.vertical && !t.IsMinor() && c.ContainsX(x) {
			c.StrokeLine2(gridLine(&p.X, t), x, c.Min.Y, x, c.Max.Y)
		}
	}
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if y := snap(c, trY(t.Value)); !t.IsMinor() && c.ContainsY(y) {
			c.StrokeLine2(gridLine(&p.Y, t), c.Min.X, y, c.Max.X, y)
		}
	}
}

func gridLine(a *plot.Axis, t plot.Tick) draw.LineStyle {
	line := draw.LineStyle{Color: gridGrey, Width: px}
	if t.Value == 0 && a.Min < 0 && a.Max > 0 {
		line.Color = zeroGrey
	}
	return line
}

// snap returns the edge between two pixels of the picture nearest to v.
func snap(c draw.Canvas, v vg.Length) vg.Length {
	dot := dotOf(c)
	return vg.Length(math.Round(float64(v/dot))) * dot
}

// dotOf returns how large a pixel of the picture is.
func dotOf(c draw.Canvas) vg.Length {
	under := c.Canvas
	for { // a part of a canvas wraps the whole
		whole, wraps := under.(draw.Canvas)
		if !wraps {
			break
		}
		under = whole.Canvas
	}
	if under, known := under.(interface{ DPI() float64 }); known {
		return vg.Inch / vg.Length(under.DPI())
	}
	return px / sharp // the learner saves the plot as a drawing, not as a picture
}
