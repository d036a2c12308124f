package nn

import (
	"context"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// The figures of the sources that the course retells, each to its last printed
// digit. Where a printed figure is wrong the test holds the right one, and says
// so. The sources are named as in SOURCES.md.

var (
	peopleX = mat.NewDense(4, 2, []float64{-2, -1, 25, 6, 17, 4, -15, -6})
	peopleY = mat.NewDense(4, 1, []float64{1, 0, 0, 1})
	alice   = []float64{-2, -1}
	emily   = []float64{128 - 135, 63 - 66}
	frank   = []float64{155 - 135, 68 - 66}
)

// printed fails the test unless got rounds to want at the given decimals.
func printed(t *testing.T, what string, got, want float64, decimals int) {
	t.Helper()
	if unit := math.Pow10(-decimals); math.Abs(got-want) > unit*0.5000001 {
		t.Errorf("%s = %.*f, printed is %.*f", what, decimals+3, got, decimals, want)
	}
}

// Of "Neural networks from 0 to 1", after Zhou, "Machine Learning for Beginners".
func TestZeroToOneForwardPass(t *testing.T) {
	n := Neuron{W: []float64{0, 1}, B: 4, Activation: Sigmoid}
	printed(t, "z", n.WeightedSum([]float64{2, 3}), 7, 15)
	printed(t, "f(7)", n.Output([]float64{2, 3}), 0.9990889488, 10)

	net := two21(Sigmoid, 0, 1, 0, 1, 0, 1, 0, 0, 0)
	trace := net.Trace([]float64{2, 3})
	printed(t, "h1", trace[0].A[0], 0.9525741268, 10)
	printed(t, "h2", trace[0].A[1], 0.9525741268, 10)
	printed(t, "o1", trace[1].A[0], 0.7216325610, 10)
}

func TestZeroToOneGradients(t *testing.T) {
	net := two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0)
	trace := net.Trace(alice)
	h1, yhat := trace[0].A[0], trace[1].A[0]
	loss, g := net.Backprop(MSE, alice, []float64{1})
	printed(t, "h1", h1, 0.0474258732, 10)
	printed(t, "ŷ", yhat, 0.5236951741, 10)
	printed(t, "L", loss, 0.2268663, 7)

	dyhat := make([]float64, 1)
	MSE.outputErrorSignal(dyhat, Identity, []float64{yhat}, []float64{1}) // with f′ = 1 that is ∂L/∂ŷ
	dh1 := net.Get("w5") * Sigmoid.Derivative(trace[1].Z[0])
	dw1 := alice[0] * Sigmoid.Derivative(trace[0].Z[0])
	printed(t, "∂L/∂ŷ", dyhat[0], -0.9526097, 7) // 2(ŷ − y) = −0.95260965
	printed(t, "∂ŷ/∂h1", dh1, 0.2494385, 7)
	printed(t, "∂h1/∂w1", dw1, -0.0903533, 7)
	printed(t, "their product", dyhat[0]*dh1*dw1, 0.0214695, 7)
	// The much copied 0.0214 comes of factors rounded to three digits.
	printed(t, "the product of −0.952, 0.249 and −0.0904", -0.952*0.249*-0.0904, 0.0214, 4)
	printed(t, "∂L/∂w1 to four decimals", g.Get("w1"), 0.0215, 4)

	for name, want := range map[string]float64{
		"w1": 0.0214695, "w2": 0.0107348, "w3": 0.0214695, "w4": 0.0107348,
		"w5": -0.0112692, "w6": -0.0112692, "b1": -0.0107348, "b2": -0.0107348, "b3": -0.2376176,
	} {
		printed(t, "∂L/∂"+name, g.Get(name), want, 7)
	}

	net.Step(MSE, alice, []float64{1}, 0.1)
	// Printed as 0.5297909, a rounding of 0.52979085: it is 0.529790848.
	printed(t, "ŷ after a step", net.Predict(alice)[0], 0.5297908, 7)
	printed(t, "L after a step", net.Loss(MSE, mat.NewDense(1, 2, alice), mat.NewDense(1, 1, []float64{1})), 0.2210966, 7)
}

func TestZeroToOneTraining(t *testing.T) {
	sgd := SGD{LearningRate: 0.1, Epochs: 1000}
	var emilies, franks, losses []float64
	net := New(2, Dense(2, Sigmoid), Dense(1, Sigmoid))
	const seeds = 300
	for seed := range uint64(seeds) {
		net.InitNormal(seeded(seed), 1)
		if _, err := sgd.Train(context.Background(), net, peopleX, peopleY); err != nil {
			t.Fatal(err)
		}
		emilies = append(emilies, net.Predict(emily)[0])
		franks = append(franks, net.Predict(frank)[0])
		losses = append(losses, net.Loss(MSE, peopleX, peopleY))
	}
	for _, values := range [][]float64{emilies, franks, losses} {
		slices.Sort(values)
	}
	printed(t, "the median of Emily", emilies[seeds/2], 0.966, 3)
	printed(t, "the median of Frank", franks[seeds/2], 0.039, 3)
	printed(t, "the median of the loss", losses[seeds/2], 0.0016, 4)
	// Of the published 1 % and 99 % limits no more than 2 % may lie outside by
	// chance, 6 of 300; twice that is beyond chance.
	inside := func(values []float64, lo, hi float64) int {
		count := 0
		for _, v := range values {
			if v >= lo && v <= hi {
				count++
			}
		}
		return count
	}
	if got := inside(emilies, 0.946, 0.971); got < seeds-12 {
		t.Errorf("Emily is between 0.946 and 0.971 for %d of %d seeds", got, seeds)
	}
	if got := inside(franks, 0.037, 0.058); got < seeds-12 {
		t.Errorf("Frank is between 0.037 and 0.058 for %d of %d seeds", got, seeds)
	}
}

