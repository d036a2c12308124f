package viz

import (
	"fmt"
	"image"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Images draws small pictures row by row, each with its caption below; captions
// may be nil, and a long one takes up to three lines. A picture of 28 × 28 is
// enlarged, with sharp pixels. Images panics if there is no picture or one is
// nil, columns is not positive, or captions are neither none nor one for each
// picture.
func Images(columns int, images []image.Image, captions []string) *plot.Plot {
	switch {
	case len(images) == 0:
		panic("viz: no images to draw")
	case columns < 1:
		panic(fmt.Sprintf("viz: images in %d columns; give at least 1", columns))
	case captions != nil && len(captions) != len(images):
		panic(fmt.Sprintf("viz: %d captions for %d images", len(captions), len(images)))
	}
	for k, img := range images {
		if img == nil {
			panic(fmt.Sprintf("viz: image %d of %d is nil", k+1, len(images)))
		}
	}
	columns = min(columns, len(images))
	g := &gallery{columns: columns, images: images}
	widest := maxWidth*px/vg.Length(columns) - imageGap
	g.picture = min(84*px, widest)
	g.cell = vg.Point{X: g.picture, Y: g.picture + imageGap}
	lines := 0
	for _, caption := range captions {
		wrapped, _ := wrap(captionStyle, caption, min(widest, captionWidth)-imageGap, 3)
		g.captions = append(g.captions, wrapped)
		lines = max(lines, len(wrapped))
		for _, line := range wrapped {
			g.cell.X = max(g.cell.X, captionStyle.Width(line))
		}
	}
	g.cell.X += imageGap
	if lines > 0 {
		g.cell.Y += captionHeight + vg.Length(lines-1)*lineHeight
	}
	p := newPlain("", "", "")
	p.HideAxes()
	p.X.Padding, p.Y.Padding = 0, 0
	p.Add(g)
	rows := (len(images) + columns - 1) / columns
	Size(p, columns*int(g.cell.X/px+0.5)+16, rows*int(g.cell.Y/px+0.5)+16)
	return p
}

const (
	imageGap      = 8 * px  // between pictures
	captionHeight = 18 * px // of one line
	captionWidth  = 150 * px
)

var captionStyle = textStyle(smallSize, draw.XCenter, draw.YCenter)

// gallery is the plotter of Images. Gonum's plotter.Image stretches a picture
// over a range of the axes, and blurs one of 28 × 28 pixels; one without pixels
// makes it divide by zero.
type gallery struct {
	columns  int
	images   []image.Image
	captions [][]string // in lines
	picture  vg.Length  // the side of the square that a picture fits into
	cell     vg.Point
}

// Plot implements plot.Plotter.
func (g *gallery) Plot(c draw.Canvas, _ *plot.Plot) {
	for k, img := range g.images {
		top := vg.Point{
			X: c.Min.X + (vg.Length(k%g.columns)+0.5)*g.cell.X,
			Y: c.Max.Y - vg.Length(k/g.columns)*g.cell.Y,
		}
		drawImage(c, img, vg.Point{X: top.X, Y: top.Y - g.picture/2}, g.picture)
		if g.captions != nil {
			at := vg.Point{X: top.X, Y: top.Y - g.picture - captionHeight/2}
			for _, line := range g.captions[k] {
				fillText(c, captionStyle, at, line)
				at.Y -= lineHeight
			}
		}
	}
}

// drawImage draws a picture into a square about the centre, each of its pixels
// as a whole number of the figure's where there is room for that.
func drawImage(c draw.Canvas, img image.Image, centre vg.Point, side vg.Length) {
	dot := dotOf(c)
	size := img.Bounds().Size()
	larger := max(size.X, size.Y)
	if larger == 0 {
		return
	}
	scale := side / dot / vg.Length(larger)
	if scale >= 1 {
		scale = vg.Length(math.Floor(float64(scale)))
		img = enlarge(img, int(scale))
	}
	extent := vg.Point{X: vg.Length(size.X) * scale * dot, Y: vg.Length(size.Y) * scale * dot}
	corner := centre.Sub(extent.Scale(0.5))
	corner = vg.Point{X: snap(c, corner.X), Y: snap(c, corner.Y)}
	c.DrawImage(vg.Rectangle{Min: corner, Max: corner.Add(extent)}, img)
}

// enlarge returns the picture with every pixel as a square of k × k.
func enlarge(img image.Image, k int) image.Image {
	b := img.Bounds()
	large := image.NewRGBA(image.Rect(0, 0, k*b.Dx(), k*b.Dy()))
	for y := range large.Rect.Dy() {
		for x := range large.Rect.Dx() {
			large.Set(x, y, img.At(b.Min.X+x/k, b.Min.Y+y/k))
		}
	}
	return large
}
