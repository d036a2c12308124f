package nn

import (
	"context"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Train trains the network in place on the samples X (n × in) with the targets
// Y (n × out). It returns the finished epochs, also along with an error.
//
// It ends with an error if a field of s, X or Y holds a number that makes no
// sense, if the loss does not go with the last layer or with Y, with
// [ErrDiverged] as soon as a loss is NaN or infinite, and with the error of ctx
// soon after that is done: the network is then as the last whole step left it.
// It panics if a shape does not match.
//
// Batches large enough to be worth it are shared among all cores, which changes
// no bit of the result.
func (s SGD) Train(ctx context.Context, net *Network, X, Y mat.Matrix) (*History, error) {
	net.mustMatchSamples(X, Y)
	history := &History{}
	r, err := newRun(ctx, s, net, dense(X), dense(Y))
	if err != nil {
		return history, err
	}
	defer r.team.dismiss()
	for number := 1; number <= r.Epochs; number++ {
		epoch, err := r.epoch(number)
		if err != nil {
			return history, err
		}
		history.Epochs = append(history.Epochs, epoch)
		if r.OnEpoch != nil && !r.OnEpoch(epoch) {
			break
		}
	}
	return history, nil
}

// run is a training run in progress.
type run struct {
	SGD
	ctx  context.Context
	net  *Network
	X, Y *mat.Dense

	classes bool // whether Y names classes

	order  []int     // of the samples
	batch  []int     // the part of order that the next step learns from
	losses []float64 // of the batch, slot by slot

	ws   *workspace
	team *team
	undo *undo

	forwardBackward, update func(part, parts int) // tasks for the team
}

func newRun(ctx context.Context, s SGD, net *Network, X, Y *mat.Dense) (*run, error) {
	s, err := s.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := s.Loss.checkSamples(net, X, Y); err != nil {
		return nil, fmt.Errorf("nn: %w", err)
	}
	n, _ := X.Dims()
	size := min(s.BatchSize, n)
	r := &run{SGD: s, ctx: ctx, net: net, X: X, Y: Y, classes: holdsClasses(Y), order: make([]int, n), losses: make([]float64, size)}
	for i := range r.order {
		r.order[i] = i
	}
	r.ws, r.team, r.undo = net.workspace(size), newTeam(net, size), newUndo(net, size)
	r.forwardBackward, r.update = r.forwardBackwardPart, r.updatePart // once: it takes memory
	return r, nil
}

// epoch makes one pass over the samples, a step for each batch.
func (r *run) epoch(number int) (Epoch, error) {
	tally := newTally(number, r)
	if r.Rand != nil {
		r.Rand.Shuffle(len(r.order), func(i, j int) { r.order[i], r.order[j] = r.order[j], r.order[i] })
	}
	for r.batch = range slices.Chunk(r.order, r.BatchSize) {
		r.team.do(r.forwardBackward) // δ of every layer and sample
		if r.ctx.Err() != nil {
			return tally.Epoch, r.stopped(number)
		}
		if err := tally.add(); err != nil {
			return tally.Epoch, err
		}
		r.undo.keep()
		r.team.do(r.update) // p − η ∂L/∂p
		if r.undo.possible() && r.ctx.Err() != nil {
			r.undo.restore()
			return tally.Epoch, r.stopped(number)
		}
	}
	return tally.finish()
}

// forwardBackwardPart goes forward and backward through the network for one part of
// the batch, which leaves δ of every layer and sample in the workspace.
func (r *run) forwardBackwardPart(part, parts int) {
	first, end := part*len(r.batch)/parts, (part+1)*len(r.batch)/parts
	for slot := first; slot < end; slot++ {
		if slot > first && r.ctx.Err() != nil {
			return
		}
		x, y := r.X.RawRowView(r.batch[slot]), r.Y.RawRowView(r.batch[slot])
		r.ws.forward(slot, x)
		r.ws.backward(slot, r.Loss, y)
		r.losses[slot] = r.ws.loss(slot, r.Loss, y)
	}
}

// updatePart makes the gradient step for one part of the rows of each W, some
// samples at a time, so that a cancel is seen between them.
func (r *run) updatePart(part, parts int) {
	const some = 64
	scale := -r.LearningRate / float64(len(r.batch))
	for slot := 0; slot < len(r.batch); slot += some {
		if r.undo.possible() && r.ctx.Err() != nil {
			return
		}
		r.ws.update(slot, min(slot+some, len(r.batch)), scale, part, parts)
	}
}

func (r *run) stopped(epoch int) error {
	return fmt.Errorf("nn: training stopped in epoch %d: %w", epoch, r.ctx.Err())
}
