package viz

import (
	"fmt"
	"image"
	stddraw "image/draw"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// legendBox is a legend drawn apart, so that it can be parted into columns:
// gonum writes all entries below each other, past the end of the picture too.
type legendBox struct {
	legend *plot.Legend
	size   vg.Point    // without the margin around it
	img    *image.RGBA // with it
}

// newLegendBox draws the legend of p, which is not empty, for the canvas c and
// as wide as width at most. Names are shortened to that. Entries that do not fit
// below each other go into further columns, and those that do not fit there are
// counted: "… 12 more".
func newLegendBox(l *plot.Legend, p *plot.Plot, c draw.Canvas, width vg.Length) *legendBox {
	column := *l
	column.Left, column.Top = true, true
	fitText(&column.TextStyle, width-l.ThumbnailWidth-nameGap, 1)
	size := column.Rectangle(draw.Canvas{}).Size()
	apart := column
	apart.Padding++ // tells how many entries there are
	entries := 1 + int(apart.Rectangle(draw.Canvas{}).Size().Y-size.Y+0.5)
	pitch := (size.Y + l.Padding) / vg.Length(entries)

	height := c.Size().Y
	if p.Title.Text != "" {
		title := p.Title.TextStyle
		fitText(&title, c.Size().X/2, 4)
		height -= title.Height(p.Title.Text) + p.Title.Padding
	}
	rows := max(2, int((height+l.Padding)/pitch))
	columns := max(1, int((width+2*legendMargin)/(size.X+2*legendMargin)))
	columns = min(columns, (entries+rows-1)/rows)
	rows = min(rows, (entries+columns-1)/columns)

	dot := dotOf(c)
	dots := func(l vg.Length) int { return int(l/dot + 0.5) }
	wide := dots(size.X + 2*legendMargin)
	long := drawColumn(column, size, dot)
	b := &legendBox{legend: l, size: vg.Point{
		X: vg.Length(columns)*(size.X+2*legendMargin) - 2*legendMargin,
		Y: vg.Length(rows)*pitch - l.Padding,
	}}
	b.img = whitePicture(columns*wide, dots(b.size.Y+2*legendMargin))
	above := legendMargin - l.Padding/2 // of the first entry
	for k := range columns {
		strip := image.Rect(k*wide, dots(above), (k+1)*wide, dots(above+vg.Length(rows)*pitch))
		from := image.Pt(0, dots(above+vg.Length(k*rows)*pitch))
		strip = strip.Intersect(image.Rect(0, 0, b.img.Rect.Max.X, strip.Min.Y+long.Rect.Max.Y-from.Y))
		stddraw.Draw(b.img, strip, long, from, stddraw.Src)
	}
	if shown := rows * columns; shown < entries {
		last := image.Rect((columns-1)*wide, dots(above+vg.Length(rows-1)*pitch), columns*wide, b.img.Rect.Max.Y)
		more := drawMore(l.TextStyle, entries-shown+1, vg.Point{X: size.X + 2*legendMargin, Y: pitch + legendMargin}, dot)
		stddraw.Draw(b.img, last, more, image.Point{}, stddraw.Src)
	}
	return b
}

// drawColumn draws all entries below each other, with the margin around them.
func drawColumn(l plot.Legend, size vg.Point, dot vg.Length) *image.RGBA {
	canvas := vgimg.NewWith(
		vgimg.UseWH(size.X+2*legendMargin, size.Y+2*legendMargin),
		vgimg.UseDPI(int(vg.Inch/dot+0.5)))
	c := draw.Crop(draw.New(canvas), legendMargin, -legendMargin, legendMargin, -legendMargin)
	// Gonum draws the legend lower by the descent of its text.
	l.XOffs, l.YOffs = 0, l.TextStyle.FontExtents().Descent
	l.Draw(c)
	return canvas.Image().(*image.RGBA)
}

// drawMore says how many entries were left out, in the place of the last one.
func drawMore(style draw.TextStyle, entries int, size vg.Point, dot vg.Length) image.Image {
	canvas := vgimg.NewWith(vgimg.UseWH(size.X, size.Y), vgimg.UseDPI(int(vg.Inch/dot+0.5)))
	style.XAlign, style.YAlign = draw.XLeft, draw.YTop
	fillText(draw.New(canvas), style, vg.Point{X: legendMargin, Y: size.Y}, fmt.Sprintf("%s %d more", ellipsis, entries))
	return canvas.Image()
}

func whitePicture(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	stddraw.Draw(img, img.Rect, image.White, image.Point{}, stddraw.Src)
	return img
}

// draw draws the legend with its upper left corner at the given place, moved as
// the learner wishes, on white.
func (b *legendBox) draw(c draw.Canvas, corner vg.Point) {
	dot := dotOf(c)
	extent := vg.Point{X: vg.Length(b.img.Rect.Dx()) * dot, Y: vg.Length(b.img.Rect.Dy()) * dot}
	at := vg.Point{
		X: snap(c, corner.X+b.legend.XOffs-legendMargin),
		Y: snap(c, corner.Y+b.legend.YOffs+legendMargin-extent.Y),
	}
	c.DrawImage(vg.Rectangle{Min: at, Max: at.Add(extent)}, b.img)
}
