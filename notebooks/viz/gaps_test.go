package viz

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot"
)

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
