package nn

import (
	"math"
	"slices"
	"testing"
)

func TestInitialisations(t *testing.T) {
	n := New(400, Dense(300, Sigmoid), Dense(2, Softmax))
	deviation := func(values []float64) (mean, std float64) {
		for _, v := range values {
			mean += v / float64(len(values))
		}
		for _, v := range values {
			std += (v - mean) * (v - mean) / float64(len(values))
		}
		return mean, math.Sqrt(std)
	}

	n.InitNormal(seeded(3), 1) // what was there before does not stay
	n.InitOnes()
	for name, want := range map[string]float64{"w1": 1, "w120600": 1, "b1": 0, "b302": 0} {
		if got := n.Get(name); got != want {
			t.Errorf("InitOnes: %s = %v, want %v", name, got, want)
		}
	}

	n.InitNormal(seeded(3), 0.5)
	if mean, std := deviation(n.Params()); math.Abs(mean) > 0.01 || math.Abs(std-0.5) > 0.01 {
		t.Errorf("InitNormal(0.5): mean %.3f, standard deviation %.3f", mean, std)
	}
	if n.Get("b1") == 0 {
		t.Error("InitNormal left a bias at 0")
	}

	// Of a normal distribution 68.3 % lie within one deviation, of a uniform one 57.7 %.
	within := 0
	for _, v := range n.Params() {
		if math.Abs(v) < 0.5 {
			within++
		}
	}
	if share := float64(within) / float64(n.NumParams()); math.Abs(share-0.683) > 0.01 {
		t.Errorf("InitNormal: %.1f %% lie within one standard deviation, want 68.3 %%", 100*share)
	}

	n.InitFanIn(seeded(3))
	if mean, std := deviation(n.Layers[0].W.RawMatrix().Data); math.Abs(mean) > 0.001 || math.Abs(std-0.05) > 0.001 {
		t.Errorf("InitFanIn with 400 inputs: mean %.4f, standard deviation %.4f, want 0 and 1/20", mean, std)
	}
	if _, std := deviation(n.Layers[1].W.RawMatrix().Data); math.Abs(std-1/math.Sqrt(300)) > 0.005 {
		t.Errorf("InitFanIn with 300 inputs: standard deviation %.4f, want 1/√300", std)
	}
	if got := n.Get("b1"); got != 0 {
		t.Errorf("InitFanIn left b1 at %v, want 0", got)
	}

	again := New(400, Dense(300, Sigmoid), Dense(2, Softmax))
	again.InitFanIn(seeded(3))
	if !slices.Equal(n.Params(), again.Params()) {
		t.Error("the same seed gives other numbers")
	}
}

// The spread of a single input's weights is 1, not 1/√2.
func TestInitFanInOfOneInput(t *testing.T) {
	n := New(1, Dense(20000, Identity))
	n.InitFanIn(seeded(4))
	squares := 0.0
	for _, v := range n.Layers[0].W.RawMatrix().Data {
		squares += v * v / 20000
	}
	if std := math.Sqrt(squares); math.Abs(std-1) > 0.03 {
		t.Errorf("standard deviation %.3f, want 1", std)
	}
}
