package nn

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

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

// doneAfter is a context that is done after it has been asked so many times.
type doneAfter struct {
	context.Context
	asked *atomic.Int64
}

func newDoneAfter(times int64) doneAfter {
	c := doneAfter{context.Background(), new(atomic.Int64)}
	c.asked.Store(times)
	return c
}

func (c doneAfter) Err() error {
	if c.asked.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestTrainStopsWithinABatch(t *testing.T) {
	for _, size := range []int{1, 4} {
		n := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9)
		want := n.Clone()
		if size == 1 { // a batch that is not complete must not be learned from
			want.Step(MSE, peopleX.RawRowView(0), peopleY.RawRowView(0), 0.1)
			want.Step(MSE, peopleX.RawRowView(1), peopleY.RawRowView(1), 0.1)
		}
		ctx := newDoneAfter(2)
		_, err := SGD{BatchSize: size}.Train(ctx, n, peopleX, peopleY)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
		if !slices.Equal(n.Params(), want.Params()) {
			t.Errorf("batches of %d: stopped after two samples with %v, want %v", size, n.Params(), want.Params())
		}
		if asked := 2 - ctx.asked.Load(); asked > 5 {
			t.Errorf("batches of %d: went on for %d samples", size, asked-2)
		}
	}
}

// A batch so large that its update alone takes a while is left in the middle,
// wherever that is, and the network is as it was before.
func TestTrainStopsWithinAnUpdate(t *testing.T) {
	const samples = 3000
	X, Y := normal(seeded(51), samples, 300), normal(seeded(52), samples, 100)
	n := New(300, Dense(100, Tanh))
	n.InitFanIn(seeded(53))
	if samples*n.NumParams() <= undoWork {
		t.Fatal("the batch is too small for this test")
	}
	before := n.Params()
	late := 0
	for _, asked := range []int64{samples - 5, samples + 1, samples + 10, samples + 40, samples + 90} {
		ctx := newDoneAfter(asked)
		_, err := SGD{Epochs: 1, BatchSize: samples}.Train(ctx, n, X, Y)
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("error %v", err)
		}
		if !slices.Equal(n.Params(), before) {
			t.Fatalf("stopped after %d questions, the network has made a part of a step", asked)
		}
		if -ctx.asked.Load() > samples/64 {
			late++
		}
	}
	if late > 0 {
		t.Errorf("%d of 5 runs went on to the end", late)
	}
	train(t, SGD{Epochs: 1, BatchSize: samples}, n, X, Y)
	if slices.Equal(n.Params(), before) {
		t.Error("without a cancel there was no step either")
	}
}

// Only updates that take a while can be taken back.
func TestUndoIsForLargeBatches(t *testing.T) {
	kilo := New(1023, Dense(1, Sigmoid)) // 1024 parameters
	for batch, want := range map[int]bool{undoWork / 1024: false, undoWork/1024 + 1: true} {
		if got := newUndo(kilo, batch).possible(); got != want {
			t.Errorf("batches of %d: possible %v, want %v", batch, got, want)
		}
	}
}
