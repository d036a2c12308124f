package viz

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"

	"fromscratch/nn"
)

// spreads makes a history of epochs with the given minimum, mean and maximum.
func spreads(losses ...[3]float64) *nn.History {
	h := &nn.History{}
	for i, v := range losses {
		h.Epochs = append(h.Epochs, nn.Epoch{Number: i + 1, MinLoss: v[0], Loss: v[1], MaxLoss: v[2]})
	}
	return h
}

// TestLossesThatAreNotFinite checks that band and line leave the picture at the
// top where a loss is infinite, and have a gap where it is NaN.
func TestLossesThatAreNotFinite(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		name string
		log  bool
	}{{"loss_not_finite", false}, {"loss_not_finite_log", true}} {
		o := LossOptions{Log: c.log}
		checkPicture(t, c.name, encode(render(3, 450, 285,
			Loss(spreads([3]float64{0.2, 0.5, 0.9}, [3]float64{0.2, 0.4, 0.8}, [3]float64{0.1, 0.4, inf}, [3]float64{0.1, 0.3, 0.6}, [3]float64{0.1, 0.2, 0.4}), o),
			Loss(spreads([3]float64{0.2, 0.5, 0.9}, [3]float64{0.2, 0.6, 1}, [3]float64{0.3, inf, inf}, [3]float64{inf, inf, inf}), o),
			Loss(spreads([3]float64{0.2, 0.5, 0.9}, [3]float64{0.2, 0.4, 0.8}, [3]float64{nan, nan, nan}, [3]float64{0.1, 0.3, nan}, [3]float64{0.1, 0.2, 0.4}, [3]float64{0.1, 0.2, 0.3}), o),
			Loss(spreads([3]float64{0.2, inf, inf}), o),
			Loss(epochs(nan, nan, nan), o),
			Losses([]Run{{"up", epochs(0.5, 0.6, inf, inf)}, {"down", epochs(0.5, 0.4, 0.3, 0.2)}, {"lost", epochs(nan, nan)}, {"gap", epochs(0.4, nan, 0.3, 0.3)}}, LossesOptions{Log: c.log}),
		)))
	}
}

// TestLossesStartNotFinite checks that a run without a start does not decide how
// much of the others is seen.
func TestLossesStartNotFinite(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, start := range []float64{nan, inf} {
		p := Losses([]Run{{"a", epochs(0.5, 3, 1e20)}, {"b", epochs(start, 0.5)}, {"c", epochs(start, 0.5)}}, LossesOptions{})
		if p.Y.Max != 2 {
			t.Errorf("two runs that start at %v: the axis ends at %v, want 4 times 0.5", start, p.Y.Max)
		}
	}
}

func TestLossSaysWhyItIsEmpty(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		plot *plot.Plot
		want string
	}{
		{Loss(&nn.History{}, LossOptions{}), "no epoch to draw"},
		{Loss(epochs(nan), LossOptions{}), "the loss is NaN everywhere"},
		{Loss(epochs(inf, inf), LossOptions{MeanOnly: true}), "the loss is ∞ everywhere"},
		{Loss(epochs(inf, nan), LossOptions{Log: true}), "the loss is NaN or ∞ everywhere"},
		{Loss(epochs(0, 0), LossOptions{Log: true}), "no loss above 0"},
		{Losses(nil, LossesOptions{}), "no epoch to draw"},
		{Losses([]Run{{"a", epochs(inf, nan)}}, LossesOptions{}), "a (NaN or ∞)"},
		{Losses([]Run{{"a", epochs(1)}, {"b", epochs()}}, LossesOptions{}), "b (no epoch)"},
	} {
		if got := texts(c.plot); !strings.Contains(got, c.want) {
			t.Errorf("the picture says %q, want %q in it", got, c.want)
		}
	}
	for _, p := range []*plot.Plot{Loss(epochs(0.5), LossOptions{}), Loss(epochs(nan, 0.5), LossOptions{Log: true}), Losses([]Run{{"a", epochs(0.5)}}, LossesOptions{})} {
		if got := texts(p); strings.Contains(got, "everywhere") || strings.Contains(got, "no ") {
			t.Errorf("the picture says %q, though there is a loss", got)
		}
	}
}
