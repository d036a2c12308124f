package viz

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// isoline draws the line along which a field has the value level.
//
// Gonum's plotter.Contour, tried with v0.17, panics for max(0, w1) on the grid
// of [LossSurface] ("not a linear path") and for a field of nothing but NaN, and
// draws the edge of an area of NaN as if it were a boundary.
type isoline struct {
	*field
	level float64
	style draw.LineStyle
}

// Plot implements plot.Plotter. It goes through the triangles that are the
// halves of each cell: in each the line is straight.
func (l *isoline) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	across, up := transformed(l.xs, trX), transformed(l.ys, trY)
	corner := func(i, j int) vertex {
		return vertex{vg.Point{X: across[i], Y: up[j]}, l.z.At(j, i) - l.level}
	}
	var path vg.Path
	for j := range len(l.ys) - 1 {
		for i := range len(l.xs) - 1 {
			a, b := corner(i, j), corner(i+1, j)
			d, e := corner(i, j+1), corner(i+1, j+1)
			path = cut(path, &c, a, b, e)
			path = cut(path, &c, a, e, d)
		}
	}
	c.SetLineStyle(l.style)
	c.Stroke(path)
}

func transformed(vs []float64, tr func(float64) vg.Length) []vg.Length {
	ls := make([]vg.Length, len(vs))
	for i, v := range vs {
		ls[i] = tr(v)
	}
	return ls
}

// vertex is a corner of a triangle with its height above the level.
type vertex struct {
	at     vg.Point
	height float64
}

// cut appends to path where the triangle crosses the level, if it does and that
// is on the canvas.
func cut(path vg.Path, c *draw.Canvas, triangle ...vertex) vg.Path {
	var ends []vg.Point
	for k, a := range triangle {
		b := triangle[(k+1)%3]
		if (a.height < 0) != (b.height < 0) {
			t := vg.Length(a.height / (a.height - b.height))
			ends = append(ends, a.at.Add(b.at.Sub(a.at).Scale(t)))
		}
	}
	if len(ends) == 2 && c.Contains(ends[0]) && c.Contains(ends[1]) { // neither is NaN
		path.Move(ends[0])
		path.Line(ends[1])
	}
	return path
}
