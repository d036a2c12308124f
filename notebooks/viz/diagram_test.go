package viz

import (
	"math"
	"math/rand/v2"
	"testing"

	"fromscratch/nn"
)

func TestDiagram(t *testing.T) {
	checkGolden(t, "diagram_ones", Diagram(ones(), []float64{-2, -1}))
	net, _ := trained(t, nn.SGD{Epochs: 1000})
	checkGolden(t, "diagram", Diagram(net, nil))
	checkGolden(t, "diagram_activations", Diagram(net, []float64{-2, -1}))
}

func TestLargeDiagrams(t *testing.T) {
	for name, net := range map[string]*nn.Network{
		"diagram_single": nn.New(2, nn.Dense(1, nn.Sigmoid)),
		"diagram_3_3_2":  nn.New(3, nn.Dense(3, nn.Tanh), nn.Dense(2, nn.Softmax)),
		"diagram_2_6_1":  nn.New(2, nn.Dense(6, nn.Sigmoid), nn.Dense(1, nn.Sigmoid)),
		"diagram_6_6_6":  nn.New(6, nn.Dense(6, nn.ReLU), nn.Dense(6, nn.ReLU), nn.Dense(6, nn.Softmax)),
		"diagram_digits": nn.New(784, nn.Dense(128, nn.Sigmoid), nn.Dense(64, nn.Sigmoid), nn.Dense(10, nn.Softmax)),
	} {
		net.InitNormal(rand.New(rand.NewPCG(1, 2)), 1)
		x := make([]float64, net.In())
		for i := range x {
			x[i] = float64(i) * 0.17
		}
		p := Diagram(net, x)
		f := figureOf(p)
		checkPicture(t, name, encode(render(1, f.width, f.height, p))) // more lines than fit into 40 kB
	}
}

func TestDegenerateDiagram(t *testing.T) {
	net := ones()
	net.Set("w1", math.NaN())
	net.Set("w2", -1e300)
	net.Set("w3", 0)
	net.Set("b3", math.Inf(1))
	checkGolden(t, "degenerate_diagram", Diagram(net, []float64{1e12, -1e-12}))
}

// TestDiagramLineWidths checks that no weight makes a line wider than four
// pixels: one of 1.8e308 once kept the rasteriser busy for ever.
func TestDiagramLineWidths(t *testing.T) {
	for name, vs := range edges {
		largest := 0.0
		for _, v := range vs {
			if finite(v) {
				largest = math.Max(largest, math.Abs(v))
			}
		}
		for _, v := range vs {
			for _, from := range []int{0, biasUnit} {
				if w := (diagramEdge{from: from, weight: v}).style(largest).Width; !(w >= px && w <= 4*px) {
					t.Errorf("%s: the line of the weight %v is %v pixels wide", name, v, float64(w/px))
				}
			}
		}
	}
}
