package nn

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

func TestTrainDefaults(t *testing.T) {
	var zero, stated SGD
	stated = SGD{LearningRate: 0.1, Epochs: 100, BatchSize: 1, Loss: MSE}
	a, b := two21(Tanh, 1, 2, 3, 4, 5, 6, 7, 8, 9), two21(Tanh, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	ha, errA := zero.Train(context.Background(), a, peopleX, peopleY)
	hb, errB := stated.Train(context.Background(), b, peopleX, peopleY)
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	if !slices.Equal(a.Params(), b.Params()) || len(ha.Epochs) != len(hb.Epochs) {
		t.Error("the zero SGD does not train with its stated defaults")
	}
}

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
			floats.AddScaled(params, -rate, g.Params())
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
		if e.Min > 1 || e.Max < 14 {
			t.Errorf("epoch %d has losses from %v to %v, want about 1 to 16", e.Number, e.Min, e.Max)
		}
	}
}

func TestHistoryHoldsLossesBeforeTheUpdate(t *testing.T) {
	n := New(2, Dense(2, Sigmoid), Dense(1, Sigmoid))
	n.InitNormal(seeded(23), 1)
	start := n.Clone()
	history, err := SGD{Epochs: 1, BatchSize: 4}.Train(context.Background(), n, peopleX, peopleY)
	if err != nil {
		t.Fatal(err)
	}
	var losses []float64
	for i := range 4 {
		losses = append(losses, MSE.Value(start.Predict(peopleX.RawRowView(i)), peopleY.RawRowView(i)))
	}
	e := history.Last()
	if e.Number != 1 || e.Min != floats.Min(losses) || e.Max != floats.Max(losses) || math.Abs(e.Mean-floats.Sum(losses)/4) > 1e-15 {
		t.Errorf("epoch %+v, the losses were %v", e, losses)
	}
	if want := Accuracy(start.PredictAll(peopleX), peopleY); e.Accuracy != want {
		t.Errorf("accuracy %v, want %v", e.Accuracy, want)
	}
}

func TestAccuracyIsForClassesOnly(t *testing.T) {
	tests := []struct {
		name    string
		Y       *mat.Dense
		classes bool
	}{
		{"zeros and ones", mat.NewDense(2, 1, []float64{0, 1}), true},
		{"one-hot", mat.NewDense(2, 2, []float64{0, 1, 1, 0}), true},
		{"a number", mat.NewDense(2, 1, []float64{0, 0.5}), false},
		{"two ones", mat.NewDense(2, 2, []float64{1, 1, 1, 0}), false},
	}
	for _, test := range tests {
		_, k := test.Y.Dims()
		history, err := SGD{Epochs: 1}.Train(context.Background(), New(1, Dense(k, Sigmoid)), mat.NewDense(2, 1, nil), test.Y)
		if err != nil {
			t.Fatal(err)
		}
		if got := !math.IsNaN(history.Last().Accuracy); got != test.classes {
			t.Errorf("%s: accuracy %v", test.name, history.Last().Accuracy)
		}
	}
}

func TestTrainStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	n := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	var after []float64
	history, err := SGD{Epochs: 1000, OnEpoch: func(e Epoch) bool {
		if e.Number == 3 {
			after = n.Params()
			cancel()
		}
		return true
	}}.Train(ctx, n, peopleX, peopleY)
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "epoch 4") {
		t.Errorf("error %v", err)
	}
	if len(history.Epochs) != 3 || !slices.Equal(n.Params(), after) {
		t.Errorf("%d epochs, and learned on: %v", len(history.Epochs), n.Params())
	}

	history, err = SGD{Epochs: 1000, OnEpoch: func(e Epoch) bool { return e.Number < 5 }}.Train(context.Background(), n, peopleX, peopleY)
	if err != nil || len(history.Epochs) != 5 {
		t.Errorf("OnEpoch wanted 5 epochs: %d, %v", len(history.Epochs), err)
	}
}

