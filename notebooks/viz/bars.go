package viz

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Bars draws a bar for each value, with its name below and the value at its
// end: the ten outputs of a network for a digit, for example. title, x and y
// are those of [New]. A value that is NaN or infinite has no bar. Bars panics if
// names and values differ in length.
func Bars(title, x, y string, names []string, values []float64) *plot.Plot {
	if len(names) != len(values) {
		panic(fmt.Sprintf("viz: %d names for %d bars", len(names), len(values)))
	}
	p := newPlain(title, x, y)
	p.Add(&grid{})
	var ticks []plot.Tick
	for k, name := range names {
		ticks = append(ticks, plot.Tick{Value: float64(k), Label: name})
	}
	p.X.Tick.Marker = plot.ConstantTicks(ticks)
	p.X.Tick.Length = 0
	p.X.Min, p.X.Max = -0.6, float64(len(names))-0.4
	lo, hi := span(values, false)
	p.Y.Min, p.Y.Max = math.Min(0, lo), math.Max(0, hi)
	p.Add(&bars{values})
	return p
}

// bars is the plotter of Bars.
type bars struct {
	values []float64
}

// Plot implements plot.Plotter.
func (b *bars) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	for k, v := range b.values {
		if !finite(v) {
			continue
		}
		bar := vg.Rectangle{
			Min: vg.Point{X: snap(c, trX(float64(k)-0.35)), Y: snap(c, trY(math.Min(0, v)))},
			Max: vg.Point{X: snap(c, trX(float64(k)+0.35)), Y: snap(c, trY(math.Max(0, v)))},
		}
		c.SetColor(blue)
		c.Fill(bar.Path())
		at, style := vg.Point{X: trX(float64(k)), Y: bar.Max.Y + 3*px}, barLabel
		if v < 0 {
			at.Y, style.YAlign = bar.Min.Y-3*px, draw.YTop
		}
		fillText(c, style, at, compact(v))
	}
}

var barLabel = textStyle(smallSize, draw.XCenter, draw.YBottom)

// GlyphBoxes implements plot.GlyphBoxer: it makes room for the labels.
func (b *bars) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	var boxes []plot.GlyphBox
	for k, v := range b.values {
		if !finite(v) {
			continue
		}
		label := vg.Rectangle{Min: vg.Point{X: -px, Y: 0}, Max: vg.Point{X: px, Y: 18 * px}}
		if v < 0 {
			label.Min.Y, label.Max.Y = -18*px, 0
		}
		boxes = append(boxes, plot.GlyphBox{X: p.X.Norm(float64(k)), Y: p.Y.Norm(v), Rectangle: label})
	}
	return boxes
}