func TestZeroToOneTrainingFromOnes(t *testing.T) {
	net := New(2, Dense(2, Sigmoid), Dense(1, Sigmoid))
	net.InitOnes()
	if _, err := (SGD{LearningRate: 0.1, Epochs: 1000}).Train(context.Background(), net, peopleX, peopleY); err != nil {
		t.Fatal(err)
	}
	printed(t, "loss", net.Loss(MSE, peopleX, peopleY), 0.00239, 5)
	printed(t, "Emily", net.Predict(emily)[0], 0.9468, 4)
	printed(t, "Frank", net.Predict(frank)[0], 0.0398, 4)
	if h := net.Trace(emily)[0].A; h[0] != h[1] {
		t.Errorf("h1 = %v and h2 = %v have parted", h[0], h[1])
	}
}

// Of "What does backpropagation change in the weights?".
func TestWhatBackpropagationChanges(t *testing.T) {
	net := two21(Identity, 1, 1, 1, 1, 1, 1, 0, 0, 0)
	X, Y := mat.NewDense(1, 2, []float64{1, 1}), mat.NewDense(1, 1, []float64{1})
	after := map[int][]float64{} // parameters after an epoch
	history, err := SGD{
		LearningRate: 0.1, Epochs: 10,
		OnEpoch: func(e Epoch) bool { after[e.Number] = net.Params(); return true },
	}.Train(context.Background(), net, X, Y)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{9, 2.8224, 1.59662188, 0.96832738, 0.57606999,
		0.32719132, 0.17407321, 0.08569555, 0.03892831, 0.01643063} {
		e := history.Epochs[i]
		printed(t, "mean loss", e.Loss, want, 8)
		if e.MinLoss != e.Loss || e.MaxLoss != e.Loss {
			t.Errorf("one sample with the losses %v, %v and %v", e.MinLoss, e.Loss, e.MaxLoss)
		}
	}
	for i, want := range []float64{0.4, 0.4, 0.4, 0.4, -0.2, -0.2, -0.6, -0.6, -0.6} {
		printed(t, net.ParamNames()[i]+" after epoch 1", after[1][i], want, 12)
	}
	for i, want := range []float64{0.18065149, 0.18065149, 0.18065149, 0.18065149, -0.28422197, -0.28422197} {
		printed(t, net.ParamNames()[i]+" after epoch 10", after[10][i], want, 8)
	}
}

// Of "Getting into neural networks, Python implementation", and its mistakes.
func TestGettingIntoNeuralNetworks(t *testing.T) {
	net := two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0)
	x := []float64{-2, 5}
	trace := net.Trace(x)
	printed(t, "h1", trace[0].A[0], Sigmoid.Value(3), 15)
	printed(t, "h1 + h2", trace[1].Z[0], 1.905148, 6)
	// Printed as 0.721, the output with one hidden neuron left out.
	printed(t, "o1", trace[1].A[0], 0.8704730976, 10)
	printed(t, "f(h1)", Sigmoid.Value(trace[0].A[0]), 0.7216, 4)

	// Its ∂h1/∂w1 = w1 · f′(z) in place of x1 · f′(z).
	X, Y := mat.NewDense(1, 2, x), mat.NewDense(1, 1, []float64{1})
	_, g := net.BackpropAll(MSE, X, Y)
	g.Set("w1", g.Get("w1")/x[0]*net.Get("w1"))
	if c := CheckGradients(net, MSE, X, Y, g); c.OK() || c.worst().Name != "w1" {
		t.Errorf("the published mistake goes unnoticed:\n%v", c)
	}
}

// Hansen, "Neural Network From Scratch", divides e^−x by (e^−x + 1)², which is
// NaN where f(1 − f) is not.
func TestHansenSigmoidDerivative(t *testing.T) {
	published := func(x float64) float64 {
		e := math.Exp(-x)
		return e / ((e + 1) * (e + 1))
	}
	for _, x := range []float64{-709, 0, 709} {
		if math.IsNaN(published(x)) {
			t.Errorf("the published formula is NaN at %v already", x)
		}
	}
	if !math.IsNaN(published(-710)) || math.IsNaN(Sigmoid.Derivative(-710)) {
		t.Errorf("at −710: published %v, ours %v", published(-710), Sigmoid.Derivative(-710))
	}
}
