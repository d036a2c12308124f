package nn

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

func TestEpochTellsItsTime(t *testing.T) {
	start := time.Now()
	var between time.Duration
	history := train(t, SGD{Epochs: 2, OnEpoch: func(Epoch) bool {
		pause := time.Now()
		time.Sleep(20 * time.Millisecond)
		between += time.Since(pause)
		return true
	}}, two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9), peopleX, peopleY)
	theirs := time.Since(start) - between
	sum := time.Duration(0)
	for _, e := range history.Epochs {
		if e.Duration <= 0 || e.Duration > theirs {
			t.Errorf("epoch %d took %v of %v", e.Number, e.Duration, theirs)
		}
		sum += e.Duration
	}
	if sum > theirs {
		t.Errorf("the epochs took %v of %v", sum, theirs)
	}
}

func TestHistoryHoldsLossesBeforeTheUpdate(t *testing.T) {
	n := New(2, Dense(2, Sigmoid), Dense(1, Sigmoid))
	n.InitNormal(seeded(23), 1)
	start := n.Clone()
	X, Y := peopleX.Slice(0, 3, 0, 2).(*mat.Dense), peopleY.Slice(0, 3, 0, 1).(*mat.Dense) // one of them is right, or two, not half
	history, err := SGD{Epochs: 1, BatchSize: 4}.Train(context.Background(), n, X, Y)
	if err != nil {
		t.Fatal(err)
	}
	var losses []float64
	for i := range 3 {
		losses = append(losses, MSE.Value(start.Predict(X.RawRowView(i)), Y.RawRowView(i)))
	}
	e := history.Last()
	if e.Number != 1 || e.MinLoss != floats.Min(losses) || e.MaxLoss != floats.Max(losses) || math.Abs(e.Loss-floats.Sum(losses)/3) > 1e-15 {
		t.Errorf("epoch %+v, the losses were %v", e, losses)
	}
	if want := Accuracy(start.PredictAll(X), Y); e.Accuracy != want {
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

func TestTrainDiverges(t *testing.T) {
	// The loss of one sample is infinite, and no parameter is: its square alone
	// overflows.
	square := New(2, Dense(1, Identity))
	square.SetParams([]float64{1e160, 0, 0})
	tests := []struct {
		name string
		net  *Network
		sgd  SGD
		want string
	}{
		{"the loss overflows", two21(Identity, 1, 1, 1, 1, 1, 1, 0, 0, 0), SGD{LearningRate: 10}, "the loss is "},
		{"an infinite loss", square, SGD{LearningRate: 1e-300, Epochs: 1}, "the loss is +Inf"},
		{"softmax of infinities", New(2, Dense(2, Softmax), Dense(1, Identity)), SGD{LearningRate: 1e305, Epochs: 5}, "the loss is "},
		{"the last step of the last epoch", two21(Identity, 1, 1, 1, 1, 1, 1, 0, 0, 0), SGD{LearningRate: math.MaxFloat64, Epochs: 1, BatchSize: 4}, "a parameter is "},
	}
	for _, test := range tests {
		_, err := test.sgd.Train(context.Background(), test.net, peopleX, peopleY)
		if !errors.Is(err, ErrDiverged) {
			t.Errorf("%s: error %v", test.name, err)
			continue
		}
		for _, part := range []string{"in epoch ", fmt.Sprintf("a smaller LearningRate, %.3g instead of %.3g", test.sgd.LearningRate/10, test.sgd.LearningRate), test.want} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: the error does not say %q: %v", test.name, part, err)
			}
		}
	}
}

// An input of 0 leaves the weight alone; the bias alone grows beyond all bounds,
// with the last step of the last epoch, which no loss has met.
func TestTrainSeesAnInfiniteParameter(t *testing.T) {
	for _, y := range []float64{1e150, -1e150} {
		n := New(1, Dense(1, Identity))
		_, err := SGD{LearningRate: 1e200, Epochs: 1}.Train(t.Context(), n, mat.NewDense(1, 1, nil), mat.NewDense(1, 1, []float64{y}))
		if want := fmt.Sprintf("a parameter is %v", math.Inf(int(y/1e150))); !errors.Is(err, ErrDiverged) || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
