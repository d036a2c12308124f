package viz

import (
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

func TestLegend(t *testing.T) {
	p := func(xs, ys []float64) *plot.Plot {
		p := New("", "x", "y")
		addPoints(p, "samples", xs, ys, draw.GlyphStyle{Color: black, Radius: 5 * px, Shape: markers[0]})
		return p
	}
	corners := p([]float64{0, 0, 1, 1}, []float64{0, 1, 0, 1})
	pinned := p([]float64{0, 0, 1, 1}, []float64{0, 1, 0, 1})
	pinned.Legend.Top, pinned.Legend.Left = true, true
	topRight := p([]float64{0, 1}, []float64{0, 1})
	var xs, ys []float64
	for i := range 100 {
		xs, ys = append(xs, float64(i%10)), append(ys, float64(i/10))
	}
	everywhere := p(xs, ys)
	wide := p(xs, ys)
	wide.Legend.Add("a name much longer than others")
	many := p([]float64{0}, []float64{0})
	for range 12 {
		many.Legend.Add("one of many")
	}
	checkPicture(t, "legends", encode(render(3, 300, 200, corners, pinned, topRight, everywhere, wide, many)))
}
