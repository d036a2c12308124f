package viz

import (
	"fmt"
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/nn"
)

// Confusion draws the confusion matrix: a row for every true class, a column
// for every predicted one, and in each cell the number of samples; the darker,
// the larger its share of the row. names are those of the classes, nil for 0,
// 1, …. It panics if there is not one for each class.
func Confusion(c *nn.Confusion, names []string) *plot.Plot {
	n := len(c.Counts)
	if names == nil {
		for k := range n {
			names = append(names, strconv.Itoa(k))
		}
	}
	if len(names) != n {
		panic(fmt.Sprintf("viz: %d names for %d classes", len(names), n))
	}
	p := newPlain("", "predicted class", "true class")
	p.X.Min, p.X.Max = -0.5, float64(n)-0.5
	p.Y.Min, p.Y.Max = -float64(n)+0.5, 0.5
	var across, down []plot.Tick
	for k, name := range names {
		across = append(across, plot.Tick{Value: float64(k), Label: name})
		down = append(down, plot.Tick{Value: -float64(k), Label: name})
	}
	p.X.Tick.Marker, p.Y.Tick.Marker = plot.ConstantTicks(across), plot.ConstantTicks(down)
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Padding, a.LineStyle.Width, a.Tick.Length = 0, 0, 0
	}
	p.Add(&confusion{c.Counts})
	side := max(240, min(44*n, 560))
	Size(p, side+90, side+50)
	return p
}

// confusion is the plotter of a confusion matrix.
type confusion struct {
	counts [][]int
}

// Plot implements plot.Plotter.
func (m *confusion) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	style := textStyle(smallSize, draw.XCenter, draw.YCenter)
	for i, row := range m.counts {
		total := 0
		for _, count := range row {
			total += count
		}
		for j, count := range row {
			cell := vg.Rectangle{
				Min: vg.Point{X: snap(c, trX(float64(j)-0.5)), Y: snap(c, trY(-float64(i)-0.5))},
				Max: vg.Point{X: snap(c, trX(float64(j)+0.5)) - px, Y: snap(c, trY(-float64(i)+0.5)) - px},
			}
			var ground color.NRGBA
			ground, style.Color = cellColours(count, total)
			c.SetColor(ground)
			c.Fill(cell.Path())
			at := cell.Min.Add(cell.Size().Scale(0.5))
			fillText(c, style, at, strconv.Itoa(count))
		}
	}
}

// cellColours returns the colours of a cell, and of its text, with count of the
// total samples of its row.
func cellColours(count, total int) (ground, text color.NRGBA) {
	share := 0.0
	if total > 0 {
		share = float64(count) / float64(total)
	}
	// A few mistakes among many samples should still be seen.
	ground = tint(blue, 0.05+0.95*math.Sqrt(share))
	if count == 0 {
		return ground, quietInk
	}
	return ground, inkOn(ground)
}
