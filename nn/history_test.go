package nn

import (
	"math"
	"testing"
)

func TestEpochString(t *testing.T) {
	e := Epoch{Number: 7, Loss: 0.25, MinLoss: 0.125, MaxLoss: 0.5, Accuracy: 0.755}
	if got, want := e.String(), "epoch    7: loss 0.250000 (0.125000 to 0.500000), accuracy 75.5 %"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	e.Accuracy = math.NaN()
	if got, want := e.String(), "epoch    7: loss 0.250000 (0.125000 to 0.500000)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLastEpoch(t *testing.T) {
	if got := new(History).Last(); got != (Epoch{}) {
		t.Errorf("the last epoch of none is %+v", got)
	}
	h := &History{Epochs: []Epoch{{Number: 1}, {Number: 2}}}
	if got := h.Last().Number; got != 2 {
		t.Errorf("the last epoch of two is number %d", got)
	}
}
