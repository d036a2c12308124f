package viz

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"

	"fromscratch/data"
	"fromscratch/nn"
)

var nan, inf = math.NaN(), math.Inf(1)

// edges are data at the edges of what a float64, or a figure, holds.
var edges = map[string][]float64{
	"none":         {},
	"one":          {3},
	"NaN alone":    {nan, nan},
	"infinities":   {inf, -inf},
	"all equal":    {0.1, 0.1, 0.1},
	"zeros":        {0, 0, 0},
	"gaps":         {1, nan, 2, 3, inf, 4, -inf},
	"large":        {1e300, -1e300, 1e299},
	"all large":    {1e300, 1e300},
	"largest":      {math.MaxFloat64, -math.MaxFloat64},
	"small":        {1e-300, 2e-300, -1e-300},
	"all small":    {1e-300, 1e-300},
	"smallest":     {math.SmallestNonzeroFloat64, 0, -math.SmallestNonzeroFloat64},
	"smallest > 0": {math.SmallestNonzeroFloat64, 1e-320},
	"both":         {1e-300, 1e300},
	"near":         {1, 1 + 1e-15},
}

// setOf returns the samples (xs[i], ys[i]) of classes that alternate.
func setOf(xs, ys []float64) *data.Set {
	s := &data.Set{
		Features: []string{"x1", "x2"}, Units: []string{"", ""},
		Targets: []string{"class"}, ClassNames: []string{"a", "b"},
		X: mat.NewDense(len(xs), 2, nil), Y: mat.NewDense(len(xs), 1, nil),
	}
	for i, x := range xs {
		s.X.SetRow(i, []float64{x, ys[i]})
		s.Y.Set(i, 0, float64(i%2))
	}
	return s
}

// TestEdges draws all figures of all edges. None panics; axes end at finite
// values with finite ticks between, and no text is NaN that is no value.
func TestEdges(t *testing.T) {
	for name, vs := range edges {
		index := spaced(0, 1, max(2, len(vs)))[:len(vs)]
		figures := map[string]func() *plot.Plot{
			"Line y":   func() *plot.Plot { p := New("", "", ""); Line(p, "a", index, vs); return p },
			"Line x":   func() *plot.Plot { p := New("", "", ""); Line(p, "a", vs, index); return p },
			"Line log": func() *plot.Plot { p := New("", "", ""); p.Y.Scale = logScale{}; Line(p, "a", index, vs); return p },
			"Line gonum's log": func() *plot.Plot {
				p := New("", "", "")
				p.Y.Scale = plot.LogScale{}
				Line(p, "a", index, vs)
				return p
			},
			"Points": func() *plot.Plot { p := New("", "", ""); Points(p, "a", vs, vs); return p },
			"Points log": func() *plot.Plot {
				p := New("", "", "")
				p.X.Scale, p.Y.Scale = logScale{}, logScale{}
				Points(p, "a", vs, vs)
				return p
			},
			"Functions": func() *plot.Plot {
				return Functions(-1, 1, Curve{"f", func(x float64) float64 {
					if len(vs) == 0 {
						return nan
					}
					return vs[min(len(vs)-1, int((x+1)/2*float64(len(vs))))]
				}})
			},
			"Bars": func() *plot.Plot { return Bars("", "", "", make([]string, len(vs)), vs) },
			"Images": func() *plot.Plot {
				return Images(2, []image.Image{Gray(vs, max(1, len(vs)))}, nil)
			},
			"Diagram": func() *plot.Plot {
				net := ones()
				for i, v := range vs {
					net.Set(fmt.Sprintf("w%d", i%6+1), v)
					net.Set("b1", v)
				}
				x := []float64{1, 1}
				copy(x, vs)
				return Diagram(net, x)
			},
		}
		if len(vs) > 0 { // mat takes no matrix without rows
			figures["Scatter"] = func() *plot.Plot { return Scatter(setOf(vs, index)) }
			figures["Scatter both"] = func() *plot.Plot { return Scatter(setOf(vs, vs)) }
		}
		for kind, figure := range figures {
			t.Run(kind+" of "+name, func(t *testing.T) {
				p := figure()
				checkAxes(t, p)
			})
		}
	}
	for name, c := range map[string][][]int{
		"no class": {}, "one class": {{3}}, "no sample": {{0, 0}, {0, 0}}, "equal": {{5, 5}, {5, 5}},
		"many samples": {{math.MaxInt / 2, 1}, {0, math.MaxInt / 2}},
	} {
		t.Run("Confusion of "+name, func(t *testing.T) { checkAxes(t, Confusion(&nn.Confusion{Counts: c}, nil)) })
	}
}

// checkAxes draws the plot and checks that its axes are finite.
func checkAxes(t *testing.T, p *plot.Plot) {
	t.Helper()
	render(1, 300, 200, p)
	q := *p
	for name, a := range map[string]*plot.Axis{"x": &q.X, "y": &q.Y} {
		settle(a, 300*px, 60*px)
		roundOut(a, 0.4)
		if !isNumber(a.Min) || !isNumber(a.Max) || !(a.Min < a.Max) {
			t.Errorf("the %s axis goes from %v to %v", name, a.Min, a.Max)
		}
		marks := a.Tick.Marker.Ticks(a.Min, a.Max)
		if _, own := a.Tick.Marker.(*ticks); own && len(marks) < 2 {
			t.Errorf("the %s axis from %v to %v has %d ticks", name, a.Min, a.Max, len(marks))
		}
		for _, m := range marks {
			if at := a.Norm(m.Value); !isNumber(m.Value) || !isNumber(at) || at < -0.01 || at > 1.01 || strings.Contains(m.Label, "NaN") {
				t.Errorf("the %s axis from %v to %v has a tick %q for %v", name, a.Min, a.Max, m.Label, m.Value)
			}
		}
	}
}

func isNumber(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
