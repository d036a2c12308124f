package viz

import (
	"image/color"
	"math"
	"unicode/utf8"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// colourBar explains the colours of a heat map, to the right of it. The ends of
// the bar may stand for two classes.
//
// Gonum's plotter.ColorBar, tried with v0.17, lies in the data area and needs a
// plot of its own beside each map: in the map's it stretches the axes and covers
// the map. It panics for a loss that is the same everywhere, and its steps are
// equal where those of a loss over powers of ten are not.
type colourBar struct {
	bands
	title   string
	ends    []barEnd // none, or the lower and the upper one
	unknown string   // what the colour of NaN stands for, "" if it does not occur
}

type barEnd struct {
	name   string
	marker draw.GlyphStyle
}

const (
	barGap   = 14 * px // from the map
	barWidth = 16 * px
	barSpace = 5 * px // to the numbers, and from there to the title
)

var barText = textStyle(smallSize, draw.XLeft, draw.YCenter)

// titleStyle is upright for a symbol, and up the bar for words.
func (b *colourBar) titleStyle() (style draw.TextStyle, width vg.Length) {
	if utf8.RuneCountInString(b.title) <= 2 {
		style = textStyle(textSize, draw.XLeft, draw.YCenter)
		return style, style.Width(b.title)
	}
	style = textStyle(textSize, draw.XCenter, draw.YTop)
	style.Rotation = math.Pi / 2
	return style, style.Height(b.title)
}

func (b *colourBar) numberWidth() vg.Length {
	widest := vg.Length(0)
	for _, v := range b.levels {
		widest = max(widest, barText.Width(short(v, 3)))
	}
	return widest
}

// GlyphBoxes implements plot.GlyphBoxer: it makes room to the right.
func (b *colourBar) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	_, titleWidth := b.titleStyle()
	texts := b.numberWidth() + barSpace + titleWidth
	for _, end := range b.ends {
		texts = max(texts, barEndSpace+barText.Width(end.name))
	}
	if b.unknown != "" {
		texts = max(texts, barText.Width(b.unknown))
	}
	width := barGap + barWidth + barSpace + texts
	return []plot.GlyphBox{{X: 1, Y: 0.5, Rectangle: vg.Rectangle{Max: vg.Point{X: width}}}}
}

const (
	barEndSpace = 16 * px // for the marker
	barLine     = 16 * px
)

// Plot implements plot.Plotter.
func (b *colourBar) Plot(c draw.Canvas, _ *plot.Plot) {
	left := snap(c, c.Max.X+barGap)
	textX := left + barWidth + barSpace
	if b.unknown != "" {
		fillBar(c, unknown, left, c.Min.Y, c.Min.Y+barLine)
		fillText(c, barText, vg.Point{X: textX, Y: c.Min.Y + barLine/2}, b.unknown)
		c.Min.Y += 1.75 * barLine
	}
	edge := func(k int) vg.Length { return snap(c, c.Y(float64(k)/float64(len(b.colours)))) }

	lowest, highest := c.Min.Y, c.Max.Y // room for numbers
	if b.ends != nil {
		for k, y := range []vg.Length{c.Min.Y + barLine/2, c.Max.Y - barLine/2} {
			c.DrawGlyphNoClip(b.ends[k].marker, vg.Point{X: textX + 5*px, Y: y})
			fillText(c, barText, vg.Point{X: textX + barEndSpace, Y: y}, b.ends[k].name)
		}
		lowest, highest = lowest+1.5*barLine, highest-1.5*barLine
	}
	last := lowest - barLine
	for k, colour := range b.colours {
		fillBar(c, colour, left, edge(k), edge(k+1))
		if y := edge(k); k > 0 && y >= last+barLine && y <= highest {
			last = y
			fillText(c, barText, vg.Point{X: textX, Y: y}, short(b.levels[k-1], 3))
		}
	}
	style, _ := b.titleStyle()
	fillText(c, style, vg.Point{X: textX + b.numberWidth() + barSpace, Y: c.Center().Y}, b.title)
}

// fillBar fills the bar, whose left edge is given, between two heights.
func fillBar(c draw.Canvas, colour color.Color, left, bottom, top vg.Length) {
	right := left + barWidth
	c.FillPolygon(colour, []vg.Point{{X: left, Y: bottom}, {X: right, Y: bottom}, {X: right, Y: top}, {X: left, Y: top}})
}
