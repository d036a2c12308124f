package viz

import (
	"math"
	"strings"

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
	halo.Color = white
	const directions, radius = 8, 1.5 * px
	for k := range directions {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / directions)
		fillText(c, halo, at.Add(vg.Point{X: radius * vg.Length(cos), Y: radius * vg.Length(sin)}), text)
	}
	fillText(c, style, at, text)
}

// lineHeight is how far apart lines of small text are.
const lineHeight = 14 * px

// ellipsis stands for what there is no room for.
const ellipsis = "…"

// shorten returns text as wide as width at most, if need be with an ellipsis for
// its middle: names tend to differ at their beginning or their end.
func shorten(style draw.TextStyle, text string, width vg.Length) string {
	if style.Width(text) <= width {
		return text
	}
	letters := []rune(text)
	for keep := len(letters) - 1; keep > 0; keep-- {
		head, tail := letters[:(keep+1)/2], letters[len(letters)-keep/2:]
		short := strings.TrimSpace(string(head)) + ellipsis + strings.TrimSpace(string(tail))
		if style.Width(short) <= width {
			return short
		}
	}
	return ellipsis
}

// wrap breaks text between words into lines as wide as width at most, and
// shortens what does not fit into most lines, or a word that is too wide. whole
// says that nothing was left out.
func wrap(style draw.TextStyle, text string, width vg.Length, most int) (lines []string, whole bool) {
	for _, paragraph := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		line := ""
		for i, word := range strings.Split(paragraph, " ") {
			switch {
			case i == 0:
				line = word
			case style.Width(line+" "+word) <= width:
				line += " " + word
			default:
				lines = append(lines, line)
				line = word
			}
		}
		lines = append(lines, line)
	}
	whole = true
	if len(lines) > most {
		lines, whole = append(lines[:most-1], strings.Join(lines[most-1:], " ")), false
	}
	for i, line := range lines {
		lines[i] = shorten(style, line, width)
		whole = whole && lines[i] == line
	}
	return lines, whole
}
