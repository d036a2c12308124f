package viz

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// names writes the names of samples beside their markers.
type names struct {
	series
	names []string
}

// Plot implements plot.Plotter. Each name goes to the first side of its marker
// where it is inside the plot and over no other name or marker; a name without
// such a side is left out. Gonum's plotter.Labels writes all at one offset, over
// each other where samples are near, and takes no NaN.
func (n *names) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	const distance = 10 * px
	inner := draw.Crop(c, 4*px, -4*px, 4*px, -4*px)
	var taken []vg.Rectangle
	at := make([]vg.Point, len(n.xs))
	for i := range at {
		at[i] = vg.Point{X: trX(n.xs[i]), Y: trY(n.ys[i])}
		taken = append(taken, box(at[i], 6*px, 6*px))
	}
	for i, name := range n.names {
		name := shorten(textStyle(smallSize, 0, 0), name, nameWidth)
		if !c.Contains(at[i]) {
			continue
		}
		width, height := textStyle(smallSize, 0, 0).Width(name), 14*px
		for _, side := range []struct {
			dx, dy vg.Length
			x      draw.XAlignment
		}{
			{distance, 0, draw.XLeft}, {-distance, 0, draw.XRight},
			{0, distance + height/2, draw.XCenter}, {0, -distance - height/2, draw.XCenter},
		} {
			style := textStyle(smallSize, side.x, draw.YCenter)
			place := at[i].Add(vg.Point{X: side.dx, Y: side.dy})
			centre := place
			centre.X += width * (0.5 + vg.Length(side.x))
			area := box(centre, width/2, height/2)
			if inner.Contains(area.Min) && inner.Contains(area.Max) && !overlaps(area, taken) {
				taken = append(taken, area)
				fillHalo(c, style, place, name)
				break
			}
		}
	}
}

func box(centre vg.Point, halfWidth, halfHeight vg.Length) vg.Rectangle {
	half := vg.Point{X: halfWidth, Y: halfHeight}
	return vg.Rectangle{Min: centre.Sub(half), Max: centre.Add(half)}
}

func overlaps(r vg.Rectangle, others []vg.Rectangle) bool {
	for _, o := range others {
		if r.Min.X < o.Max.X && o.Min.X < r.Max.X && r.Min.Y < o.Max.Y && o.Min.Y < r.Max.Y {
			return true
		}
	}
	return false
}
