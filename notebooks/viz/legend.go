package viz

import (
	"image"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// legendMargin keeps a legend off the edges of the data and off the data.
const legendMargin = 8 * px

// legendSize returns the room that the legend takes, and zeros if it is empty.
func legendSize(l *plot.Legend) vg.Point {
	return l.Rectangle(draw.Canvas{}).Size()
}

// pinned says whether the learner has chosen a corner for the legend.
func pinned(l *plot.Legend) bool { return l.Top || l.Left }

// cropBeside returns what is left of the canvas with the legend to its right.
func cropBeside(l *plot.Legend, c draw.Canvas) draw.Canvas {
	return draw.Crop(c, 0, -legendSize(l).X-2*legendMargin, 0, 0)
}

// fitsBeside says whether that is at least half of the canvas.
func fitsBeside(l *plot.Legend, c draw.Canvas) bool {
	rest := cropBeside(l, c)
	return rest.Size().X >= c.Size().X/2
}

// drawLegendWithin draws the legend within the data area of the canvas c: in the
// corner that the learner has chosen, or where there are no data. If it finds no
// such place it draws the legend at the top right, over data, or reports false
// if it fits beside the plot.
func drawLegendWithin(l plot.Legend, c draw.Canvas, area vg.Rectangle, img *image.RGBA) bool {
	size := legendSize(&l)
	left, right := area.Min.X+legendMargin, area.Max.X-legendMargin-size.X
	top, bottom := area.Max.Y-legendMargin, area.Min.Y+legendMargin+size.Y
	if pinned(&l) {
		corner := vg.Point{X: right, Y: bottom}
		if l.Left {
			corner.X = left
		}
		if l.Top {
			corner.Y = top
		}
		drawLegend(l, c, corner)
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
			drawLegend(l, c, corner)
			return true
		}
	}
	if fitsBeside(&l, c) {
		return false
	}
	drawLegend(l, c, vg.Point{X: right, Y: top})
	return true
}

// drawLegend draws the legend with its upper left corner at the given place,
// on white.
func drawLegend(l plot.Legend, c draw.Canvas, corner vg.Point) {
	size := legendSize(&l)
	c.Rectangle = vg.Rectangle{
		Min: vg.Point{X: corner.X, Y: corner.Y - size.Y},
		Max: vg.Point{X: corner.X + size.X, Y: corner.Y},
	}
	c.SetColor(color.White)
	c.Fill(draw.Crop(c, -legendMargin, legendMargin, -legendMargin, legendMargin).Path())
	l.Left, l.Top = true, true
	// Gonum draws the legend lower by the descent of its text.
	l.YOffs += l.TextStyle.FontExtents().Descent
	l.Draw(c)
}

// empty says whether a part of the picture, of pixels as large as dot, shows
// nothing but ground and grid.
func empty(img *image.RGBA, dot vg.Length, r vg.Rectangle) bool {
	height := img.Bounds().Dy()
	x0, x1 := int(r.Min.X/dot), int(r.Max.X/dot)
	y0, y1 := height-int(r.Max.Y/dot), height-int(r.Min.Y/dot)
	for y := max(0, y0); y < min(y1, height); y++ {
		for x := max(0, x0); x < min(x1, img.Bounds().Dx()); x++ {
			if c := img.RGBAAt(x, y); c.R < zeroGrey.R || c.R != c.G || c.G != c.B {
				return false
			}
		}
	}
	return true
}
