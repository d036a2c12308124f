package viz

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// Points adds a marker at every (xs[i], ys[i]) to p, in the next colour and
// shape, and with a legend entry unless name is empty. A point with a value
// that is NaN or infinite is left out. It panics if xs and ys differ in length.
func Points(p *plot.Plot, name string, xs, ys []float64) {
	f := figureOf(p)
	checkLook(f.series, name)
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
