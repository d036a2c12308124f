package check

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

// A right answer may be off by the errors of rounding, and where it is measured
// or read from a table by a little more.
func TestTolerances(t *testing.T) {
	sigmoid := func(factor float64) func() {
		return func() { Sigmoid(func(z float64) float64 { return factor * nn.Sigmoid.Value(z) }) }
	}
	slope := func(off float64) func() {
		return func() {
			SlopeOf(func(loss func(float64) float64, w float64) float64 { return off + (loss(w+1e-5)-loss(w-1e-5))/2e-5 })
		}
	}
	gradient := func(off float64) func() {
		return gradientWith(func(up, down, h float64) float64 { return off + (up-down)/(2*h) })
	}
	for _, a := range []struct {
		of          string
		right, more func()
	}{
		{"Sigmoid", sigmoid(1 + 5e-10), sigmoid(1 + 1e-8)},
		{"NeuronByHand", func() { NeuronByHand(6 + 5e-9) }, func() { NeuronByHand(6 + 1e-7) }},
		{"SteepestPoint", func() { SteepestPoint(2+9e-7, 1.25) }, func() { SteepestPoint(2+2e-6, 1.25) }},
		{"SteepestPoint", func() { SteepestPoint(2, 1.25-9e-7) }, func() { SteepestPoint(2, 1.25-2e-6) }},
		{"OutputByHand", func() { OutputByHand(0.731) }, func() { OutputByHand(0.7312) }},
		{"OutputByHand", func() { OutputByHand(0.7311) }, func() { OutputByHand(0.7309) }},
		{"ScaleByHand", func() { ScaleByHand(15+9e-10, -2) }, func() { ScaleByHand(15+2e-9, -2) }},
		{"BestConstant", func() { BestConstant(0.25+9e-7, 0.1875) }, func() { BestConstant(0.25+2e-6, 0.1875) }},
		{"SharedFactor", func() { SharedFactor(-0.09+9e-7, 0.03) }, func() { SharedFactor(-0.09+2e-6, 0.03) }},
		{"ThreeSteps", func() { ThreeSteps(1 + 9e-7) }, func() { ThreeSteps(1 + 2e-6) }},
		{"TwinStep", func() { TwinStep(0.8+9e-7, 0.7) }, func() { TwinStep(0.8+2e-6, 0.7) }},
		{"SlopeOf", slope(9e-4), slope(1.1e-3)},
		{"NumericalGradient", gradient(9e-4), gradient(1.1e-3)},
		{"BeatLoss", atBeatLoss(0.00099), atBeatLoss(0.00101)},
		{"LearningRate", atRate(0.00099), atRate(0.00101)},
		{"BeatValidation", atValidation(0.0399), atValidation(0.0401)},
	} {
		t.Run(a.of, func(t *testing.T) {
			_, out := newCell(t)
			a.right()
			if !strings.Contains(out.String(), "is right!") {
				t.Errorf("an answer within the tolerance is wrong:\n%s", out)
			}
			out.Reset()
			a.more()
			if !strings.Contains(out.String(), "not quite") {
				t.Errorf("an answer beyond the tolerance is right:\n%s", out)
			}
		})
	}
}

// bisect returns the place between lo and hi at which a continuous f is y.
func bisect(f func(float64) float64, lo, hi, y float64) float64 {
	up := f(lo) < f(hi)
	for range 60 {
		if mid := (lo + hi) / 2; (f(mid) < y) == up {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// atBeatLoss hands over a neuron that has the loss.
func atBeatLoss(loss float64) func() {
	people := data.People()
	X := data.Offsets(135, 66).ApplyAll(people.X)
	neuron := func(w float64) nn.Neuron { return nn.Neuron{W: []float64{-w, -w}, Activation: nn.Sigmoid} }
	w := bisect(func(w float64) float64 {
		yhat := mat.NewDense(people.Len(), 1, nil)
		for i := range people.Len() {
			yhat.Set(i, 0, neuron(w).Output(X.RawRowView(i)))
		}
		return nn.MSE.Mean(yhat, people.Y)
	}, 0.1, 10, loss)
	return func() { BeatLoss(neuron(w)) }
}

// atRate hands over a rate with which the slowest of the three networks gets to
// the loss.
func atRate(loss float64) func() {
	people := data.People()
	X := data.Offsets(135, 66).ApplyAll(people.X)
	rate := bisect(func(rate float64) float64 {
		worst := 0.0
		for seed := range uint64(3) {
			net := started(seed + 1)
			nn.SGD{LearningRate: rate, Epochs: 100}.Train(context.Background(), net, X, people.Y)
			worst = max(worst, net.Loss(nn.MSE, X, people.Y))
		}
		return worst
	}, 1, 8, loss)
	return func() { LearningRate(rate) }
}

// atValidation hands over a network that has the held-out loss: a trained one,
// whose last layer is made weaker.
func atValidation(loss float64) func() {
	train, validation := data.Moons(200, 0.2, rand.New(rand.NewPCG(10, 4))), data.Moons(1000, 0.2, rand.New(rand.NewPCG(4, 10)))
	trained := nn.New(2, nn.Dense(8, nn.Tanh), nn.Dense(1, nn.Sigmoid))
	rng := rand.New(rand.NewPCG(1, 2))
	trained.InitFanIn(rng)
	nn.SGD{LearningRate: 0.1, Epochs: 200, Rand: rng}.Train(context.Background(), trained, train.X, train.Y)
	weaker := func(k float64) *nn.Network {
		net := trained.Clone()
		last := net.Layers[1]
		last.W.Scale(k, last.W)
		last.B.ScaleVec(k, last.B)
		return net
	}
	k := bisect(func(k float64) float64 { return weaker(k).Loss(nn.MSE, validation.X, validation.Y) }, 0, 1, loss)
	return func() { BeatValidation(func(*data.Set) *nn.Network { return weaker(k) }) }
}

func TestNear(t *testing.T) {
	inf := math.Inf(1)
	for _, p := range []struct {
		a, b float64
		want bool
	}{
		{1, 1 + 5e-10, true}, {1, 1 + 1e-8, false}, {0, 5e-13, true}, {0, 2e-12, false}, {1e6, 1e6 + 1e-2, false},
		{math.NaN(), math.NaN(), true}, {inf, inf, true}, {inf, -inf, false}, {inf, 1, false}, {math.NaN(), 0, false},
	} {
		if near(p.a, p.b) != p.want || near(p.b, p.a) != p.want {
			t.Errorf("near(%v, %v) is not %v", p.a, p.b, p.want)
		}
	}
}

// A function may write all its answers into one slice: each is looked at as it
// was when it came.
func TestOneSliceForAllAnswers(t *testing.T) {
	_, out := newCell(t)
	var all []float64
	OneHot(func(digit int) []float64 {
		all = slices.Grow(all[:0], 10)[:10]
		clear(all)
		all[digit] = 1
		return all
	})
	if !strings.Contains(out.String(), "is right!") {
		t.Errorf("answer: %s", out)
	}
}
