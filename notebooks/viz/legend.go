package viz

import (
	"image"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// legendMargin keeps a legend off the edges of the data and off the data.
const legendMargin = 8 * px

// pinned says whether the learner has chosen a corner for the legend.
func pinned(l *plot.Legend) bool { return l.Top || l.Left }

func isEmpty(l *plot.Legend) bool { return l.Rectangle(draw.Canvas{}).Size().X == 0 }

// drawWithin draws the legend within the data area of the canvas c: in the
// corner that the learner has chosen, or where there are no data. It reports
// false if it finds no such place.
func (b *legendBox) drawWithin(c draw.Canvas, area vg.Rectangle, img *image.RGBA) bool {
	size := b.size
	left, right := area.Min.X+legendMargin, area.Max.X-legendMargin-size.X
	top, bottom := area.Max.Y-legendMargin, area.Min.Y+legendMargin+size.Y
	if pinned(b.legend) {
		corner := vg.Point{X: right, Y: bottom}
		if b.legend.Left {
			corner.X = left
		}
		if b.legend.Top {
			corner.Y = top
		}
		b.draw(c, corner)
		return true
	}
	centre, middle := (left+right)/2, (top+bottom)/2
	for _, corner := range []vg.Point{
		{X: right, Y: top}, {X: left, Y: top}, {X: right, Y: bottom}, {X: left, Y: bottom},
		{X: centre, Y: top}, {X: centre, Y: bottom}, {X: right, Y: middle}, {X: left, Y: middle},
	} {
		if left <= right && bottom <= top && empty(img, dotOf(c), vg.Rectangle{
			Min: vg.Point{X: corner.X - legendMargin, Y: corner.Y - size.Y - legendMargin},
			Max: vg.Point{X: corner.X + size.X + legendMargin, Y: corner.Y + legendMargin},
		}) {
			b.draw(c, corner)
			return true
		}
	}
	return false
}

// empty says whether a part of the picture, of pixels as large as dot, shows
// nothing but ground and grid.
func empty(img *image.RGBA, dot vg.Length, r vg.Rectangle) bool {
	height := img.Bounds().Dy()
	floor := func(l vg.Length) int { return int(math.Floor(float64(l / dot))) }
	x0, x1 := floor(r.Min.X), floor(r.Max.X)+1
	y0, y1 := height-1-floor(r.Max.Y), height-floor(r.Min.Y)
	for y := max(0, y0); y < min(y1, height); y++ {
		for x := max(0, x0); x < min(x1, img.Bounds().Dx()); x++ {
			if c := img.RGBAAt(x, y); c.R < zeroGrey.R || c.R != c.G || c.G != c.B {
				return false
			}
		}
	}
	return true
}
