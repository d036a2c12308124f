package nn

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// SGD trains a network by stochastic gradient descent: it picks a few samples,
// takes the partial derivatives of their mean loss, moves every parameter p to
// p − η ∂L/∂p, and goes on to the next samples.
//
// The zero value works, with the defaults that the fields state.
type SGD struct {
	// LearningRate is η. 0 stands for 0.1.
	LearningRate float64

	// Epochs is the number of passes over the samples. 0 stands for 100.
	Epochs int

	// BatchSize is the number of samples a step learns from; the last step of
	// an epoch takes what is left. 0 stands for 1.
	BatchSize int

	// Loss is what the training makes small. The zero value is MSE.
	Loss Loss

	// Rand shuffles the samples before each epoch. nil keeps their order.
	Rand *rand.Rand

	// OnEpoch, if there is one, is called after each epoch and returns whether
	// to go on. It may use the network.
	OnEpoch func(Epoch) (more bool)
}

// ErrDiverged is the error of a training run whose loss or parameters are no
// longer finite numbers.
var ErrDiverged = errors.New("training diverged")

func (s SGD) withDefaults() (SGD, error) {
	if s.LearningRate == 0 {
		s.LearningRate = 0.1
	}
	if s.Epochs == 0 {
		s.Epochs = 100
	}
	if s.BatchSize == 0 {
		s.BatchSize = 1
	}
	switch {
	case !(s.LearningRate > 0) || math.IsInf(s.LearningRate, 1):
		return s, fmt.Errorf("nn: LearningRate is %v; it must be a positive number", s.LearningRate)
	case s.Epochs < 0:
		return s, fmt.Errorf("nn: Epochs is %d; it must be positive", s.Epochs)
	case s.BatchSize < 0:
		return s, fmt.Errorf("nn: BatchSize is %d; it must be positive", s.BatchSize)
	}
	return s, nil
}

// Train trains the network in place on the samples X (n × in) with the targets
// Y (n × out). It returns the finished epochs, also along with an error.
//
// It ends with an error if a field of s, X or Y holds a number that makes no
// sense, with the error of ctx before the next sample once ctx is done, and
// with [ErrDiverged] as soon as a loss is NaN or infinite. It panics if a shape
// does not fit.
func (s SGD) Train(ctx context.Context, net *Network, X, Y mat.Matrix) (*History, error) {
	net.mustTake(X, Y)
	history := &History{}
	s, err := s.withDefaults()
	if err != nil {
		return history, err
	}
	run := &run{SGD: s, net: net, ctx: ctx, X: dense(X), Y: dense(Y)}
	for name, m := range map[string]*mat.Dense{"X": run.X, "Y": run.Y} {
		if err := checkFinite(name, m); err != nil {
			return history, err
		}
	}
	n, _ := X.Dims()
	run.classes = holdsClasses(run.Y)
	run.ws = net.workspace(min(s.BatchSize, n))
	run.order = make([]int, n)
	for i := range run.order {
		run.order[i] = i
	}
	for number := 1; number <= s.Epochs; number++ {
		epoch, err := run.epoch(number)
		if err != nil {
			return history, err
		}
		history.Epochs = append(history.Epochs, epoch)
		if s.OnEpoch != nil && !s.OnEpoch(epoch) {
			break
		}
	}
	return history, nil
}

func checkFinite(name string, m *mat.Dense) error {
	n, _ := m.Dims()
	for i := range n {
		row := m.RawRowView(i)
		// Looking at every number took a fifth of an epoch of digits. The sum is
		// quick, and not finite where one of them is not.
		if sum := floats.Sum(row); !math.IsNaN(sum) && !math.IsInf(sum, 0) {
			continue
		}
		for j, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return fmt.Errorf("nn: %s holds %v in row %d, column %d (counted from 0); replace it or leave the sample out", name, v, i, j)
			}
		}
	}
	return nil
}

// run is a training run in progress.
type run struct {
	SGD
	net     *Network
	ctx     context.Context
	X, Y    *mat.Dense
	classes bool
	ws      *workspace
	order   []int
}

func (r *run) epoch(number int) (Epoch, error) {
	start := time.Now()
	if r.Rand != nil {
		r.Rand.Shuffle(len(r.order), func(i, j int) { r.order[i], r.order[j] = r.order[j], r.order[i] })
	}
	e := Epoch{Number: number, Min: math.Inf(1), Max: math.Inf(-1)}
	right := 0
	for from := 0; from < len(r.order); from += r.BatchSize {
		batch := r.order[from:min(from+r.BatchSize, len(r.order))]
		for slot, i := range batch {
			if err := r.ctx.Err(); err != nil {
				return e, fmt.Errorf("nn: training stopped in epoch %d: %w", number, err)
			}
			y := r.Y.RawRowView(i)
			yhat := r.ws.forward(slot, r.X.RawRowView(i))
			loss := r.ws.backward(slot, r.Loss, y)
			if math.IsNaN(loss) || math.IsInf(loss, 0) {
				return e, r.diverged(number, fmt.Sprintf("the loss is %v", loss))
			}
			e.Min, e.Max = min(e.Min, loss), max(e.Max, loss)
			e.Mean += loss / float64(len(r.order))
			if r.classes && class(yhat) == class(y) {
				right++
			}
		}
		r.ws.update(len(batch), r.LearningRate)
	}
	// The last steps of an epoch may break what no sample has met since.
	for p := range r.net.parameters().all() {
		if math.IsNaN(*p) || math.IsInf(*p, 0) {
			return e, r.diverged(number, fmt.Sprintf("a parameter is %v", *p))
		}
	}
	e.Accuracy = math.NaN()
	if r.classes {
		e.Accuracy = float64(right) / float64(len(r.order))
	}
	e.Duration = time.Since(start)
	return e, nil
}

func (r *run) diverged(epoch int, what string) error {
	return fmt.Errorf("nn: %w in epoch %d: %s; initialise the network again and try a smaller LearningRate, %.3g instead of %.3g",
		ErrDiverged, epoch, what, r.LearningRate/10, r.LearningRate)
}
