package viz

import (
	"fmt"
	"image"
	"slices"
	"time"

	"github.com/janpfeifer/gonb/gonbui"
	"gonum.org/v1/plot"

	"fromscratch/nn"
)

// Live draws the loss of a training run while it goes on:
//
//	live := viz.NewLive(1000, viz.LiveOptions{AtLeast: 2 * time.Second})
//	sgd.OnEpoch = live.Epoch
//	history, err := sgd.Train(ctx, net, X, Y)
//	live.Done("The loss falls from 0.3 to 0.002 within 1000 epochs.")
//
// All frames are one output of the cell, and the last stays in the notebook.
type Live struct {
	epochs  int
	o       LiveOptions
	history nn.History
	values  []float64 // of o.Measure after each epoch

	displayID     string
	started, last time.Time

	// The clock, which tests replace.
	now   func() time.Time
	sleep func(time.Duration)
}

// NewLive returns a Live for a run of so many epochs; 0 stands for 100, as in
// nn.SGD. It panics if epochs is negative or an option makes no sense.
func NewLive(epochs int, o LiveOptions) *Live {
	o.check()
	switch {
	case epochs < 0:
		panic(fmt.Sprintf("viz: a run of %d epochs; give NewLive the number that nn.SGD has", epochs))
	case epochs == 0:
		epochs = nn.DefaultEpochs
	}
	return &Live{
		epochs:    epochs,
		o:         o,
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
	if l.o.Measure != nil {
		l.values = append(l.values, l.o.Measure())
	}
	if !gonbui.IsNotebook {
		return true
	}
	if l.started.IsZero() {
		l.started = l.now()
	}
	if l.o.AtLeast > 0 {
		share := min(1, float64(e.Number)/float64(l.epochs))
		l.sleep(time.Duration(share*float64(l.o.AtLeast)) - l.now().Sub(l.started))
	}
	if l.now().Sub(l.last) >= frameTime {
		l.last = l.now()
		send(l.displayID, "Training goes on.", l.draw(l.epochs))
	}
	return true
}

// Values returns what LiveOptions.Measure returned, epoch by epoch.
func (l *Live) Values() []float64 { return l.values }

// Done draws the last frame, with the alt text that [Show] asks for. It panics
// if alt is empty.
func (l *Live) Done(alt string) {
	show(l.displayID, alt, func() *image.RGBA { return l.draw(l.history.Last().Number) })
}

func (l *Live) draw(epochs int) *image.RGBA {
	p := l.drawLoss(epochs)
	if l.o.Measure == nil {
		return drawGrid(1, p)
	}
	return drawGrid(2, p, l.drawMeasure(epochs))
}

func (l *Live) drawLoss(epochs int) *plot.Plot {
	p := Loss(&l.history, LossOptions{Log: l.o.Log, MeanOnly: l.o.MeanOnly})
	p.X.Max = float64(max(1, epochs))
	p.Title.Text = fmt.Sprintf("no epoch of %d finished", l.epochs)
	if last := l.history.Last(); last.Number > 0 {
		p.Title.Text = fmt.Sprintf("epoch %d of %d: loss %s", last.Number, l.epochs, short(last.Loss, 3))
	}
	return p
}

func (l *Live) drawMeasure(epochs int) *plot.Plot {
	p := New("", "epoch", l.o.MeasureName)
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
	if !slices.ContainsFunc(l.values, finite) {
		p.Add(note(whyEmpty(l.values, "value", "epoch")))
	}
	p.X.Min, p.X.Max = 0, float64(max(1, epochs))
	return p
}
