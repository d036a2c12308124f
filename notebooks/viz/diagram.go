package viz

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/nn"
)

// Diagram draws the network: a circle for every input and neuron, a line for
// every weight, blue for a positive and orange for a negative one, and thicker
// the larger it is, dotted for NaN; dashed lines from the bias units, which always give 1. The
// parameters stand on the lines if a layer has no more than twelve.
// Given a sample x, the circles show the activations; x may be nil.
//
// Of layers with more than eight neurons most are left out, and the lines then
// only say what is connected.
//
// Diagram panics if x is not as long as the network's input.
func Diagram(net *nn.Network, x []float64) *plot.Plot {
	d := newDiagram(net, x)
	p := newPlain("", "", "")
	p.HideAxes()
	p.X.Padding, p.Y.Padding = 0, 0
	p.Add(d)

	rows := 0
	for _, column := range d.columns {
		rows = max(rows, len(column.nodes))
	}
	d.spacing = vg.Length(math.Max(58, math.Min(110, 330/float64(rows)))) * px
	height := diagramHead + vg.Length(rows-1)*d.spacing + 2*d.radius() + diagramBias + diagramKey
	width := 96 + 70*(len(d.columns)-1) // of many layers
	Size(p, max(600, width), int(height/px)+16)
	return p
}

// The parts of a diagram above and below the neurons.
const (
	diagramHead = 54 * px // the names of the layers
	diagramBias = 76 * px // the bias units
	diagramKey  = 34 * px // what colours and widths mean
)

// diagram is the plotter of a network.
type diagram struct {
	columns []diagramColumn // the inputs, then the layers
	edges   [][]diagramEdge // between a column and the next
	plain   bool            // nodes are left out, and lines alike
	spacing vg.Length
}

type diagramColumn struct {
	title, subtitle string
	nodes           []diagramNode
	fill            color.Color
}

type diagramNode struct {
	name, value string // without a name: the dots for the nodes left out
}

type diagramEdge struct {
	from, to int // positions in the columns; from −1 is the bias unit
	name     string
	weight   float64
}

const biasUnit = -1

// Plot implements plot.Plotter.
func (d *diagram) Plot(c draw.Canvas, _ *plot.Plot) {
	largest := 0.0
	var signs key
	for _, edges := range d.edges {
		for _, e := range edges {
			if finite(e.weight) {
				largest = math.Max(largest, math.Abs(e.weight))
			}
			signs.positive = signs.positive || e.weight > 0
			signs.negative = signs.negative || e.weight < 0
			signs.nan = signs.nan || math.IsNaN(e.weight)
		}
	}
	for k, edges := range d.edges {
		for _, e := range edges {
			from, to := d.at(c, k, e.from), d.at(c, k+1, e.to)
			c.StrokeLine2(e.style(largest), from.X, from.Y, to.X, to.Y)
		}
	}
	for k, edges := range d.edges {
		d.drawNodes(c, k)
		if !d.plain {
			d.letter(c, k, edges)
		}
	}
	d.drawNodes(c, len(d.edges))
	signs.draw(c)
}

// at returns where the node at a position in column k is.
func (d *diagram) at(c draw.Canvas, k, position int) vg.Point {
	const side = 48 * px
	x := c.Min.X + side + (c.Size().X-2*side)*vg.Length(k)/vg.Length(len(d.columns)-1)
	if position == biasUnit {
		return vg.Point{X: x, Y: c.Min.Y + diagramKey + diagramBias*2/5}
	}
	middle := (c.Min.Y + diagramKey + diagramBias + c.Max.Y - diagramHead) / 2
	above := vg.Length(len(d.columns[k].nodes)-1)/2 - vg.Length(position)
	return vg.Point{X: x, Y: middle + above*d.spacing}
}

func (d *diagram) radius() vg.Length { return min(27*px, 0.41*d.spacing) }

const biasRadius = 13 * px
