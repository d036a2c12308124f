package viz

import (
	"fmt"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/data"
)

// Scatter draws the samples of s, which has two features, with a colour and a
// marker for each class. If there are few samples, their names stand beside them
// where there is room; the more there are, the smaller are the markers. It panics
// if s has not two features, targets that are no classes, or more than 70
// classes, for no more markers differ.
func Scatter(s *data.Set) *plot.Plot {
	p := newFeaturePlot(s)
	addSamples(p, s, true)
	return p
}

// newFeaturePlot returns a plot with the two features of s as axes, ranging a
// little further than the samples.
func newFeaturePlot(s *data.Set) *plot.Plot {
	if _, in := s.X.Dims(); in != 2 {
		panic(fmt.Sprintf("viz: the samples have %d features; a plane shows 2", in))
	}
	p := New("", featureTitle(s, 0), featureTitle(s, 1))
	for j, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Min, a.Max = span(column(s, j), false)
		fit(a)
		margin := a.Max/10 - a.Min/10
		a.Min, a.Max = a.Min-margin, a.Max+margin
	}
	return p
}

func featureTitle(s *data.Set, j int) string {
	if s.Units[j] == "" {
		return s.Features[j]
	}
	return s.Features[j] + " (" + s.Units[j] + ")"
}

func column(s *data.Set, j int) []float64 {
	vs := make([]float64, s.Len())
	for i := range vs {
		vs[i] = s.X.At(i, j)
	}
	return vs
}

// fewSamples is up to how many samples are drawn with their names.
const fewSamples = 12

// addSamples adds the samples of s to p, a set of points for each class.
func addSamples(p *plot.Plot, s *data.Set, legend bool) {
	classes := s.Classes()
	xs, ys := column(s, 0), column(s, 1)
	count := len(s.ClassNames)
	for _, c := range classes {
		count = max(count, c+1)
	}
	for class := range count {
		var classX, classY []float64
		for i, c := range classes {
			if c == class {
				classX, classY = append(classX, xs[i]), append(classY, ys[i])
			}
		}
		name := className(s, class)
		if !legend {
			name = ""
		}
		checkLook(class, name)
		if classX != nil {
			addPoints(p, name, classX, classY, pointStyle(class))
		}
	}
	if s.Names != nil && len(s.Names) <= fewSamples {
		p.Add(&names{series: newSeries(p, xs, ys), names: s.Names})
	}
}

// className returns what the legend calls a class; a bare number would not say
// that it is one, and a long one leaves no room for the figure.
func className(s *data.Set, class int) string {
	if class >= len(s.ClassNames) {
		return fmt.Sprintf("class %d", class)
	}
	name := s.ClassNames[class]
	if _, err := strconv.ParseFloat(name, 64); err == nil {
		return "class " + name
	}
	return shorten(textStyle(smallSize, draw.XLeft, draw.YCenter), name, nameWidth)
}
