package viz

import (
	"image/color"
	"math"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// drawNodes draws the nodes of column k, its heading and its bias unit.
func (d *diagram) drawNodes(c draw.Canvas, k int) {
	column := d.columns[k]
	d.drawHeading(c, k)
	name := textStyle(textSize, draw.XCenter, draw.YCenter)
	for i, node := range column.nodes {
		at := d.at(c, k, i)
		if node.name == "" {
			for dy := -9 * px; dy <= 9*px; dy += 9 * px {
				fillCircle(c, at.Add(vg.Point{Y: dy}), 2*px, ink)
			}
			continue
		}
		circle(c, at, d.radius(), column.fill)
		if node.value == "" {
			fillText(c, name, at, node.name)
			continue
		}
		small := textStyle(8.5, draw.XCenter, draw.YCenter)
		fillText(c, small, at.Add(vg.Point{Y: 9 * px}), node.name)
		small.Font.Size = vg.Points(9.5)
		fillText(c, small, at.Sub(vg.Point{Y: 7 * px}), node.value)
	}
	if k < len(d.edges) {
		at := d.at(c, k, biasUnit)
		circle(c, at, biasRadius, white)
		fillText(c, name, at, "1")
	}
}

// drawHeading names column k, in two lines where columns are too near for one.
func (d *diagram) drawHeading(c draw.Canvas, k int) {
	style := textStyle(textSize, draw.XCenter, draw.YCenter)
	room := d.at(c, 1, 0).X - d.at(c, 0, 0).X - 8*px
	if len(d.columns) <= 3 {
		room = max(room, style.Width(d.columns[k].title)) // the outer ones have room beyond
	}
	at := vg.Point{X: d.at(c, k, 0).X, Y: c.Max.Y - 9*px}
	lines, _ := wrap(style, d.columns[k].title, room, 2)
	for _, line := range lines {
		fillText(c, style, at, line)
		at.Y -= 16 * px
	}
	style.Font.Size = vg.Points(smallSize)
	fillText(c, style, at.Sub(vg.Point{Y: px}), shorten(style, d.columns[k].subtitle, room))
}

func circle(c draw.Canvas, at vg.Point, radius vg.Length, fill color.Color) {
	fillCircle(c, at, radius, ink)
	fillCircle(c, at, radius-1.25*px, fill)
}

// compact formats an activation for the inside of a circle, which has room for
// six characters.
func compact(v float64) string {
	if math.Abs(v) < 10 {
		v = math.Round(v*1000) / 1000
	}
	text := short(v, 3)
	for digits := 2; digits > 0 && utf8.RuneCountInString(text) > 6; digits-- {
		text = short(v, digits)
	}
	return text
}
