package nn

import (
	"math"
	"time"

	"gonum.org/v1/gonum/floats"
)

// tally keeps the books of an epoch: the range of the losses, the accuracy, and
// whether all numbers are still finite.
type tally struct {
	Epoch
	started time.Time
	samples int
	classes bool // whether the targets name classes
	right   int  // samples whose class was predicted
}

func newTally(number, samples int, classes bool) *tally {
	return &tally{
		Epoch:   Epoch{Number: number, MinLoss: math.Inf(1), MaxLoss: math.Inf(-1)},
		started: time.Now(),
		samples: samples,
		classes: classes,
	}
}

// add takes in the batch that the run has just gone forward through.
func (t *tally) add(r *run) error {
	last := len(r.net.Layers) - 1
	for slot, i := range r.batch {
		loss := r.losses[slot]
		if !isFinite(loss) {
			return r.diverged(t.Number, "the loss", loss)
		}
		t.MinLoss, t.MaxLoss = min(t.MinLoss, loss), max(t.MaxLoss, loss)
		t.Loss += loss / float64(t.samples)
		if t.classes && class(r.ws.as[last][slot]) == class(r.Y.RawRowView(i)) {
			t.right++
		}
	}
	return nil
}

// finish returns the epoch, or an error if the last steps of it broke a
// parameter: no sample has met that since.
func (t *tally) finish(r *run) (Epoch, error) {
	for p := range r.net.parameters().all() {
		if !isFinite(*p) {
			return t.Epoch, r.diverged(t.Number, "a parameter", *p)
		}
	}
	t.Accuracy = math.NaN()
	if t.classes {
		t.Accuracy = float64(t.right) / float64(t.samples)
	}
	t.Duration = time.Since(t.started)
	return t.Epoch, nil
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// indexOfNonFinite returns the index of the first NaN or infinity in row, or −1.
func indexOfNonFinite(row []float64) int {
	// The sum is not finite where one of them is not, and quick: looking at every
	// number of the digits takes a fifth of the time of training on them.
	if isFinite(floats.Sum(row)) {
		return -1
	}
	for j, v := range row {
		if !isFinite(v) {
			return j
		}
	}
	return -1
}
