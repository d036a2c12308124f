package viz

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// field is a function of two variables, known on a grid: row j and column i of z
// is the value at xs[i], ys[j].
type field struct {
	xs, ys []float64
	z      *mat.Dense
}

// span returns the least and the largest finite value, +Inf and −Inf if there
// is none.
func (f *field) span() (lo, hi float64) { return span(f.z.RawMatrix().Data, false) }

// bands maps values to colours: colours[k] from levels[k−1] to levels[k].
type bands struct {
	levels  []float64
	colours []color.NRGBA // one more than levels
}

// unknown is the colour of NaN.
var unknown = color.NRGBA{0x99, 0x99, 0x99, 0xff}

func (b bands) colour(v float64) color.NRGBA {
	if math.IsNaN(v) {
		return unknown
	}
	k := 0
	for k < len(b.levels) && v >= b.levels[k] {
		k++
	}
	return b.colours[k]
}

// heat fills the plane with colours, in flat areas: the reader can tell where a
// value ends, and the picture stays small.
//
// Gonum's plotter.HeatMap, tried with v0.17, shows one field and not the largest
// of several; it panics where a value is infinite, paints a field of one value
// like NaN, and colours by equal steps, where a loss needs equal ratios. Its
// cells show seams, or steps if rasterized, and then a map that the learner
// looks at more closely covers the axes.
type heat struct {
	fields []*field // on the same grid
	colour func(values []float64) color.NRGBA
}

// DataRange implements plot.DataRanger.
func (h *heat) DataRange() (xmin, xmax, ymin, ymax float64) {
	f := h.fields[0]
	return f.xs[0], f.xs[len(f.xs)-1], f.ys[0], f.ys[len(f.ys)-1]
}

// Plot implements plot.Plotter. Of a map that is larger than the plot, after a
// change of its axes, it draws the part that is seen.
func (h *heat) Plot(c draw.Canvas, p *plot.Plot) {
	xmin, xmax, ymin, ymax := h.DataRange()
	xmin, xmax = max(xmin, p.X.Min), min(xmax, p.X.Max)
	ymin, ymax = max(ymin, p.Y.Min), min(ymax, p.Y.Max)
	if xmin >= xmax || ymin >= ymax {
		return
	}
	trX, trY := p.Transforms(&c)
	area := vg.Rectangle{
		Min: vg.Point{X: snap(c, trX(xmin)), Y: snap(c, trY(ymin))},
		Max: vg.Point{X: snap(c, trX(xmax)), Y: snap(c, trY(ymax))},
	}
	dot := dotOf(c)
	img := image.NewRGBA(image.Rect(0, 0, int(area.Size().X/dot+0.5), int(area.Size().Y/dot+0.5)))
	across := places(img.Rect.Dx(), xmin, xmax, h.fields[0].xs)
	up := places(img.Rect.Dy(), ymin, ymax, h.fields[0].ys)
	values := make([]float64, len(h.fields))
	for y := range img.Rect.Dy() {
		v := up[len(up)-1-y]
		for x, u := range across {
			for k, f := range h.fields {
				z := f.z.RawMatrix()
				below := z.Data[v.cell*z.Stride+u.cell:]
				above := below[z.Stride:]
				values[k] = (1-v.share)*((1-u.share)*below[0]+u.share*below[1]) +
					v.share*((1-u.share)*above[0]+u.share*above[1])
			}
			img.SetRGBA(x, y, color.RGBA(h.colour(values)))
		}
	}
	c.DrawImage(area, img)
}

// place is where a pixel falls in a grid: into which cell, and how far.
type place struct {
	cell  int
	share float64
}

// places returns the places of n pixels from lo to hi among the lines of a grid,
// which are evenly spaced.
func places(n int, lo, hi float64, lines []float64) []place {
	ps := make([]place, n)
	last := len(lines) - 1
	for i := range ps {
		v := lo + (float64(i)+0.5)/float64(n)*(hi-lo)
		at := (v - lines[0]) / (lines[last] - lines[0]) * float64(last)
		cell := max(0, min(int(at), last-1))
		ps[i] = place{cell, at - float64(cell)}
	}
	return ps
}

// addHeat adds a heat map to p, whose axes then end where the map does.
func addHeat(p *plot.Plot, h *heat) {
	p.Add(h)
	p.X.Padding, p.Y.Padding = 0, 0
	figureOf(p).full = true
}

// addScale adds a heat map of one field to p, with a colour bar.
func addScale(p *plot.Plot, f *field, bar *colourBar) {
	addHeat(p, &heat{[]*field{f}, func(values []float64) color.NRGBA { return bar.colour(values[0]) }})
	p.Add(bar)
}
