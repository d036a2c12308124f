package viz

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/data"
	"fromscratch/nn"
)

// Boundary draws what net answers all over the plane of the two features of s,
// with the samples on it. The network is given the features as they are in s.
//
// For one output the colour is ŷ, from class 0 to class 1, and the black line is
// the decision boundary ŷ = 0.5. For several outputs the colour is the class of
// the largest. Boundary panics if s has not two features, or if net does not
// take two.
func Boundary(net *nn.Network, s *data.Set) *plot.Plot {
	p := newFeaturePlot(s)
	outputs := answers(net, spaced(p.X.Min, p.X.Max, 181), spaced(p.Y.Min, p.Y.Max, 121))
	line := draw.LineStyle{Color: black, Width: 1.5 * px}
	if len(outputs) == 1 {
		bar := &colourBar{bands: twoClasses(), title: "ŷ"}
		for class := range 2 {
			bar.ends = append(bar.ends, barEnd{className(s, class), pointStyle(class)})
		}
		addScale(p, outputs[0], bar)
		p.Add(&isoline{outputs[0], 0.5, line})
	} else {
		addHeat(p, &heat{outputs, func(yhat []float64) color.NRGBA {
			return tint(palette[floats.MaxIdx(yhat)%len(palette)], 0.3)
		}})
		for k := range outputs {
			p.Add(&isoline{lead(outputs, k), 0, line})
		}
	}
	addSamples(p, s, len(outputs) > 1) // for one output the bar names the classes
	return p
}

// answers returns a field for each output of the network.
func answers(net *nn.Network, xs, ys []float64) []*field {
	if net.In() != 2 {
		panic(fmt.Sprintf("viz: the network takes %d features; a plane shows 2", net.In()))
	}
	X := mat.NewDense(len(xs)*len(ys), 2, nil)
	for j, y := range ys {
		for i, x := range xs {
			X.SetRow(j*len(xs)+i, []float64{x, y})
		}
	}
	yhat := net.PredictAll(X)
	// Without its rounding errors a network that says 0.5 everywhere has no
	// boundary.
	yhat.Apply(func(_, _ int, v float64) float64 { return math.Round(v*1e9) / 1e9 }, yhat)
	outputs := make([]*field, net.Out())
	for k := range outputs {
		outputs[k] = &field{xs, ys, mat.NewDense(len(ys), len(xs), mat.Col(nil, k, yhat))}
	}
	return outputs
}

// lead returns by how much output k exceeds the largest of the others.
func lead(outputs []*field, k int) *field {
	z := mat.DenseCopyOf(outputs[k].z)
	z.Apply(func(j, i int, v float64) float64 {
		largest := math.Inf(-1)
		for other, o := range outputs {
			if other != k {
				largest = math.Max(largest, o.z.At(j, i))
			}
		}
		return v - largest
	}, z)
	return &field{outputs[k].xs, outputs[k].ys, z}
}

// twoClasses shades ŷ in tenths from the colour of class 0 over white to that
// of class 1.
func twoClasses() bands {
	var b bands
	for k := range 10 {
		share := (float64(k) - 4.5) / 4.5
		colour := tint(palette[0], -0.5*share)
		if share > 0 {
			colour = tint(palette[1], 0.5*share)
		}
		b.colours = append(b.colours, colour)
		if k > 0 {
			b.levels = append(b.levels, float64(k)/10)
		}
	}
	return b
}
