package nn

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

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

func TestTrainRefusesNumbersThatMakeNoSense(t *testing.T) {
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
		{SGD{}, bad, with(peopleY, 0, 0, math.NaN()), "X holds NaN in row 2, column 1"}, // X first, always
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
