package viz

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Points adds a marker at every (xs[i], ys[i]) to p, in the next colour and
// shape, and with a legend entry unless name is empty. A point with a value
// that is NaN or infinite, or beyond ±1e300, is left out. From 200 points of a figure on markers
// shrink, down to two fifths for 1250 and more, so that they show where points
// crowd. Points panics if xs and ys differ in length, and if 70 sets have names
// already, for no more markers differ.
func Points(p *plot.Plot, name string, xs, ys []float64) {
	f := figureOf(p)
	checkLook(f.series, name)
	addPoints(p, name, xs, ys, pointStyle(f.series))
	f.series++
}

func addPoints(p *plot.Plot, name string, xs, ys []float64, style draw.GlyphStyle) {
	m := &points{series: newSeries(p, xs, ys), figure: figureOf(p)}
	m.GlyphStyle = style
	m.GlyphStyleFunc = m.glyph
	for i, x := range xs {
		if finite(x) && finite(ys[i]) {
			m.XYs = append(m.XYs, plotter.XY{X: x, Y: ys[i]})
		}
	}
	m.figure.points += len(m.XYs)
	p.Add(m)
	if name != "" {
		p.Legend.Add(name, m)
	}
}

// points is a plotter.Scatter of the points that are finite, for NewScatter
// refuses all for the sake of one NaN.
type points struct {
	series
	plotter.Scatter
	figure *figure
}

// DataRange implements plot.DataRanger. That of plotter.Scatter takes zero on a
// logarithmic axis.
func (m *points) DataRange() (xmin, xmax, ymin, ymax float64) { return m.series.DataRange() }

// glyph returns the look of every point, the smaller the more there are.
func (m *points) glyph(int) draw.GlyphStyle {
	style := m.GlyphStyle
	style.Radius *= crowded(m.figure.points)
	return style
}

// crowded returns how large markers are where a figure has so many points, as a
// share of their usual size.
func crowded(points int) vg.Length {
	const few, least = 200, 0.4
	return vg.Length(math.Max(least, math.Min(1, math.Sqrt(few/float64(points)))))
}

// Thumbnail implements plot.Thumbnailer. That of plotter.Scatter clips.
func (m *points) Thumbnail(c *draw.Canvas) {
	c.DrawGlyphNoClip(m.GlyphStyle, c.Center())
}
