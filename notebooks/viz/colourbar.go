package viz

import (
	"math"
	"unicode/utf8"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// colourBar explains the colours of a heat map, to the right of it. The ends of
// the bar may stand for two classes.
type colourBar struct {
	bands
	title string
	ends  []barEnd // none, or the lower and the upper one
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
	width := barGap + barWidth + barSpace + texts
	return []plot.GlyphBox{{X: 1, Y: 0.5, Rectangle: vg.Rectangle{Max: vg.Point{X: width}}}}
}

const barEndSpace = 16 * px // for the marker

// Plot implements plot.Plotter.
func (b *colourBar) Plot(c draw.Canvas, _ *plot.Plot) {
	left := snap(c, c.Max.X+barGap)
	right := left + barWidth
	edge := func(k int) vg.Length { return snap(c, c.Y(float64(k)/float64(len(b.colours)))) }
	textX := right + barSpace

	lowest, highest := c.Min.Y, c.Max.Y // room for numbers
	const lineHeight = 16 * px
	if b.ends != nil {
		for k, y := range []vg.Length{c.Min.Y + lineHeight/2, c.Max.Y - lineHeight/2} {
			c.DrawGlyphNoClip(b.ends[k].marker, vg.Point{X: textX + 5*px, Y: y})
			fillText(c, barText, vg.Point{X: textX + barEndSpace, Y: y}, b.ends[k].name)
		}
		lowest, highest = lowest+1.5*lineHeight, highest-1.5*lineHeight
	}
	last := lowest - lineHeight
	for k, colour := range b.colours {
		c.FillPolygon(colour, []vg.Point{
			{X: left, Y: edge(k)}, {X: right, Y: edge(k)}, {X: right, Y: edge(k + 1)}, {X: left, Y: edge(k + 1)},
		})
		if y := edge(k); k > 0 && y >= last+lineHeight && y <= highest {
			last = y
			fillText(c, barText, vg.Point{X: textX, Y: y}, short(b.levels[k-1], 3))
		}
	}
	style, _ := b.titleStyle()
	fillText(c, style, vg.Point{X: textX + b.numberWidth() + barSpace, Y: c.Center().Y}, b.title)
}
