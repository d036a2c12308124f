package viz

import (
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
)

// texts returns all that is written in the picture of p, a line each.
func texts(p *plot.Plot) string {
	canvas := &recorder.Canvas{}
	q := *p
	settle(&q.X, 400*px, 90*px)
	settle(&q.Y, 300*px, 55*px)
	q.Draw(draw.NewCanvas(canvas, 400*px, vg.Length(300)*px))
	var lines []string
	for _, a := range canvas.Actions {
		if a, ok := a.(*recorder.FillString); ok {
			lines = append(lines, a.String)
		}
	}
	return strings.Join(lines, "\n")
}
