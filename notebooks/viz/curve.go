package viz

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Line adds a curve through the points (xs[i], ys[i]) to p, in the next colour
// and dash, and with a legend entry unless name is empty. A value that is NaN
// or infinite leaves a gap. It panics if xs and ys differ in length.
func Line(p *plot.Plot, name string, xs, ys []float64) {
	f := figureOf(p)
	checkLook(f.series, name)
	addCurve(p, name, xs, ys, lineStyle(f.series))
	f.series++
}

func addCurve(p *plot.Plot, name string, xs, ys []float64, style draw.LineStyle) {
	c := &curve{series: newSeries(p, xs, ys), style: style}
	p.Add(c)
	if name != "" {
		p.Legend.Add(name, c)
		p.Legend.ThumbnailWidth = 40 * px // to show the dashes
	}
}

// series is what curves, bands and points have in common: their data and the
// room that they ask for.
type series struct {
	xs, ys []float64
	// On a logarithmic axis zero asks for no room.
	logX, logY bool
}

func newSeries(p *plot.Plot, xs, ys []float64) series {
	if len(xs) != len(ys) {
		panic(fmt.Sprintf("viz: %d x values and %d y values; each point needs one of both", len(xs), len(ys)))
	}
	return series{xs, ys, isLog(&p.X), isLog(&p.Y)}
}

// DataRange implements plot.DataRanger.
func (s *series) DataRange() (xmin, xmax, ymin, ymax float64) {
	xmin, xmax = span(s.xs, s.logX)
	ymin, ymax = span(s.ys, s.logY)
	return
}

// span returns the least and the largest finite value, and if there is none
// +Inf and −Inf, which leave the range of an axis as it is.
func span(vs []float64, positive bool) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range vs {
		if finite(v) && (v > 0 || !positive) {
			lo, hi = math.Min(lo, v), math.Max(hi, v)
		}
	}
	return lo, hi
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// runs returns the points on the canvas, cut where a value is not finite.
func (s *series) runs(c *draw.Canvas, p *plot.Plot) [][]vg.Point {
	trX, trY := p.Transforms(c)
	var runs [][]vg.Point
	var run []vg.Point
	for i, x := range s.xs {
		if finite(x) && finite(s.ys[i]) {
			run = append(run, vg.Point{X: trX(x), Y: trY(s.ys[i])})
		} else if run != nil {
			runs, run = append(runs, run), nil
		}
	}
	if run != nil {
		runs = append(runs, run)
	}
	return runs
}

// curve is plotter.Line for any data: it leaves gaps, takes zero on a
// logarithmic axis, and draws a single point as a dot.
type curve struct {
	series
	style draw.LineStyle
}

// Plot implements plot.Plotter.
func (l *curve) Plot(c draw.Canvas, p *plot.Plot) {
	for _, run := range l.runs(&c, p) {
		if len(run) == 1 {
			if c.Contains(run[0]) {
				fillCircle(c, run[0], 1.25*l.style.Width, l.style.Color)
			}
			continue
		}
		c.StrokeLines(l.style, c.ClipLinesXY(thin(run))...)
	}
}

// Thumbnail implements plot.Thumbnailer.
func (l *curve) Thumbnail(c *draw.Canvas) {
	y := c.Center().Y
	c.StrokeLine2(l.style, c.Min.X, y, c.Max.X, y)
}

// thin drops points that cannot be seen: of neighbours in the same column of
// half a pixel it keeps the first, the lowest, the highest and the last.
func thin(run []vg.Point) []vg.Point {
	const column = px / 2
	var kept []vg.Point
	for from := 0; from < len(run); {
		at := math.Floor(float64(run[from].X / column))
		low, high, to := from, from, from
		for ; to < len(run) && math.Floor(float64(run[to].X/column)) == at; to++ {
			if run[to].Y < run[low].Y {
				low = to
			}
			if run[to].Y > run[high].Y {
				high = to
			}
		}
		last := from - 1
		for _, i := range [...]int{from, min(low, high), max(low, high), to - 1} {
			if i > last {
				kept = append(kept, run[i])
				last = i
			}
		}
		from = to
	}
	return kept
}

func fillCircle(c draw.Canvas, at vg.Point, radius vg.Length, fill color.Color) {
	c.DrawGlyphNoClip(draw.GlyphStyle{Color: fill, Radius: radius, Shape: draw.CircleGlyph{}}, at)
}

// band fills the area between two curves.
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
	upper := b.hi.runs(&c, p)
	for i, lower := range b.lo.runs(&c, p) {
		if len(lower) == 1 { // a bar, since an area needs two
			bar := c.ClipLinesXY([]vg.Point{lower[0], upper[i][0]})
			c.StrokeLines(draw.LineStyle{Color: b.fill, Width: 6 * px}, bar...)
			continue
		}
		outline := append([]vg.Point(nil), thin(upper[i])...)
		back := thin(lower)
		for j := range back {
			outline = append(outline, back[len(back)-1-j])
		}
		c.FillPolygon(b.fill, c.ClipPolygonXY(outline))
	}
}

// Thumbnail implements plot.Thumbnailer.
func (b *band) Thumbnail(c *draw.Canvas) {
	c.FillPolygon(b.fill, []vg.Point{c.Min, {X: c.Min.X, Y: c.Max.Y}, c.Max, {X: c.Max.X, Y: c.Min.Y}})
}
