package viz

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// fitted is a text.Handler that wraps and shortens plain text to a given room,
// wherever gonum measures or draws it.
type fitted struct {
	text.Handler
	style draw.TextStyle // with the plain handler, to measure by
	width vg.Length
	most  int // lines
	// thin text takes no width when gonum makes room for it: the title of an
	// axis, which gonum looks for at the middle value instead of the middle.
	thin bool
	// turned text stands off its axis, from which gonum keeps upright text by
	// the descent of the font.
	turned bool
}

const turnedGap = 4 * px

// fitText makes the text of a style fit into a room. Another handler than that
// for plain text, LaTeX say, is the learner's and stays.
func fitText(style *draw.TextStyle, width vg.Length, most int) {
	if _, plain := style.Handler.(text.Plain); plain {
		style.Handler = fitted{Handler: style.Handler, style: *style, width: width, most: most}
	}
}

// Lines implements text.Handler.
func (f fitted) Lines(txt string) []string {
	lines, _ := wrap(f.style, txt, f.width, f.most)
	return lines
}

// Box implements text.Handler.
func (f fitted) Box(txt string, fnt font.Font) (width, height, depth vg.Length) {
	width, height, depth = f.Handler.Box(txt, fnt)
	switch {
	case f.thin:
		width = 0
	case f.turned:
		width += turnedGap
	}
	return width, height, depth
}

// Draw implements text.Handler. Gonum sets lines closer than it says in Box.
func (f fitted) Draw(c vg.Canvas, txt string, style draw.TextStyle, at vg.Point) {
	lines := f.Lines(txt)
	style.Handler = f.Handler
	if f.turned {
		descent := style.FontExtents().Descent
		at = at.Sub(vg.Point{X: descent, Y: descent + turnedGap})
	}
	if len(lines) == 1 {
		f.Handler.Draw(c, lines[0], style, at)
		return
	}
	all := style.Height(lines[0]) * vg.Length(len(lines))
	sin, cos := math.Sincos(style.Rotation)
	bottom := all * vg.Length(style.YAlign)
	style.YAlign = draw.YBottom
	for i, line := range lines {
		up := bottom + all*vg.Length(len(lines)-1-i)/vg.Length(len(lines))
		f.Handler.Draw(c, line, style, at.Add(vg.Point{X: -up * vg.Length(sin), Y: up * vg.Length(cos)}))
	}
}

// fitPlot returns a copy of the plot whose text fits onto the canvas: its title
// in up to four lines, those of its axes in up to three.
func fitPlot(p plot.Plot, c draw.Canvas) *plot.Plot {
	fitText(&p.Title.TextStyle, c.Size().X, 4)
	area := c.Size()
	var q plot.Plot
	for range 3 { // the text takes room from the area that it is fitted to
		q = p
		fitTitle(&q.X.Label.TextStyle, area.X)
		fitTitle(&q.Y.Label.TextStyle, area.Y)
		fitNames(&q, c.Size(), area)
		area = q.DataCanvas(c).Size()
	}
	return &q
}

// fitTitle fits the title of an axis.
func fitTitle(style *draw.TextStyle, width vg.Length) {
	fitText(style, width, 3)
	if f, ok := style.Handler.(fitted); ok {
		f.thin = true
		style.Handler = f
	}
}
