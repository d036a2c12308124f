package viz

import (
	"image"
	stddraw "image/draw"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// sharp is how many pixels of a picture a CSS pixel is in each direction, for
// screens with small ones.
const sharp = 2

// margin is the white edge around a figure.
const margin = 8 * px

// render draws the plots row by row, each width × height CSS pixels large.
func render(columns, width, height int, plots ...*plot.Plot) *image.RGBA {
	return renderAt(sharp, columns, width, height, plots...)
}

// renderAt draws the plots with the given number of pixels to a CSS pixel.
func renderAt(sharpness float64, columns, width, height int, plots ...*plot.Plot) *image.RGBA {
	rows := (len(plots) + columns - 1) / columns
	w, h := vg.Length(width)*px, vg.Length(height)*px
	canvas := vgimg.NewWith(
		vgimg.UseWH(vg.Length(columns)*w, vg.Length(rows)*h),
		vgimg.UseDPI(int(96*sharpness)),
	)
	img := canvas.Image().(*image.RGBA)
	for i, p := range plots {
		corner := vg.Point{
			X: vg.Length(i%columns) * w,
			Y: vg.Length(rows-1-i/columns) * h,
		}
		tile := draw.Canvas{Canvas: canvas, Rectangle: vg.Rectangle{
			Min: corner, Max: corner.Add(vg.Point{X: w, Y: h}),
		}}
		drawPlot(p, tile, img)
	}
	frame(img, int(math.Ceil(sharpness)))
	return img
}

// frame draws an edge of the given number of pixels into the picture: with it
// the white picture looks meant on a page in a dark theme, and on a white page
// it is hardly seen.
func frame(img *image.RGBA, width int) {
	b := img.Bounds()
	inside := b.Inset(width)
	for _, side := range []image.Rectangle{
		{b.Min, image.Pt(b.Max.X, inside.Min.Y)}, {image.Pt(b.Min.X, inside.Max.Y), b.Max},
		{b.Min, image.Pt(inside.Min.X, b.Max.Y)}, {image.Pt(inside.Max.X, b.Min.Y), b.Max},
	} {
		stddraw.Draw(img, side, image.NewUniform(frameGrey), image.Point{}, stddraw.Src)
	}
}

// drawPlot draws p on the tile of the picture img. It works on a copy of p:
// ranges are made drawable, ticks and text suited to the size, and the legend
// placed: where no data are, or beside the plot in up to half of the width.
func drawPlot(p *plot.Plot, tile draw.Canvas, img *image.RGBA) {
	c := draw.Crop(tile, margin, -margin, margin, -margin)
	q := *p
	q.Legend = plot.NewLegend()
	settle(&q.X, c.Size().X, 90*px)
	settle(&q.Y, c.Size().Y, 55*px)
	roundOut(&q.X, 0.1)
	roundOut(&q.Y, 0.4)
	if isEmpty(&p.Legend) {
		fitPlot(q, c).Draw(c)
		return
	}
	narrow := newLegendBox(&p.Legend, &q, c, c.Size().X/2-2*legendMargin)
	if !figureOf(p).full || pinned(&p.Legend) {
		fitted := fitPlot(q, c)
		fitted.Draw(c)
		wide := newLegendBox(&p.Legend, &q, c, 0.7*c.Size().X)
		area := fitted.DataCanvas(c).Rectangle
		if wide.drawWithin(c, area, img) || narrow.drawWithin(c, area, img) {
			return
		}
		c.SetColor(white)
		c.Fill(tile.Path())
	}
	rest := draw.Crop(c, 0, -narrow.size.X-2*legendMargin, 0, 0)
	fitted := fitPlot(q, rest)
	fitted.Draw(rest)
	narrow.draw(c, vg.Point{X: rest.Max.X + 2*legendMargin, Y: fitted.DataCanvas(rest).Max.Y})
}

// settle makes an axis of the given length ready to be drawn, with a tick
// every so often.
func settle(a *plot.Axis, length, every vg.Length) {
	log := isLog(a)
	if log {
		a.Scale = logScale{}
	}
	fit(a)
	if t, own := a.Tick.Marker.(*ticks); own {
		a.Tick.Marker = &ticks{want: max(2, int(length/every)), log: log, whole: t.whole}
	}
}

// roundOut extends the axis to the next tick where that is near, in steps from
// tick to tick, so that a curve with values just short of 1 ends below a line
// marked 1.
func roundOut(a *plot.Axis, near float64) {
	t, own := a.Tick.Marker.(*ticks)
	if !own || t.log || a.Padding == 0 {
		return
	}
	step, _ := roundStep(a.Max/float64(t.want) - a.Min/float64(t.want))
	if up := math.Ceil(a.Max/step-slack) * step; up-a.Max <= near*step {
		a.Max = math.Max(a.Max, up)
	}
	if down := math.Floor(a.Min/step+slack) * step; a.Min-down <= near*step {
		a.Min = math.Min(a.Min, down)
	}
}
