package viz

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// fillText draws text with its alignment about the given point. Gonum places
// text lower by the descent of the font.
func fillText(c draw.Canvas, style draw.TextStyle, at vg.Point, text string) {
	descent := style.FontExtents().Descent
	sin, cos := math.Sincos(style.Rotation)
	c.FillText(style, at.Add(vg.Point{X: -descent * vg.Length(sin), Y: descent * vg.Length(cos)}), text)
}

// fillHalo draws text with a white edge, which keeps it readable on lines and
// colours.
func fillHalo(c draw.Canvas, style draw.TextStyle, at vg.Point, text string) {
	halo := style
	halo.Color = color.White
	const directions, radius = 8, 1.5 * px
	for k := range directions {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / directions)
		fillText(c, halo, at.Add(vg.Point{X: radius * vg.Length(cos), Y: radius * vg.Length(sin)}), text)
	}
	fillText(c, style, at, text)
}
