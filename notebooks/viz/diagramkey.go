package viz

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// key says at the foot of a diagram what its lines mean: those that it has.
type key struct{ positive, negative, nan bool }

func (k key) draw(c draw.Canvas) {
	type entry struct {
		text  string
		style draw.LineStyle
	}
	var entries []entry
	if k.positive {
		entries = append(entries, entry{"positive", draw.LineStyle{Color: blue, Width: 2.5 * px}})
	}
	if k.negative {
		entries = append(entries, entry{"negative", draw.LineStyle{Color: vermillion, Width: 2.5 * px}})
	}
	if k.nan {
		entries = append(entries, entry{"NaN", nanStyle})
	}
	entries = append(entries, entry{"bias", draw.LineStyle{Color: axisGrey, Width: 2 * px, Dashes: dashes[1]}})
	const sample, gap, between = 28 * px, 6 * px, 24 * px
	style := textStyle(smallSize, draw.XLeft, draw.YCenter)
	total := -between
	for _, e := range entries {
		total += sample + gap + style.Width(e.text) + between
	}
	x, y := c.Center().X-total/2, c.Min.Y+8*px
	for _, e := range entries {
		c.StrokeLine2(e.style, x, y, x+sample, y)
		fillText(c, style, vg.Point{X: x + sample + gap, Y: y}, e.text)
		x += sample + gap + style.Width(e.text) + between
	}
}
