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
	run     *run
	started time.Time
	right   int // samples whose class was predicted
}

func newTally(number int, r *run) *tally {
	return &tally{
		Epoch:   Epoch{Number: number, MinLoss: math.Inf(1), MaxLoss: math.Inf(-1)},
		run:     r,
		started: time.Now(),
	}
}

// add takes in the batch that the run has just gone forward through.
func (t *tally) add() error {
	r, last := t.run, len(t.run.net.Layers)-1
	for slot, i := range r.batch {
		loss := r.losses[slot]
		if !isFinite(loss) {
			return r.diverged(t.Number, "the loss", loss)
		}
		t.MinLoss, t.MaxLoss = min(t.MinLoss, loss), max(t.MaxLoss, loss)
		t.Loss += loss / float64(len(r.order))
		if r.classes && class(r.ws.as[last][slot]) == class(r.Y.RawRowView(i)) {
			t.right++
		}
	}
	return nil
}

// finish returns the epoch, or an error if the last steps of it broke a
// parameter: no sample has met that since.
func (t *tally) finish() (Epoch, error) {
	for p := range t.run.net.parameters().all() {
		if !isFinite(*p) {
			return t.Epoch, t.run.diverged(t.Number, "a parameter", *p)
		}
	}
	t.Accuracy = math.NaN()
	if t.run.classes {
		t.Accuracy = float64(t.right) / float64(len(t.run.order))
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
