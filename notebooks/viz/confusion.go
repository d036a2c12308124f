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
// 1, …. Long names take several lines or are turned and shortened, as those of
// [Bars]. Counts are written if all fit into their cells, which those of 20
// classes do. It panics if the counts are not n × n, or the names not n.
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
	for i, row := range c.Counts {
		if len(row) != n {
			panic(fmt.Sprintf("viz: row %d of the confusion matrix has %d counts for %d classes", i, len(row), n))
		}
	}
	p := newPlain("", "predicted class", "true class")
	p.X.Min, p.X.Max = -0.5, float64(n)-0.5
	p.Y.Min, p.Y.Max = -float64(n)+0.5, 0.5
	p.X.Tick.Marker, p.Y.Tick.Marker = &categories{names: names, step: 1}, &categories{names: names, step: -1}
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Padding, a.LineStyle.Width, a.Tick.Length = 4*px, 0, 0
	}
	m := &confusion{c.Counts}
	p.Add(m)
	cell := max(44, int(m.widest()/px)+10)
	side := max(240, min(cell*n, 560))
	across, down := namesRoom(p, names, vg.Length(side)*px/vg.Length(max(n, 1)))
	Size(p, side+82+int(across/px), side+40+int(down/px))
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
	written := m.widest() <= trX(1)-trX(0)-3*px && lineHeight <= trY(1)-trY(0)
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
			if written {
				fillText(c, style, at, strconv.Itoa(count))
			}
		}
	}
}

// widest returns the width of the widest count.
func (m *confusion) widest() vg.Length {
	var texts []string
	for _, row := range m.counts {
		for _, count := range row {
			texts = append(texts, strconv.Itoa(count))
		}
	}
	return widest(textStyle(smallSize, draw.XCenter, draw.YCenter), texts)
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
