package viz

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// marker is the outline of a glyph, for a radius of 1. A white edge keeps
// neighbours apart, and apart from a coloured ground. Gonum's own outlined
// glyphs are too thin for a figure on a screen.
type marker struct {
	outline []vg.Point
	hollow  bool // the outline alone, on white
}

var markers = []marker{
	{outline: polygon(24, 0, 1)},           // circle
	{outline: polygon(3, math.Pi/2, 1.25)}, // triangle
	{outline: polygon(4, math.Pi/4, 1.2)},  // square
	{outline: polygon(4, 0, 1.3)},          // diamond
	{outline: cross(0)},                    // plus
	{outline: polygon(3, -math.Pi/2, 1.25)},
	{outline: cross(math.Pi / 4)},
	{outline: polygon(24, 0, 0.9), hollow: true},
	{outline: polygon(3, math.Pi/2, 1.25), hollow: true},
	{outline: polygon(4, math.Pi/4, 1.1), hollow: true},
}

// polygon returns a regular polygon with its first corner at the given angle.
func polygon(corners int, angle, radius float64) []vg.Point {
	outline := make([]vg.Point, corners)
	for i := range outline {
		sin, cos := math.Sincos(angle + 2*math.Pi*float64(i)/float64(corners))
		outline[i] = vg.Point{X: vg.Length(radius * cos), Y: vg.Length(radius * sin)}
	}
	return outline
}

// cross returns a plus sign turned by the given angle.
func cross(angle float64) []vg.Point {
	const arm, half = 1.25, 0.42
	var outline []vg.Point
	sin, cos := math.Sincos(angle)
	for range 4 {
		for _, corner := range [][2]float64{{half, -half}, {arm, -half}, {arm, half}} {
			outline = append(outline, vg.Point{
				X: vg.Length(corner[0]*cos - corner[1]*sin),
				Y: vg.Length(corner[0]*sin + corner[1]*cos),
			})
		}
		sin, cos = cos, -sin
	}
	return outline
}

// DrawGlyph implements draw.GlyphDrawer. Edges are as wide as the marker is
// large, up to those of the usual size.
func (m marker) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	var path vg.Path
	for i, corner := range m.outline {
		corner = at.Add(corner.Scale(style.Radius))
		if i == 0 {
			path.Move(corner)
		} else {
			path.Line(corner)
		}
	}
	path.Close()
	edge := min(2*px, 0.4*style.Radius)
	if m.hollow {
		c.SetLineStyle(draw.LineStyle{Color: white, Width: 2 * edge})
		c.Stroke(path)
		c.SetColor(white)
		c.Fill(path)
		c.SetLineStyle(draw.LineStyle{Color: style.Color, Width: edge})
		c.Stroke(path)
		return
	}
	c.SetLineStyle(draw.LineStyle{Color: white, Width: edge})
	c.Stroke(path)
	c.SetColor(style.Color)
	c.Fill(path)
}
