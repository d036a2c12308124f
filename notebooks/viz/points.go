package viz

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Points adds a marker at every (xs[i], ys[i]) to p, in the next colour and
// shape, and with a legend entry unless name is empty. A point with a value
// that is NaN or infinite is left out. It panics if xs and ys differ in length.
func Points(p *plot.Plot, name string, xs, ys []float64) {
	f := figureOf(p)
	addPoints(p, name, xs, ys, pointStyle(f.series))
	f.series++
}

func addPoints(p *plot.Plot, name string, xs, ys []float64, style draw.GlyphStyle) {
	m := &points{series: newSeries(p, xs, ys), style: style}
	p.Add(m)
	if name != "" {
		p.Legend.Add(name, m)
	}
}

// pointStyle returns the look of the i-th set of points in a figure.
func pointStyle(i int) draw.GlyphStyle {
	return draw.GlyphStyle{
		Color:  palette[i%len(palette)],
		Radius: 5 * px,
		Shape:  markers[i%len(markers)],
	}
}

// points is plotter.Scatter for any data.
type points struct {
	series
	style draw.GlyphStyle
}

// Plot implements plot.Plotter.
func (m *points) Plot(c draw.Canvas, p *plot.Plot) {
	for _, run := range m.runs(&c, p) {
		for _, at := range run {
			c.DrawGlyph(m.style, at)
		}
	}
}

// GlyphBoxes implements plot.GlyphBoxer.
func (m *points) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	var boxes []plot.GlyphBox
	for i, x := range m.xs {
		if finite(x) && finite(m.ys[i]) {
			boxes = append(boxes, plot.GlyphBox{
				X: p.X.Norm(x), Y: p.Y.Norm(m.ys[i]), Rectangle: m.style.Rectangle(),
			})
		}
	}
	return boxes
}

// Thumbnail implements plot.Thumbnailer.
func (m *points) Thumbnail(c *draw.Canvas) {
	c.DrawGlyphNoClip(m.style, c.Center())
}

// marker is the outline of a filled glyph, for a radius of 1. A white edge
// keeps neighbours apart, and apart from a coloured ground. Gonum's own
// outlined glyphs are too thin for a figure on a screen.
type marker []vg.Point

var markers = []marker{
	polygon(24, 0, 1),           // circle
	polygon(3, math.Pi/2, 1.25), // triangle
	polygon(4, math.Pi/4, 1.2),  // square
	polygon(4, 0, 1.3),          // diamond
	cross(0),                    // plus
	polygon(3, -math.Pi/2, 1.25),
	cross(math.Pi / 4),
}

// polygon returns a regular polygon with its first corner at the given angle.
func polygon(corners int, angle, radius float64) marker {
	m := make(marker, corners)
	for i := range m {
		sin, cos := math.Sincos(angle + 2*math.Pi*float64(i)/float64(corners))
		m[i] = vg.Point{X: vg.Length(radius * cos), Y: vg.Length(radius * sin)}
	}
	return m
}

// cross returns a plus sign turned by the given angle.
func cross(angle float64) marker {
	const arm, half = 1.25, 0.42
	var m marker
	sin, cos := math.Sincos(angle)
	for range 4 {
		for _, corner := range [][2]float64{{half, -half}, {arm, -half}, {arm, half}} {
			m = append(m, vg.Point{
				X: vg.Length(corner[0]*cos - corner[1]*sin),
				Y: vg.Length(corner[0]*sin + corner[1]*cos),
			})
		}
		sin, cos = cos, -sin
	}
	return m
}

// DrawGlyph implements draw.GlyphDrawer.
func (m marker) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	outline := make(vg.Path, 0, len(m)+1)
	for i, corner := range m {
		corner = at.Add(corner.Scale(style.Radius))
		if i == 0 {
			outline.Move(corner)
		} else {
			outline.Line(corner)
		}
	}
	outline.Close()
	c.SetLineStyle(draw.LineStyle{Color: color.White, Width: 2 * px})
	c.Stroke(outline)
	c.SetColor(style.Color)
	c.Fill(outline)
}
