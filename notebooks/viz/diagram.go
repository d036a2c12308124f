package viz

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/nn"
)

// Diagram draws the network: a circle for every input and neuron, a line for
// every weight, blue for a positive and orange for a negative one, and thicker
// the larger it is; dashed lines from the bias units, which always give 1. The
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
	Size(p, 600, int(height/px)+16)
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

func newDiagram(net *nn.Network, x []float64) *diagram {
	var trace []nn.LayerTrace
	if x != nil {
		trace = net.Trace(x)
	}
	d := &diagram{}
	before, shown := d.addColumn("input x", "", "x", 0, net.In(), x), []int(nil)
	hidden, weights, biases := 0, 0, 0
	for k, layer := range net.Layers {
		in, out := layer.W.Dims()
		var a []float64
		if trace != nil {
			a = trace[k].A
		}
		if k == len(net.Layers)-1 {
			shown = d.addColumn("output ŷ", layer.Activation.String(), "o", 0, out, a)
		} else {
			title := "hidden layer"
			if len(net.Layers) > 2 {
				title = fmt.Sprintf("hidden layer %d", k+1)
			}
			shown = d.addColumn(title, layer.Activation.String(), "h", hidden, out, a)
			hidden += out
		}
		var edges []diagramEdge
		for to, j := range shown {
			if j == leftOut {
				continue
			}
			for from, i := range before {
				if i == leftOut {
					continue
				}
				name := fmt.Sprintf("w%d", weights+j*in+i+1)
				edges = append(edges, diagramEdge{from, to, name, layer.W.At(i, j)})
			}
			name := fmt.Sprintf("b%d", biases+j+1)
			edges = append(edges, diagramEdge{biasUnit, to, name, layer.B.AtVec(j)})
		}
		d.edges = append(d.edges, edges)
		weights, biases, before = weights+in*out, biases+out, shown
	}
	if d.plain {
		for _, edges := range d.edges {
			for i := range edges {
				edges[i].weight = 0
			}
		}
	}
	return d
}

const leftOut = -1

// addColumn adds n nodes, named by a letter and a number after first, and
// returns which of them are shown at which position.
func (d *diagram) addColumn(title, subtitle, letter string, first, n int, values []float64) (shown []int) {
	column := diagramColumn{title: title, subtitle: subtitle, fill: diagramFills[letter]}
	for i := range n {
		if n > 8 && i > 3 && i < n-1 {
			if i == 4 {
				d.plain = true
				shown = append(shown, leftOut)
				column.nodes = append(column.nodes, diagramNode{})
			}
			continue
		}
		node := diagramNode{name: fmt.Sprintf("%s%d", letter, first+i+1)}
		if values != nil {
			node.value = compact(values[i])
		}
		shown = append(shown, i)
		column.nodes = append(column.nodes, node)
	}
	d.columns = append(d.columns, column)
	return shown
}

var diagramFills = map[string]color.Color{
	"x": gridGrey,
	"h": tint(sky, 0.3),
	"o": tint(orange, 0.3),
}

// compact formats an activation for the inside of a circle.
func compact(v float64) string {
	if math.Abs(v) < 10 {
		v = math.Round(v*1000) / 1000
	}
	return short(v, 3)
}

