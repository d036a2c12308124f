package viz

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// band fills the area between two curves over the same xs.
type band struct {
	lo, hi series
	fill   color.Color
}

// DataRange implements plot.DataRanger.
func (b *band) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, xmax, ymin, _ = b.lo.DataRange()
	_, _, _, ymax = b.hi.DataRange()
	return
}

// Plot implements plot.Plotter.
func (b *band) Plot(c draw.Canvas, p *plot.Plot) {
	lo, hi := b.both()
	upper := hi.runs(&c, p)
	for i, lower := range lo.runs(&c, p) {
		if len(lower) == 1 { // a bar, since an area needs two
			bar := c.ClipLinesXY([]vg.Point{lower[0], upper[i][0]})
			c.StrokeLines(draw.LineStyle{Color: b.fill, Width: 6 * px}, bar...)
			continue
		}
		// In pieces if there are many, as strokeInPieces explains.
		step := len(lower)
		if step > 700 {
			step /= 64
		}
		for from := 0; from < len(lower)-1; from += step {
			to := min(from+step+2, len(lower))
			b.fillPiece(c, lower[from:to], upper[i][from:to])
		}
	}
}

// fillPiece fills the area between two runs of points.
func (b *band) fillPiece(c draw.Canvas, lower, upper []vg.Point) {
	outline := slices.Clone(thin(upper))
	back := thin(lower)
	slices.Reverse(back)
	c.FillPolygon(b.fill, c.ClipPolygonXY(append(outline, back...)))
}

// both returns the curves with a gap in both where one of them has one: there
// is no area between a number and an infinity.
func (b *band) both() (lo, hi series) {
	lo, hi = b.lo, b.hi
	lo.ys, hi.ys = slices.Clone(lo.ys), slices.Clone(hi.ys)
	for i := range lo.ys {
		if !finite(lo.ys[i]) || !finite(hi.ys[i]) {
			lo.ys[i], hi.ys[i] = math.NaN(), math.NaN()
		}
	}
	return lo, hi
}

// Thumbnail implements plot.Thumbnailer.
func (b *band) Thumbnail(c *draw.Canvas) {
	c.FillPolygon(b.fill, []vg.Point{c.Min, {X: c.Min.X, Y: c.Max.Y}, c.Max, {X: c.Max.X, Y: c.Min.Y}})
}