// doneAfter is a context that is done after some looks at it.
type doneAfter struct {
	context.Context
	looks *int
}

func (c doneAfter) Err() error {
	if *c.looks--; *c.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestTrainStopsWithinOneSample(t *testing.T) {
	for _, size := range []int{1, 4} {
		n := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9)
		want := n.Clone()
		if size == 1 { // a batch that is not complete must not be learned from
			want.Step(MSE, peopleX.RawRowView(0), peopleY.RawRowView(0), 0.1)
			want.Step(MSE, peopleX.RawRowView(1), peopleY.RawRowView(1), 0.1)
		}
		looks := 2
		_, err := SGD{BatchSize: size}.Train(doneAfter{context.Background(), &looks}, n, peopleX, peopleY)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		if !slices.Equal(n.Params(), want.Params()) {
			t.Errorf("batches of %d: stopped after two samples with %v, want %v", size, n.Params(), want.Params())
		}
	}
}

func TestTrainDiverges(t *testing.T) {
	tests := []struct {
		name string
		net  *Network
		sgd  SGD
	}{
		{"the loss overflows", two21(Identity, 1, 1, 1, 1, 1, 1, 0, 0, 0), SGD{LearningRate: 10}},
		{"softmax of infinities", New(2, Dense(2, Softmax), Dense(1, Identity)), SGD{LearningRate: 1e305, Epochs: 5}},
		{"the last step of the last epoch", two21(Identity, 1, 1, 1, 1, 1, 1, 0, 0, 0), SGD{LearningRate: math.MaxFloat64, Epochs: 1, BatchSize: 4}},
	}
	for _, test := range tests {
		_, err := test.sgd.Train(context.Background(), test.net, peopleX, peopleY)
		if !errors.Is(err, ErrDiverged) {
			t.Errorf("%s: error %v", test.name, err)
			continue
		}
		for _, part := range []string{"in epoch ", "LearningRate"} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: the error does not say %q: %v", test.name, part, err)
			}
		}
	}
}

func TestTrainRefusesSenselessNumbers(t *testing.T) {
	with := func(m *mat.Dense, i, j int, v float64) *mat.Dense {
		m = mat.DenseCopyOf(m)
		m.Set(i, j, v)
		return m
	}
	bad := with(peopleX, 2, 1, math.NaN())
	cancelling := with(with(peopleX, 1, 0, math.Inf(1)), 1, 1, math.Inf(-1))
	tests := []struct {
		sgd  SGD
		X, Y *mat.Dense
		want string
	}{
		{SGD{LearningRate: -1}, peopleX, peopleY, "LearningRate is -1; it must be a positive number"},
		{SGD{LearningRate: math.NaN()}, peopleX, peopleY, "LearningRate is NaN"},
		{SGD{LearningRate: math.Inf(1)}, peopleX, peopleY, "LearningRate is +Inf"},
		{SGD{Epochs: -1}, peopleX, peopleY, "Epochs is -1"},
		{SGD{BatchSize: -1}, peopleX, peopleY, "BatchSize is -1"},
		{SGD{}, bad, peopleY, "X holds NaN in row 2, column 1"},
		{SGD{}, cancelling, peopleY, "X holds +Inf in row 1, column 0"},
		{SGD{}, peopleX, with(peopleY, 3, 0, math.Inf(-1)), "Y holds -Inf in row 3, column 0"},
	}
	for _, test := range tests {
		_, err := test.sgd.Train(context.Background(), two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0), test.X, test.Y)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want %q", err, test.want)
		}
	}
	// The sum of a row is infinite here, none of its numbers is.
	huge := with(with(peopleX, 0, 0, math.MaxFloat64), 0, 1, math.MaxFloat64)
	sgd := SGD{Epochs: 1, LearningRate: 1e-300}
	if _, err := sgd.Train(context.Background(), two21(Sigmoid, 1, 1, 1, 1, 1, 1, 0, 0, 0), huge, peopleY); err != nil {
		t.Errorf("finite numbers are refused: %v", err)
	}
}