// Plot implements plot.Plotter.
func (d *diagram) Plot(c draw.Canvas, _ *plot.Plot) {
	largest, negative, positive := 0.0, false, false
	for _, edges := range d.edges {
		for _, e := range edges {
			if finite(e.weight) {
				largest = math.Max(largest, math.Abs(e.weight))
			}
			negative, positive = negative || e.weight < 0, positive || e.weight > 0
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
	drawKey(c, positive, negative)
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

func (e diagramEdge) style(largest float64) draw.LineStyle {
	style := draw.LineStyle{Color: axisGrey, Width: px}
	switch {
	case e.weight > 0:
		style.Color = blue
	case e.weight < 0:
		style.Color = vermillion
	}
	if largest > 0 && finite(e.weight) {
		style.Width += vg.Length(3*math.Abs(e.weight)/largest) * px
	}
	if e.from == biasUnit {
		style.Dashes = dashes[1]
	}
	return style
}

func (d *diagram) drawNodes(c draw.Canvas, k int) {
	column := d.columns[k]
	heading := textStyle(textSize, draw.XCenter, draw.YCenter)
	x := d.at(c, k, 0).X
	fillText(c, heading, vg.Point{X: x, Y: c.Max.Y - 9*px}, column.title)
	heading.Font.Size = vg.Points(smallSize)
	fillText(c, heading, vg.Point{X: x, Y: c.Max.Y - 26*px}, column.subtitle)

	name := textStyle(textSize, draw.XCenter, draw.YCenter)
	for i, node := range column.nodes {
		at := d.at(c, k, i)
		if node.name == "" {
			for dy := -9 * px; dy <= 9*px; dy += 9 * px {
				fillCircle(c, at.Add(vg.Point{Y: dy}), 2*px, ink)
			}
			continue
		}
		circle(c, at, d.radius(), column.fill)
		if node.value == "" {
			fillText(c, name, at, node.name)
			continue
		}
		small := textStyle(8.5, draw.XCenter, draw.YCenter)
		fillText(c, small, at.Add(vg.Point{Y: 9 * px}), node.name)
		small.Font.Size = vg.Points(9.5)
		fillText(c, small, at.Sub(vg.Point{Y: 7 * px}), node.value)
	}
	if k < len(d.edges) {
		at := d.at(c, k, biasUnit)
		circle(c, at, biasRadius, color.White)
		fillText(c, name, at, "1")
	}
}

func circle(c draw.Canvas, at vg.Point, radius vg.Length, fill color.Color) {
	fillCircle(c, at, radius, ink)
	fillCircle(c, at, radius-1.25*px, fill)
}

// letter writes the names and values of the parameters on the edges that leave
// column k, if they are few: each where it covers no node and no other.
func (d *diagram) letter(c draw.Canvas, k int, edges []diagramEdge) {
	const most = 12
	if len(edges) > most {
		return
	}
	style := textStyle(smallSize, draw.XCenter, draw.YCenter)
	var taken []vg.Rectangle
	for column := k; column <= k+1; column++ {
		for i := range d.columns[column].nodes {
			taken = append(taken, box(d.at(c, column, i), d.radius(), d.radius()))
		}
		taken = append(taken, box(d.at(c, column, biasUnit), biasRadius, biasRadius))
	}
	type label struct {
		at   vg.Point
		text string
	}
	var labels []label
	for _, e := range edges {
		from, to := d.at(c, k, e.from), d.at(c, k+1, e.to)
		text := e.name + " = " + short(e.weight, 3)
		placed := false
		for _, t := range []vg.Length{0.3, 0.36, 0.24, 0.42, 0.48, 0.54, 0.6, 0.66, 0.72} {
			at := from.Add(to.Sub(from).Scale(t))
			area := box(at, style.Width(text)/2+3*px, 8*px)
			if !overlaps(area, taken) {
				taken, labels, placed = append(taken, area), append(labels, label{at, text}), true
				break
			}
		}
		if !placed {
			return
		}
	}
	for _, l := range labels {
		ground := box(l.at, style.Width(l.text)/2+3*px, 8*px)
		c.SetColor(color.White)
		c.Fill(ground.Path())
		fillText(c, style, l.at, l.text)
	}
}

// drawKey says at the foot of a diagram what the lines mean.
func drawKey(c draw.Canvas, positive, negative bool) {
	type entry struct {
		text  string
		style draw.LineStyle
	}
	var entries []entry
	if positive {
		entries = append(entries, entry{"positive", draw.LineStyle{Color: blue, Width: 2.5 * px}})
	}
	if negative {
		entries = append(entries, entry{"negative", draw.LineStyle{Color: vermillion, Width: 2.5 * px}})
	}
	entries = append(entries, entry{"bias", draw.LineStyle{Color: axisGrey, Width: 2 * px, Dashes: dashes[1]}})
	const sample, gap, between = 28 * px, 6 * px, 24 * px
	style := textStyle(smallSize, draw.XLeft, draw.YCenter)
	total := -between
	for _, e := range entries {
		total += sample + gap + style.Width(e.text) + between
	}
	x, y := c.Center().X-total/2, c.Min.Y+8*px
	for _, e := range entries {
		c.StrokeLine2(e.style, x, y, x+sample, y)
		fillText(c, style, vg.Point{X: x + sample + gap, Y: y}, e.text)
		x += sample + gap + style.Width(e.text) + between
	}
}
