package viz

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/data"
)

// Boundary draws what f, the method Predict of a network or any other function,
// answers all over the plane of the two features of s, with the samples on it:
//
//	viz.Boundary(net.Predict, s)
//
// f is called once for each of 181 × 121 points, with a fresh slice of the two
// features as they are in s, and returns one or more outputs.
//
// For one output the colour is ŷ, from class 0 to class 1, and the black line is
// the decision boundary ŷ = 0.5. For several outputs the colour is the class of
// the largest. A point where an output is NaN or infinite has no class: it is
// grey. Boundary panics if s has not two features, or if f returns no output or
// not always as many.
func Boundary(f func(x []float64) []float64, s *data.Set) *plot.Plot {
	p := newFeaturePlot(s)
	outputs, odd := answers(f, spaced(p.X.Min, p.X.Max, 181), spaced(p.Y.Min, p.Y.Max, 121))
	if odd != "" {
		odd = "no answer (" + odd + ")"
	}
	line := draw.LineStyle{Color: black, Width: 1.5 * px}
	if len(outputs) == 1 {
		bar := &colourBar{bands: twoClasses(), title: answerTitle(outputs[0]), unknown: odd}
		for class := range 2 {
			bar.ends = append(bar.ends, barEnd{className(s, class), pointStyle(class)})
		}
		addScale(p, outputs[0], bar)
		p.Add(&isoline{outputs[0], 0.5, line})
		addSamples(p, s, false) // the bar names the classes
		return p
	}
	addHeat(p, &heat{outputs, func(yhat []float64) color.NRGBA {
		if floats.HasNaN(yhat) {
			return unknown
		}
		return ground(floats.MaxIdx(yhat))
	}})
	for k := range outputs {
		p.Add(&isoline{lead(outputs, k), 0, line})
	}
	addSamples(p, s, true)
	for k := range outputs {
		if !slices.Contains(s.Classes(), k) { // nothing else names its colour
			p.Legend.Add(className(s, k), swatch{ground(k)})
		}
	}
	if odd != "" {
		p.Legend.Add(odd, swatch{unknown})
	}
	return p
}

// ground is the colour of the points that f takes for a class.
func ground(class int) color.NRGBA { return tint(palette[class%len(palette)], 0.3) }

// answerTitle is ŷ, with its range where that is not the one of the colours.
func answerTitle(yhat *field) string {
	if lo, hi := yhat.span(); lo < 0 || hi > 1 {
		return "ŷ, from " + short(lo, 3) + " to " + short(hi, 3)
	}
	return "ŷ"
}

// lead returns a quarter of how much output k exceeds the largest of the others:
// the difference of two of them does not overflow.
func lead(outputs []*field, k int) *field {
	z := mat.DenseCopyOf(outputs[k].z)
	z.Apply(func(j, i int, v float64) float64 {
		largest := math.Inf(-1)
		for other, o := range outputs {
			if other != k {
				largest = math.Max(largest, o.z.At(j, i))
			}
		}
		return v/4 - largest/4
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
