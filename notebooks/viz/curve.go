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
// or infinite, or beyond ±1e300, leaves a gap, and one without neighbours is a dot. Line panics if
// xs and ys differ in length, and if 70 lines have names already, for no more
// looks differ.
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

// finite says whether v can be drawn. Beyond 1e300 there is no room for an axis
// to end on a round number: such a value is treated as infinite.
func finite(v float64) bool { return math.Abs(v) <= 1e300 } // false for NaN

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

// curve is plotter.Line for any data. The library's NewLine refuses all for the
// sake of one NaN, and its Plot shows nothing of a single point, and takes
// seconds for 5000 points of noise.
type curve struct {
	series
	style draw.LineStyle
}

// Plot implements plot.Plotter.
func (l *curve) Plot(c draw.Canvas, p *plot.Plot) {
	for _, run := range l.runs(&c, p) {
		if isDot(run) {
			if c.Contains(run[0]) {
				fillCircle(c, run[0], 1.25*l.style.Width, l.style.Color)
			}
			continue
		}
		for _, line := range c.ClipLinesXY(thin(run)) {
			strokeInPieces(c, l.style, line)
		}
	}
}

// strokeInPieces draws a line of very many points in pieces: the time that the
// rasteriser takes grows with the square of what a row of the picture holds, and
// a noisy line of 5000 points took six seconds. Pieces overlap by a segment, so
// that no seam is seen, and dashes go on from piece to piece.
func strokeInPieces(c draw.Canvas, style draw.LineStyle, line []vg.Point) {
	const many, piece = 700, 32
	if len(line) > many {
		for len(line) > piece {
			c.StrokeLines(style, line[:piece])
			for i := range piece - 2 {
				step := line[i+1].Sub(line[i])
				style.DashOffs += vg.Length(math.Hypot(float64(step.X), float64(step.Y)))
			}
			line = line[piece-2:]
		}
	}
	c.StrokeLines(style, line)
}

// isDot says whether all points are at the same place.
func isDot(run []vg.Point) bool {
	for _, at := range run {
		if at != run[0] {
			return false
		}
	}
	return true
}

// Thumbnail implements plot.Thumbnailer.
func (l *curve) Thumbnail(c *draw.Canvas) {
	y := c.Center().Y
	c.StrokeLine2(l.style, c.Min.X, y, c.Max.X, y)
}

func fillCircle(c draw.Canvas, at vg.Point, radius vg.Length, fill color.Color) {
	c.DrawGlyphNoClip(draw.GlyphStyle{Color: fill, Radius: radius, Shape: draw.CircleGlyph{}}, at)
}
