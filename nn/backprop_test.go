package nn

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// pairing is a network, and a loss that goes with its last layer.
type pairing struct {
	net  *Network
	loss Loss
}

// pairings are a network of each kind, with four inputs, by a name.
func pairings() map[string]pairing {
	m := map[string]pairing{}
	for hidden := Identity; hidden <= Softmax; hidden++ {
		for last := Identity; last <= Softmax; last++ {
			for _, out := range []int{1, 3} {
				for loss := MSE; loss <= CrossEntropy; loss++ {
					n := New(4, Dense(5, hidden), Dense(out, last))
					if n.checkLoss(loss) != nil {
						continue
					}
					n.InitNormal(seeded(uint64(hidden)), 0.7)
					m[fmt.Sprintf("%v-%v-%d-%v", hidden, last, out, loss)] = pairing{n, loss}
				}
			}
		}
	}
	return m
}

// targets returns targets of every kind that the loss takes, by a name.
func targets(loss Loss, out int) map[string]*mat.Dense {
	switch {
	case out == 1 && loss == CrossEntropy:
		return map[string]*mat.Dense{"classes": mat.NewDense(3, 1, []float64{1, 0, 1}), "probabilities": mat.NewDense(3, 1, []float64{0.2, 0.9, 0})}
	case out == 1:
		return map[string]*mat.Dense{"any": mat.NewDense(3, 1, []float64{1, -0.5, 2})}
	}
	m := map[string]*mat.Dense{
		"one-hot":       mat.NewDense(3, 3, []float64{1, 0, 0, 0, 0, 1, 0, 1, 0}),
		"probabilities": mat.NewDense(3, 3, []float64{0.2, 0.5, 0.3, 0, 0.9, 0.1, 1, 0, 0}),
	}
	if loss == MSE {
		m["any"] = mat.NewDense(3, 3, []float64{0.5, 1.5, 0, 2, 0.1, 0.3, 1, 1, 1})
	}
	return m
}

func TestBackpropAgreesWithNumericalDerivatives(t *testing.T) {
	X := normal(seeded(11), 3, 4)
	X.Set(0, 1, 0)
	for name, p := range pairings() {
		for kind, Y := range targets(p.loss, p.net.Out()) {
			if c := CheckGradients(p.net, p.loss, X, Y, nil); !c.OK() || len(c.Rows) != p.net.NumParams() {
				t.Errorf("%s, %s targets:\n%v", name, kind, c)
			}
		}
	}
}

// The loss that Backprop returns is that of the prediction.
func TestBackpropReturnsTheLoss(t *testing.T) {
	x := []float64{0.3, 0, -1.2, 2}
	for name, p := range pairings() {
		for kind, Y := range targets(p.loss, p.net.Out()) {
			y := Y.RawRowView(0)
			loss, _ := p.net.Backprop(p.loss, x, y)
			if want := p.loss.Value(p.net.Predict(x), y); math.Abs(loss-want) > 1e-13 {
				t.Errorf("%s, %s targets: loss %v, want %v", name, kind, loss, want)
			}
		}
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
		floats.AddScaled(want, 1.0/5, one.Values())
	}
	if !floats.EqualApprox(g.Values(), want, 1e-14) {
		t.Errorf("gradients\n%v\nmean of the samples'\n%v", g.Values(), want)
	}
}
