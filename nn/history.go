package nn

import (
	"fmt"
	"math"
	"time"
)

// Epoch sums up one pass over the training samples. Losses are those of single
// samples, and like the accuracy taken just before the network learned from
// them.
type Epoch struct {
	Number           int     // counted from 1
	Loss             float64 // the mean
	MinLoss, MaxLoss float64
	Accuracy         float64 // share of samples classified rightly; NaN where Y holds no classes
	Duration         time.Duration
}

// String returns the epoch in one line, without its duration.
func (e Epoch) String() string {
	s := fmt.Sprintf("epoch %4d: loss %.6f (%.6f to %.6f)", e.Number, e.Loss, e.MinLoss, e.MaxLoss)
	if !math.IsNaN(e.Accuracy) {
		s += fmt.Sprintf(", accuracy %.1f %%", 100*e.Accuracy)
	}
	return s
}

// History is the course of a training run: its finished epochs.
type History struct {
	Epochs []Epoch
}

// Last returns the last finished epoch, the zero Epoch if there is none.
func (h *History) Last() Epoch {
	if len(h.Epochs) == 0 {
		return Epoch{}
	}
	return h.Epochs[len(h.Epochs)-1]
}
