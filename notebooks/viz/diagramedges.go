package viz

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// nanStyle is the look of a line whose weight is NaN; one of 0 is thin and grey.
var nanStyle = draw.LineStyle{Color: ink, Width: 1.5 * px, Dashes: dashes[2]}

// style returns the look of a line where the largest weight is so large.
func (e diagramEdge) style(largest float64) draw.LineStyle {
	style := draw.LineStyle{Color: axisGrey, Width: px}
	switch {
	case e.weight > 0:
		style.Color = blue
	case e.weight < 0:
		style.Color = vermillion
	}
	switch {
	case !finite(e.weight):
		style.Width += 3 * px
	case largest > 0:
		style.Width += vg.Length(3*(math.Abs(e.weight)/largest)) * px
	}
	switch {
	case math.IsNaN(e.weight):
		style = nanStyle
	case e.from == biasUnit:
		style.Dashes = dashes[1]
	}
	return style
}

// letter writes the names and values of the parameters on the edges that leave
// column k, if they are few: each where it covers no node and no other.
func (d *diagram) letter(c draw.Canvas, k int, edges []diagramEdge) {
	const most = 12
	if len(edges) > most {
		return
	}
	style := textStyle(smallSize, draw.XCenter, draw.YCenter)
	var taken []vg.Rectangle
	for column := k; column <= k+1; column++ {
		for i := range d.columns[column].nodes {
			taken = append(taken, box(d.at(c, column, i), d.radius(), d.radius()))
		}
		taken = append(taken, box(d.at(c, column, biasUnit), biasRadius, biasRadius))
	}
	type label struct {
		at   vg.Point
		text string
	}
	var labels []label
	for _, e := range edges {
		from, to := d.at(c, k, e.from), d.at(c, k+1, e.to)
		text := e.name + " = " + short(e.weight, 3)
		placed := false
		for _, t := range []vg.Length{0.3, 0.36, 0.24, 0.42, 0.48, 0.54, 0.6, 0.66, 0.72} {
			at := from.Add(to.Sub(from).Scale(t))
			area := box(at, style.Width(text)/2+3*px, 8*px)
			if !overlaps(area, taken) {
				taken, labels, placed = append(taken, area), append(labels, label{at, text}), true
				break
			}
		}
		if !placed {
			return
		}
	}
	for _, l := range labels {
		ground := box(l.at, style.Width(l.text)/2+3*px, 8*px)
		c.SetColor(white)
		c.Fill(ground.Path())
		fillText(c, style, l.at, l.text)
	}
}
