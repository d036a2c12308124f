package nn

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// pairings are networks whose last layer and loss go together in every way.
func pairings() map[string]struct {
	net  *Network
	loss Loss
} {
	type pairing = struct {
		net  *Network
		loss Loss
	}
	m := map[string]pairing{}
	for _, hidden := range elementwise {
		for last := Identity; last <= Softmax; last++ {
			for loss := MSE; loss <= CrossEntropy; loss++ {
				if loss == CrossEntropy && last != Sigmoid && last != Softmax {
					continue // ln ŷ needs ŷ between 0 and 1
				}
				n := New(4, Dense(5, hidden), Dense(3, last))
				n.InitNormal(seeded(uint64(hidden)), 0.7)
				m[fmt.Sprintf("%v-%v-%v", hidden, last, loss)] = pairing{n, loss}
			}
		}
	}
	return m
}

func TestBackpropAgreesWithNumericalDerivatives(t *testing.T) {
	rng := seeded(11)
	X := normal(rng, 3, 4)
	X.Set(0, 1, 0)
	targets := map[string]*mat.Dense{
		"one-hot":       mat.NewDense(3, 3, []float64{1, 0, 0, 0, 0, 1, 0, 1, 0}),
		"probabilities": mat.NewDense(3, 3, []float64{0.2, 0.5, 0.3, 0, 0.9, 0.1, 1, 0, 0}),
		"any":           mat.NewDense(3, 3, []float64{0.5, 1.5, 0, 2, 0.1, 0.3, 1, 1, 1}),
	}
	for name, p := range pairings() {
		for kind, Y := range targets {
			if c := CheckGradients(p.net, p.loss, X, Y, nil); !c.OK() || len(c.Rows) != p.net.NumParams() {
				t.Errorf("%s, %s targets:\n%v", name, kind, c)
			}
		}
	}
}

// What the lessons show and what SGD runs are one algorithm.
func TestStepIsBackpropInPlace(t *testing.T) {
	rng := seeded(12)
	x, y := []float64{0.3, 0, -1.2, 2}, []float64{0, 1, 0}
	const rate = 0.3
	for name, p := range pairings() {
		p.net.InitNormal(rng, 0.7)
		before := p.net.Params()
		loss, g := p.net.Backprop(p.loss, x, y)
		if got := p.net.Step(p.loss, x, y, rate); math.Abs(got-loss) > 1e-12 {
			t.Errorf("%s: the step's loss %v, Backprop's %v", name, got, loss)
		}
		want := before
		floats.AddScaled(want, -rate, g.Params())
		if got := p.net.Params(); !floats.EqualApprox(got, want, 1e-12) {
			t.Errorf("%s: after a step\n%v\nwant\n%v", name, got, want)
		}
	}
}

// Given the error signal that Step finds, StepFrom makes the same step.
func TestStepFrom(t *testing.T) {
	n := New(4, Dense(5, Tanh), Dense(3, Softmax))
	n.InitNormal(seeded(19), 1)
	other := n.Clone()
	x, y := []float64{0.3, 0, -1.2, 2}, []float64{0, 1, 0}
	delta := n.Predict(x)
	floats.Sub(delta, y)
	n.StepFrom(x, delta, 0.3)
	other.Step(CrossEntropy, x, y, 0.3)
	if !floats.EqualApprox(n.Params(), other.Params(), 1e-15) {
		t.Errorf("StepFrom gives\n%v\nStep\n%v", n.Params(), other.Params())
	}
}

func TestBackpropAllIsTheMean(t *testing.T) {
	rng := seeded(13)
	n := New(3, Dense(4, Tanh), Dense(2, Sigmoid))
	n.InitNormal(rng, 1)
	X, Y := normal(rng, 5, 3), normal(rng, 5, 2)
	loss, g := n.BackpropAll(MSE, X, Y)
	if want := n.Loss(MSE, X, Y); math.Abs(loss-want) > 1e-14 {
		t.Errorf("loss %v, want %v", loss, want)
	}
	want := make([]float64, n.NumParams())
	for i := range 5 {
		_, one := n.Backprop(MSE, X.RawRowView(i), Y.RawRowView(i))
		floats.AddScaled(want, 1.0/5, one.Params())
	}
	if !floats.EqualApprox(g.Params(), want, 1e-14) {
		t.Errorf("gradients\n%v\nmean of the samples'\n%v", g.Params(), want)
	}
}

