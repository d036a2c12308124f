package nn

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/floats"
)

// stepAgrees makes a step by SGD, with all samples in one batch, and one by
// Backprop: what the lessons show and what SGD runs are one algorithm.
func stepAgrees(t *testing.T, k task) {
	t.Helper()
	const rate = 0.1
	samples, _ := k.X.Dims()
	loss, g := k.net.BackpropAll(k.loss, k.X, k.Y)
	want := k.net.Params()
	floats.AddScaled(want, -rate, g.Values())
	history := train(t, SGD{LearningRate: rate, Epochs: 1, BatchSize: samples, Loss: k.loss}, k.net, k.X, k.Y)
	if got := history.Last().Loss; !agree(got, loss) {
		t.Errorf("%v: loss %v, by Backprop %v", k, got, loss)
	}
	for i, got := range k.net.Params() {
		if !agree(got, want[i]) {
			t.Errorf("%v: %s = %v, by Backprop %v", k, k.net.ParamNames()[i], got, want[i])
			return
		}
	}
}

func agree(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a), math.Abs(b)) }

func TestStepAgreesWithBackprop(t *testing.T) {
	for seed := range uint64(500) {
		stepAgrees(t, randomTask(seeded(seed)))
	}
}

func FuzzStepAgreesWithBackprop(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) { stepAgrees(t, randomTask(rand.New(rand.NewPCG(a, b)))) })
}

// A single step, and one from an error signal of one's own, are the same step.
func TestStepAndStepFrom(t *testing.T) {
	x := []float64{0.3, 0, -1.2, 2}
	for name, p := range pairings() {
		for kind, Y := range targets(p.loss, p.net.Out()) {
			y := Y.RawRowView(0)
			net := p.net.Clone()
			loss, g := net.Backprop(p.loss, x, y)
			want := net.Params()
			floats.AddScaled(want, -0.3, g.Values())

			stepped := net.Clone()
			if got := stepped.Step(p.loss, x, y, 0.3); !agree(got, loss) {
				t.Errorf("%s, %s targets: the step's loss is %v, Backprop's %v", name, kind, got, loss)
			}
			if got := stepped.Params(); !floats.EqualApprox(got, want, 1e-12) {
				t.Errorf("%s, %s targets: after a step\n%v\nwant\n%v", name, kind, got, want)
			}
			trace := net.TraceBackprop(p.loss, x, y)
			net.StepFrom(x, trace[1].Delta, 0.3)
			if got := net.Params(); !floats.EqualApprox(got, want, 1e-12) {
				t.Errorf("%s, %s targets: after StepFrom\n%v\nwant\n%v", name, kind, got, want)
			}
		}
	}
}
