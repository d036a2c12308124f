package nn

import (
	"context"
	"slices"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

func TestTrainIsReproducible(t *testing.T) {
	train := func(seed uint64) []float64 {
		n := New(2, Dense(3, Tanh), Dense(1, Sigmoid))
		rng := seeded(seed)
		n.InitFanIn(rng)
		if _, err := (SGD{Epochs: 5, BatchSize: 2, Rand: rng}).Train(context.Background(), n, peopleX, peopleY); err != nil {
			t.Fatal(err)
		}
		return n.Params()
	}
	if !slices.Equal(train(1), train(1)) {
		t.Error("the same seed gives other numbers")
	}
	if slices.Equal(train(1), train(2)) {
		t.Error("another seed gives the same numbers")
	}
}

// One batch of all samples is one step down the gradient of the mean loss; a
// last batch that is short counts by its own size.
func TestTrainByBatches(t *testing.T) {
	const rate = 0.3
	for size, batches := range map[int][][2]int{4: {{0, 4}}, 3: {{0, 3}, {3, 4}}, 100: {{0, 4}}, 1: {{0, 1}, {1, 2}, {2, 3}, {3, 4}}} {
		n := New(2, Dense(3, Tanh), Dense(1, Sigmoid))
		n.InitNormal(seeded(21), 0.5)
		byHand := n.Clone()
		if _, err := (SGD{LearningRate: rate, Epochs: 1, BatchSize: size}).Train(context.Background(), n, peopleX, peopleY); err != nil {
			t.Fatal(err)
		}
		for _, b := range batches {
			_, g := byHand.BackpropAll(MSE, peopleX.Slice(b[0], b[1], 0, 2), peopleY.Slice(b[0], b[1], 0, 1))
			params := byHand.Params()
			floats.AddScaled(params, -rate, g.Values())
			byHand.SetParams(params)
		}
		if got, want := n.Params(), byHand.Params(); !floats.EqualApprox(got, want, 1e-12) {
			t.Errorf("batches of %d:\n%v\nwant\n%v", size, got, want)
		}
	}
}

// Shuffling visits every sample once an epoch, in another order each time.
func TestTrainShuffles(t *testing.T) {
	// With one output of the identity, no weights to speak of and a tiny rate,
	// each loss tells its sample.
	X, Y := mat.NewDense(4, 1, nil), mat.NewDense(4, 1, []float64{1, 2, 3, 4})
	n := New(1, Dense(1, Identity))
	orders := map[float64]bool{}
	history, err := SGD{LearningRate: 0.01, Epochs: 8, Rand: seeded(22), OnEpoch: func(Epoch) bool {
		orders[n.Get("b1")] = true // depends on the order in its last digits
		n.Set("b1", 0)
		return true
	}}.Train(context.Background(), n, X, Y)
	if err != nil {
		t.Fatal(err)
	}
	if len(orders) < 5 {
		t.Errorf("8 epochs took %d orders", len(orders))
	}
	for _, e := range history.Epochs {
		if e.MinLoss > 1 || e.MaxLoss < 14 {
			t.Errorf("epoch %d has losses from %v to %v, want about 1 to 16", e.Number, e.MinLoss, e.MaxLoss)
		}
	}
}

// Every sample, the last one too, comes to stand in every place.
func TestTrainShufflesAllSamples(t *testing.T) {
	const samples = 4
	X, Y := mat.NewDense(samples, 1, nil), mat.NewDense(samples, 1, []float64{1, 2, 3, 4})
	lastLoss := map[int]bool{}
	n := New(1, Dense(1, Identity))
	train(t, SGD{LearningRate: 0.5, Epochs: 60, Rand: seeded(24), OnEpoch: func(Epoch) bool {
		lastLoss[int(n.Get("b1"))] = true // with η = ½ a step puts ŷ on its target
		return true
	}}, n, X, Y)
	if len(lastLoss) != samples {
		t.Errorf("the last sample of an epoch was one of %v only", lastLoss)
	}
}
