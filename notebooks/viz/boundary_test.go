package viz

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"

	"fromscratch/data"
)

// constantly returns a function that always answers the same, in the same slice.
func constantly(outputs ...float64) func([]float64) []float64 {
	return func([]float64) []float64 { return outputs }
}

func TestBoundaryOfAFunction(t *testing.T) {
	calls := 0
	dst := make([]float64, 1)
	var first []float64
	Boundary(func(x []float64) []float64 {
		if calls++; calls == 1 {
			first = x
		} else if &first[0] == &x[0] {
			t.Fatal("two points share a slice")
		}
		if len(x) != 2 {
			t.Fatalf("the function gets %d values, want 2", len(x))
		}
		dst[0] = x[0] // a function may answer in the same slice
		return dst
	}, data.XOR())
	if calls != 181*121 {
		t.Errorf("%d calls, want one for each of 181 × 121 points", calls)
	}
}

// TestAnswersAreCopied checks a function that answers in the same slice.
func TestAnswersAreCopied(t *testing.T) {
	dst := make([]float64, 2)
	outputs, odd := answers(func(x []float64) []float64 {
		dst[0], dst[1] = x[0], x[1]
		return dst
	}, []float64{1, 2, 3}, []float64{4, 5})
	if got := []float64{outputs[0].z.At(0, 0), outputs[0].z.At(1, 2), outputs[1].z.At(0, 1), outputs[1].z.At(1, 1)}; got[0] != 1 || got[1] != 3 || got[2] != 4 || got[3] != 5 {
		t.Errorf("answers %v, want 1, 3, 4, 5", got)
	}
	if odd != "" {
		t.Errorf("finite answers are %q", odd)
	}
}

func TestBoundaryWithoutAnswer(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	one := func(x []float64) []float64 {
		switch {
		case x[0] < 0.2:
			return []float64{nan}
		case x[0] > 0.8:
			return []float64{-inf}
		}
		return []float64{x[1]}
	}
	three := func(x []float64) []float64 {
		yhat := []float64{x[0], x[1], 0.5}
		if x[0] < 0.3 && x[1] < 0.5 {
			yhat[2] = nan
		}
		return yhat
	}
	infinite := func(x []float64) []float64 { return []float64{x[0], inf} }
	for _, b := range []struct {
		f    func([]float64) []float64
		want string
	}{{one, "no answer (NaN or ∞)"}, {three, "no answer (NaN)"}, {infinite, "no answer (∞)"}} {
		if p := Boundary(b.f, data.XOR()); !strings.Contains(texts(p), b.want) {
			t.Errorf("the picture says %q, want %q in it", texts(p), b.want)
		}
	}
	p, q := Boundary(one, data.XOR()), Boundary(three, data.XOR())
	Size(p, 480, 320)
	checkGolden(t, "boundary_unanswered", p)
	checkGolden(t, "boundary_classes_unanswered", q)
	// The whole plane is grey: not class 0, nor any other.
	for _, f := range []func([]float64) []float64{constantly(nan), constantly(nan, nan), constantly(inf, 0), constantly(0, -inf, 0)} {
		img := render(1, 300, 200, Boundary(f, data.XOR()))
		greys := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] == unknown.R && img.Pix[i+1] == unknown.G && img.Pix[i+2] == unknown.B {
				greys++
			}
		}
		if share := float64(greys) / (600 * 400); share < 0.2 {
			t.Errorf("%v: %.0f %% of the picture is grey, want the plane", f(nil), 100*share)
		}
	}
}

func TestBoundaryBeyondOne(t *testing.T) {
	wide := func(x []float64) []float64 { return []float64{8*x[0] - 3} }
	huge := func(x []float64) []float64 { return []float64{(x[0] - 0.5) * 1e308} }
	leads := func(x []float64) []float64 {
		return []float64{math.Copysign(math.MaxFloat64, x[0]-0.503), math.Copysign(math.MaxFloat64, 0.503-x[0])}
	}
	for _, c := range []struct {
		f    func([]float64) []float64
		want string
	}{
		{wide, "ŷ, from −3.8 to 5.8\n"},
		{func(x []float64) []float64 { return []float64{0.5 + x[0]} }, "ŷ, from 0.4 to 1.6\n"},
		{func(x []float64) []float64 { return []float64{0.5 - x[0]} }, "ŷ, from −0.6 to 0.6\n"},
		{func(x []float64) []float64 { return []float64{0.5 + x[0]/5} }, "ŷ\n"},
	} {
		if got := texts(Boundary(c.f, data.XOR())) + "\n"; !strings.Contains(got, "\n"+c.want) {
			t.Errorf("the picture says %q, want %q in it", got, c.want)
		}
	}
	var plots []*plot.Plot
	for _, f := range []func([]float64) []float64{wide, huge, leads, constantly(0.5)} {
		plots = append(plots, Boundary(f, data.XOR()))
	}
	checkPicture(t, "boundary_beyond", encode(render(2, 400, 260, plots...)))
}
