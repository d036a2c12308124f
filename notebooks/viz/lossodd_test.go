package viz

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
)

// losses of one or two quantities that are odd in some part of the range.
var (
	undefined = func(w []float64) float64 { return math.Log(w[0]) * math.Log(w[0]) } // NaN below 0, ∞ at 0
	pole      = func(w []float64) float64 { return math.Abs(1 / w[0]) }              // ∞ at 0
	flat      = func(w []float64) float64 { return 0.25 }
	noise     = func(w []float64) float64 { return 0.25 + 1e-16*math.Round(100*math.Sin(1e3*w[0])) }
	partFlat  = func(w []float64) float64 { return math.Max(0, w[0]) }
	nowhere   = func(w []float64) float64 { return math.NaN() }
	infinite  = func(w []float64) float64 { return math.Inf(1) }
	steep     = func(w []float64) float64 { return math.Exp(600 * w[0]) }
)

func TestLossCurveOfOddLosses(t *testing.T) {
	var plots []*plot.Plot
	for _, c := range []struct {
		loss func([]float64) float64
		at   float64
		want string
	}{
		{undefined, 0.5, "slope ∂L/∂w = −2.77"},
		{undefined, -0.5, "w = −0.5, L = NaN"},
		{pole, 0, "w = 0, L = ∞"},
		{flat, 0.5, "slope ∂L/∂w = 0"},
		{noise, 0.5, "slope ∂L/∂w = 0"},
		{partFlat, -0.5, "slope ∂L/∂w = 0"},
		{nowhere, 0, "the loss is NaN everywhere"},
		{infinite, 0, "the loss is ∞ everywhere"},
		{steep, 1, "slope ∂L/∂w = 2.26e263"},
		{flat, math.NaN(), "loss L(w)"},
		{flat, 7, "loss L(w)"},
		{flat, -7, "loss L(w)"},
	} {
		p := LossCurve(c.loss, Range{"w", -1, 1}, c.at)
		if got := texts(p); !strings.Contains(got, c.want) {
			t.Errorf("the picture says %q, want %q in it", got, c.want)
		}
		if strings.Contains(c.want, "loss L(w)") && strings.Contains(texts(p), "slope") {
			t.Errorf("a tangent at %v, outside of the range", c.at)
		}
		plots = append(plots, p)
	}
	checkPicture(t, "losscurve_odd", encode(render(3, 420, 260, plots...)))
}

func TestLossSurfaceOfOddLosses(t *testing.T) {
	path := [][2]float64{{math.Inf(1), 0}, {0.5, 0.5}, {-0.5, 0}, {math.NaN(), 1}, {0, -0.5}}
	var plots []*plot.Plot
	for _, c := range []struct {
		loss func([]float64) float64
		want string
	}{
		{undefined, "no loss (NaN or ∞)"},
		{pole, "no loss (∞)"},
		{flat, "loss 0.25 everywhere"},
		{noise, "loss 0.25 everywhere"},
		{nowhere, "loss NaN everywhere"},
		{infinite, "loss ∞ everywhere"},
		{partFlat, "loss"},
		{steep, "loss"},
		{func(w []float64) float64 { return 0 * math.Log(w[0]) }, "loss 0\n"},
	} {
		p := LossSurface(c.loss, Range{"w1", -1, 1}, Range{"w2", -1, 1}, path)
		if got := texts(p) + "\n"; !strings.Contains(got, c.want) {
			t.Errorf("the picture says %q, want %q in it", got, c.want)
		}
		plots = append(plots, p)
	}
	checkPicture(t, "losssurface_odd", encode(render(3, 420, 260, plots...)))
}

// TestNoTangentAtAnEdge checks a place beside which there is no loss.
func TestNoTangentAtAnEdge(t *testing.T) {
	edge := func(w []float64) float64 {
		if w[0] < 0.5 {
			return math.NaN()
		}
		return w[0]
	}
	got := texts(LossCurve(edge, Range{"w", 0, 1}, 0.5))
	if strings.Contains(got, "tangent") || !strings.Contains(got, "w = 0.5, L = 0.5") {
		t.Errorf("the picture says %q, want the place and no tangent", got)
	}
}

// TestTangentIsTheCentralDifference checks the slope where a difference to one
// side would be another.
func TestTangentIsTheCentralDifference(t *testing.T) {
	kink := func(w []float64) float64 { return math.Abs(w[0]) }
	if got := texts(LossCurve(kink, Range{"w", -1, 1}, 0)); !strings.Contains(got, "slope ∂L/∂w = 0") {
		t.Errorf("at the kink of |w| the picture says %q, want the slope 0", got)
	}
}