// δ = ŷ − y of softmax with cross-entropy is exact, also where ŷ underflows and
// the path through −y/ŷ has lost everything.
func TestSoftmaxCrossEntropyErrorSignal(t *testing.T) {
	for _, z := range [][]float64{{0.3, -1, 2}, {0, 800, -800}, {-1e308, 1e308, 0}} {
		y := []float64{1, 0, 0}
		yhat, delta := make([]float64, 3), make([]float64, 3)
		Softmax.Apply(yhat, z)
		CrossEntropy.backward(delta, yhat, y, Softmax)
		for i := range delta {
			if delta[i] != yhat[i]-y[i] {
				t.Errorf("z = %v: δ = %v, ŷ − y = %v − %v", z, delta, yhat, y)
			}
		}
	}
}

func TestCrossEntropyStaysFinite(t *testing.T) {
	if got := CrossEntropy.Value([]float64{0, 1}, []float64{1, 0}); math.IsInf(got, 0) || got < 700 {
		t.Errorf("the loss of a certain mistake is %v, want large but finite", got)
	}
	if got := CrossEntropy.Value([]float64{0, 1}, []float64{0, 1}); got != 0 {
		t.Errorf("the loss of certainty is %v, want 0", got)
	}
	if got, want := CrossEntropy.Value([]float64{0.25, 0.75}, []float64{1, 0}), math.Log(4); math.Abs(got-want) > 1e-15 {
		t.Errorf("−ln ¼ = %v, want %v", got, want)
	}
}

func TestMSECountsEveryOutput(t *testing.T) {
	yhat, y := []float64{1, 3}, []float64{0, 0}
	if got := MSE.Value(yhat, y); got != 5 { // (1 + 9)/2, no ½
		t.Errorf("MSE = %v, want 5", got)
	}
	grad := make([]float64, 2)
	MSE.Gradient(grad, yhat, y)
	if want := []float64{1, 3}; !floats.Equal(grad, want) { // 2(ŷ − y)/2
		t.Errorf("∂L/∂ŷ = %v, want %v", grad, want)
	}
}

func TestStepAllocatesNothing(t *testing.T) {
	n := New(784, Dense(128, Sigmoid), Dense(64, Sigmoid), Dense(10, Softmax))
	n.InitFanIn(seeded(14))
	x, y := normal(seeded(15), 1, 784).RawRowView(0), make([]float64, 10)
	y[3] = 1
	yhat := make([]float64, 10)
	for name, f := range map[string]func(){
		"Step":      func() { n.Step(CrossEntropy, x, y, 0.01) },
		"Step, MSE": func() { n.Step(MSE, x, y, 0.01) },
		"PredictTo": func() { n.PredictTo(yhat, x) },
	} {
		if got := testing.AllocsPerRun(20, f); got != 0 {
			t.Errorf("%s allocates %v times", name, got)
		}
	}
}

func TestGradientCheckFindsMistakes(t *testing.T) {
	n := two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0)
	X, Y := mat.NewDense(1, 2, []float64{-2, -1}), mat.NewDense(1, 1, []float64{1})
	_, right := n.BackpropAll(MSE, X, Y)
	before := n.Params()
	for _, name := range n.Names() {
		for _, wrong := range []float64{-right.Get(name), right.Get(name) * 1.001, 0, math.NaN(), math.Inf(1)} {
			_, g := n.BackpropAll(MSE, X, Y)
			g.Set(name, wrong)
			c := CheckGradients(n, MSE, X, Y, g)
			if c.OK() || c.Worst().Name != name {
				t.Errorf("%s = %v instead of %v goes unnoticed: worst is %+v", name, wrong, right.Get(name), c.Worst())
			}
		}
	}
	if !floats.Equal(n.Params(), before) {
		t.Errorf("the check changed the network: %v", n.Params())
	}
}

func TestGradientCheckPrintsALongTableShort(t *testing.T) {
	n := New(10, Dense(10, Tanh))
	n.InitNormal(seeded(16), 1)
	text := CheckGradients(n, MSE, normal(seeded(17), 2, 10), normal(seeded(18), 2, 10), nil).String()
	lines := 0
	for _, r := range text {
		if r == '\n' {
			lines++
		}
	}
	if lines != checkLines+2 { // a heading and "… and 90 more"
		t.Errorf("%d lines:\n%s", lines, text)
	}
}
