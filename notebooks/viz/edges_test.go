package viz

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

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
		if !finite(a.Min) || !finite(a.Max) || !(a.Min < a.Max) {
			t.Errorf("the %s axis goes from %v to %v", name, a.Min, a.Max)
		}
		marks := a.Tick.Marker.Ticks(a.Min, a.Max)
		if _, own := a.Tick.Marker.(*ticks); own && len(marks) < 2 {
			t.Errorf("the %s axis from %v to %v has %d ticks", name, a.Min, a.Max, len(marks))
		}
		for _, m := range marks {
			if at := a.Norm(m.Value); !finite(m.Value) || !finite(at) || at < -0.01 || at > 1.01 || strings.Contains(m.Label, "NaN") {
				t.Errorf("the %s axis from %v to %v has a tick %q for %v", name, a.Min, a.Max, m.Label, m.Value)
			}
		}
	}
}

// TestGapsAreNotDrawn checks that a value that is not finite is drawn as if it
// were not there: a line stops before it, a marker or bar is left out.
func TestGapsAreNotDrawn(t *testing.T) {
	for _, odd := range []float64{nan, inf, -inf} {
		xs, ys := []float64{0, 1, 2, 3, 4}, []float64{1, 2, odd, 1, 3}
		picture := func(add func(p *plot.Plot)) []byte {
			p := New("", "x", "y")
			p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 4, 0, 3
			add(p)
			return render(1, 300, 200, p).Pix
		}
		whole := picture(func(p *plot.Plot) { Line(p, "", xs, ys) })
		parts := picture(func(p *plot.Plot) {
			addCurve(p, "", xs[:2], ys[:2], lineStyle(0))
			addCurve(p, "", xs[3:], ys[3:], lineStyle(0))
		})
		if !slices.Equal(whole, parts) {
			t.Errorf("Line with %v is not the two parts about the gap", odd)
		}
		whole = picture(func(p *plot.Plot) { Points(p, "", xs, ys) })
		parts = picture(func(p *plot.Plot) {
			Points(p, "", slices.Delete(slices.Clone(xs), 2, 3), slices.Delete(slices.Clone(ys), 2, 3))
		})
		if !slices.Equal(whole, parts) {
			t.Errorf("Points with %v are not those without", odd)
		}
		whole = picture(func(p *plot.Plot) {
			p.Add(&band{newSeries(p, xs, []float64{0, 0, 0, 0, 0}), newSeries(p, xs, ys), tint(blue, 0.25)})
		})
		parts = picture(func(p *plot.Plot) {
			p.Add(&band{newSeries(p, xs[:2], []float64{0, 0}), newSeries(p, xs[:2], ys[:2]), tint(blue, 0.25)})
			p.Add(&band{newSeries(p, xs[3:], []float64{0, 0}), newSeries(p, xs[3:], ys[3:]), tint(blue, 0.25)})
		})
		if !slices.Equal(whole, parts) {
			t.Errorf("a band with %v is not the two parts about the gap", odd)
		}
	}
}

// TestPointsThatCoincide checks that a line of equal points is seen: as a dot.
func TestPointsThatCoincide(t *testing.T) {
	one, three := New("", "x", "y"), New("", "x", "y")
	Line(one, "", []float64{2}, []float64{7})
	Line(three, "", []float64{2, 2, 2}, []float64{7, 7, 7})
	if !slices.Equal(render(1, 300, 200, one).Pix, render(1, 300, 200, three).Pix) {
		t.Error("three equal points are not drawn as one is")
	}
}

// TestBarsStayInside checks that bars end where the axis does.
func TestBarsStayInside(t *testing.T) {
	for _, vs := range [][]float64{{5, -5, 1}, {math.MaxFloat64, -math.MaxFloat64, 1}} {
		p := Bars("", "", "", []string{"", "", ""}, vs)
		p.Y.Min, p.Y.Max = 0.5, 2
		img := render(1, 300, 200, p)
		for _, y := range []int{6, 8, img.Rect.Max.Y - 6} { // in the margin
			for x := 6; x < img.Rect.Max.X-6; x++ {
				if c := img.RGBAAt(x, y); c.R != 0xff {
					t.Fatalf("bars %v: %v at (%d, %d), outside of the axes", vs, c, x, y)
				}
			}
		}
	}
}

// TestThinKeepsPeaks checks that what is left of many points reaches as high and
// as low, in every column of the picture, as all of them.
func TestThinKeepsPeaks(t *testing.T) {
	var run []vg.Point
	for i := range 5000 {
		y := math.Sin(float64(i) / 700)
		if i%171 == 50 {
			y = 5 + float64(i%7)
		}
		if i%191 == 100 {
			y = -5 - float64(i%5)
		}
		run = append(run, vg.Point{X: vg.Length(i) * px / 40, Y: vg.Length(y)})
	}
	kept := thin(run)
	if len(kept) >= len(run)/4 {
		t.Errorf("%d of %d points are left", len(kept), len(run))
	}
	type column struct{ low, high vg.Length }
	ends := func(run []vg.Point) map[int]column {
		of := make(map[int]column)
		for _, at := range run {
			k := int(at.X / (px / 2))
			c, known := of[k]
			if !known {
				c = column{at.Y, at.Y}
			}
			of[k] = column{min(c.low, at.Y), max(c.high, at.Y)}
		}
		return of
	}
	want, got := ends(run), ends(kept)
	for k, c := range want {
		if got[k] != c {
			t.Errorf("column %d goes from %v to %v, want %v to %v", k, got[k].low, got[k].high, c.low, c.high)
		}
	}
}
