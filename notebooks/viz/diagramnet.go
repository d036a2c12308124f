package viz

import (
	"fmt"
	"image/color"

	"fromscratch/nn"
)

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
