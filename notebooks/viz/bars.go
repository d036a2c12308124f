package viz

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Bars draws a bar for each value, with its name below and the value at its
// end: the ten outputs of a network for a digit, for example. title, x and y
// are those of [New]. A value that is NaN or infinite, or beyond ±1e300, has no
// bar; what it is stands in its place. Bars panics if names and values differ in length.
//
// A name takes up to three lines. Where that is too little the names are turned,
// and shortened to 160 pixels; where there is no room for that either, as for 60
// bars, only every second or third bar has its name. Of names that are numbers
// only some are written rather than turned. Values are written if all
// fit between their neighbours, as those of ten bars do; of 40 bars the axis
// tells them.
func Bars(title, x, y string, names []string, values []float64) *plot.Plot {
	if len(names) != len(values) {
		panic(fmt.Sprintf("viz: %d names for %d bars", len(names), len(values)))
	}
	p := newPlain(title, x, y)
	p.Add(&grid{})
	p.X.Tick.Marker = &categories{names: names, step: 1}
	p.X.Tick.Length = 0
	p.X.Min, p.X.Max = -0.6, math.Max(0, float64(len(names)))-0.4
	lo, hi := span(values, false)
	p.Y.Min, p.Y.Max = math.Min(0, lo), math.Max(0, hi)
	if p.Y.Min == p.Y.Max { // nothing but zeros
		p.Y.Max = 1
	}
	p.Add(&bars{values})
	return p
}

// bars is the plotter of Bars. Gonum's plotter.BarChart takes neither NaN nor
// an infinity nor no value at all, and its bars are as wide as one says before
// the size of the picture is known: 40 would overlap.
type bars struct {
	values []float64
}

// Plot implements plot.Plotter.
func (b *bars) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	room := trX(1) - trX(0) - 2*px // up to the next
	written := b.widest() <= room
	for k, v := range b.values {
		if !finite(v) {
			b.mark(c, vg.Point{X: trX(float64(k)), Y: trY(0)}, v, room)
			continue
		}
		bar := vg.Rectangle{
			Min: vg.Point{X: snap(c, trX(float64(k)-0.35)), Y: snap(c, trY(math.Min(0, v)))},
			Max: vg.Point{X: snap(c, trX(float64(k)+0.35)), Y: snap(c, trY(math.Max(0, v)))},
		}
		// The learner may have changed the ends of the axes.
		bar.Min.X, bar.Max.X = max(bar.Min.X, c.Min.X), min(bar.Max.X, c.Max.X)
		bar.Min.Y, bar.Max.Y = max(bar.Min.Y, c.Min.Y), min(bar.Max.Y, c.Max.Y)
		if bar.Min.X < bar.Max.X && bar.Min.Y < bar.Max.Y {
			c.SetColor(blue)
			c.Fill(bar.Path())
		}
		at, style := vg.Point{X: trX(float64(k)), Y: trY(v) + 3*px}, barLabel
		if v < 0 {
			at.Y, style.YAlign = trY(v)-3*px, draw.YTop
		}
		if !written || !c.ContainsX(at.X) || v < p.Y.Min || v > p.Y.Max {
			continue
		}
		fillText(c, style, at, b.label(v))
	}
}

// label formats a value, rounded to a thousandth of the largest one's size.
func (b *bars) label(v float64) string {
	lo, hi := span(b.values, false)
	if largest := math.Max(-lo, hi); largest >= 1e-290 && largest < 10 {
		unit := math.Pow(10, math.Ceil(math.Log10(largest))-3)
		v = math.Round(v/unit) * unit
	}
	return short(v, 3)
}

// widest returns the width of the widest value.
func (b *bars) widest() vg.Length {
	var labels []string
	for _, v := range b.values {
		if finite(v) {
			labels = append(labels, b.label(v))
		}
	}
	return widest(barLabel, labels)
}

// mark writes what has no bar into the place of the bar, above zero: upwards if
// it is wider than its room, where ∞ would look like 8.
func (b *bars) mark(c draw.Canvas, at vg.Point, v float64, room vg.Length) {
	if !c.ContainsX(at.X) {
		return
	}
	text, style := short(v, 3), barLabel
	if style.Width(text) > room {
		text = strings.Replace(text, "∞", "Inf", 1)
		style.Rotation, style.XAlign, style.YAlign = math.Pi/2, draw.XLeft, draw.YCenter
	}
	at.Y = max(c.Min.Y, min(at.Y, c.Max.Y-30*px)) + 3*px
	fillText(c, style, at, text)
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
