package viz

import (
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"fromscratch/data"
)

// Scatter draws the samples of s, which has two features, with a colour and a
// marker for each class. If there are few, their names stand beside them. It
// panics if s has not two features, or targets that are no classes.
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
		margin := (a.Max - a.Min) / 10
		if margin == 0 {
			margin = math.Max(1, math.Abs(a.Min)/10)
		}
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
		if classX != nil {
			addPoints(p, name, classX, classY, pointStyle(class))
		}
	}
	if s.Names != nil && len(s.Names) <= fewSamples {
		p.Add(&names{series: newSeries(p, xs, ys), names: s.Names})
	}
}

// className returns what the legend calls a class; a bare number would not say
// that it is one.
func className(s *data.Set, class int) string {
	if class >= len(s.ClassNames) {
		return fmt.Sprintf("class %d", class)
	}
	name := s.ClassNames[class]
	if _, err := strconv.ParseFloat(name, 64); err == nil {
		return "class " + name
	}
	return name
}

// names writes the names of samples beside their markers.
type names struct {
	series
	names []string
}

// Plot implements plot.Plotter. Each name goes to the first side of its marker
// where it is inside the plot and over no other name or marker.
func (n *names) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	const distance = 10 * px
	inner := draw.Crop(c, 4*px, -4*px, 4*px, -4*px)
	var taken []vg.Rectangle
	at := make([]vg.Point, len(n.xs))
	for i := range at {
		at[i] = vg.Point{X: trX(n.xs[i]), Y: trY(n.ys[i])}
		taken = append(taken, box(at[i], 6*px, 6*px))
	}
	for i, name := range n.names {
		if !c.Contains(at[i]) {
			continue
		}
		width, height := textStyle(smallSize, 0, 0).Width(name), 14*px
		var style draw.TextStyle
		var place vg.Point
		var area vg.Rectangle
		for _, side := range []struct {
			dx, dy vg.Length
			x      draw.XAlignment
		}{
			{distance, 0, draw.XLeft}, {-distance, 0, draw.XRight},
			{0, distance + height/2, draw.XCenter}, {0, -distance - height/2, draw.XCenter},
		} {
			style = textStyle(smallSize, side.x, draw.YCenter)
			place = at[i].Add(vg.Point{X: side.dx, Y: side.dy})
			centre := place
			centre.X += width * (0.5 + vg.Length(side.x))
			area = box(centre, width/2, height/2)
			if inner.Contains(area.Min) && inner.Contains(area.Max) && !overlaps(area, taken) {
				break
			}
		}
		taken = append(taken, area)
		fillHalo(c, style, place, name)
	}
}

func box(centre vg.Point, halfWidth, halfHeight vg.Length) vg.Rectangle {
	half := vg.Point{X: halfWidth, Y: halfHeight}
	return vg.Rectangle{Min: centre.Sub(half), Max: centre.Add(half)}
}

func overlaps(r vg.Rectangle, others []vg.Rectangle) bool {
	for _, o := range others {
		if r.Min.X < o.Max.X && o.Min.X < r.Max.X && r.Min.Y < o.Max.Y && o.Min.Y < r.Max.Y {
			return true
		}
	}
	return false
}
