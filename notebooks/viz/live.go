package viz

import (
	"fmt"
	"image"
	"time"

	"github.com/janpfeifer/gonb/gonbui"
	"gonum.org/v1/plot"

	"fromscratch/nn"
)

// Live draws the loss of a training run while it goes on:
//
//	live := viz.NewLive(1000, viz.SlowMotion(2*time.Second))
//	sgd.OnEpoch = live.Epoch
//	history, err := sgd.Train(ctx, net, X, Y)
//	live.Done("The loss falls from 0.3 to 0.002 within 1000 epochs.")
//
// All frames are one output of the cell, and the last stays in the notebook.
type Live struct {
	epochs  int
	opts    []Option
	slow    time.Duration
	history nn.History
	measure measure
	values  []float64 // of measure after each epoch

	displayID     string
	started, last time.Time

	// The clock, which tests replace.
	now   func() time.Time
	sleep func(time.Duration)
}

// SlowMotion makes the run that a [Live] draws take at least the given time, so
// that there is something to watch.
func SlowMotion(d time.Duration) Option { return func(o *options) { o.slow = d } }

// measure is a quantity that a Live draws beside the loss.
type measure struct {
	name string
	of   func() float64 // nil: there is none
}

// Measure makes a [Live] call of after each epoch and draw what it returns in a
// second plot beside the loss: the accuracy on held-out samples, say. The name,
// with a unit, is the title of its axis.
func Measure(name string, of func() float64) Option {
	return func(o *options) { o.measure = measure{name, of} }
}

// NewLive returns a Live for a run of so many epochs. The options are those of
// [Loss], [SlowMotion] and [Measure].
func NewLive(epochs int, opts ...Option) *Live {
	o := apply(opts)
	return &Live{
		epochs:    epochs,
		opts:      opts,
		slow:      o.slow,
		measure:   o.measure,
		displayID: "live-" + gonbui.UniqueId(),
		now:       time.Now,
		sleep:     time.Sleep,
	}
}

// frameTime is the least time between two frames, so that drawing does not hold
// up the training.
const frameTime = 250 * time.Millisecond

// Epoch is for the field OnEpoch of nn.SGD. It takes note of the epoch, draws
// it if the last frame is a quarter of a second old, and returns true.
func (l *Live) Epoch(e nn.Epoch) (more bool) {
	l.history.Epochs = append(l.history.Epochs, e)
	if l.measure.of != nil {
		l.values = append(l.values, l.measure.of())
	}
	if !gonbui.IsNotebook {
		return true
	}
	if l.started.IsZero() {
		l.started = l.now()
	}
	if l.slow > 0 {
		share := min(1, float64(e.Number)/float64(l.epochs))
		l.sleep(time.Duration(share*float64(l.slow)) - l.now().Sub(l.started))
	}
	if l.now().Sub(l.last) >= frameTime {
		l.last = l.now()
		send(l.displayID, "Training goes on.", l.draw(l.epochs))
	}
	return true
}

// Done draws the last frame, with the alt text that [Show] asks for. It panics
// if alt is empty.
func (l *Live) Done(alt string) {
	show(l.displayID, alt, func() *image.RGBA { return l.draw(l.history.Last().Number) })
}

func (l *Live) draw(epochs int) *image.RGBA {
	p := Loss(&l.history, l.opts...)
	p.X.Max = float64(max(1, epochs))
	last := l.history.Last()
	p.Title.Text = fmt.Sprintf("epoch %d of %d: loss %s", last.Number, l.epochs, short(last.Loss, 3))
	if l.measure.of == nil {
		return drawGrid(1, p)
	}
	return drawGrid(2, p, l.drawMeasure(epochs))
}

func (l *Live) drawMeasure(epochs int) *plot.Plot {
	p := New("", "epoch", l.measure.name)
	if n := len(l.values); n > 0 {
		p.Title.Text = fmt.Sprintf("after epoch %d: %s", n, short(l.values[n-1], 3))
	}
	xs := make([]float64, len(l.values))
	for i, e := range l.history.Epochs {
		xs[i] = float64(e.Number)
	}
	Line(p, "", xs, l.values)
	if len(xs) <= fewSteps {
		addPoints(p, "", xs, l.values, pointStyle(0))
	}
	p.X.Min, p.X.Max = 0, float64(max(1, epochs))
	return p
}

// Values returns what the function given to [Measure] returned, epoch by epoch.
func (l *Live) Values() []float64 { return l.values }
