package viz

import (
	"slices"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"fromscratch/nn"
)

// clock is a time that only passes while somebody sleeps.
type clock struct{ time.Time }

func newLiveOn(c *clock, epochs int, o LiveOptions) *Live {
	live := NewLive(epochs, o)
	live.now = func() time.Time { return c.Time }
	live.sleep = func(d time.Duration) { c.Time = c.Add(max(0, d)) }
	return live
}

func TestLive(t *testing.T) {
	const alt = "The loss falls."
	c := &clock{time.Unix(1e9, 0)}
	start := c.Time
	sgd := nn.SGD{Epochs: 30}
	sent := inNotebook(t, func() {
		live := newLiveOn(c, sgd.Epochs, LiveOptions{AtLeast: 600 * time.Millisecond})
		sgd.OnEpoch = live.Epoch
		if _, h := trained(t, sgd); len(h.Epochs) != 30 {
			t.Errorf("%d epochs ran, want 30", len(h.Epochs))
		}
		live.Done(alt)
	})
	if took := c.Sub(start); took != 600*time.Millisecond {
		t.Errorf("the run took %v, want 600ms", took)
	}
	// At 20, 280 and 540 ms, and the last.
	if len(sent) != 4 {
		t.Fatalf("%d frames were sent, want 4", len(sent))
	}
	id := sent[0].DisplayID
	for i, frame := range sent {
		text := alt
		if i < len(sent)-1 {
			text = "Training goes on."
		}
		checkOutput(t, frame, text, 600, 380)
		if frame.DisplayID == "" || frame.DisplayID != id {
			t.Errorf("frame %d has the display id %q, the first %q", i, frame.DisplayID, id)
		}
	}
	checkPicture(t, "live_first", sent[0].Data[protocol.MIMEImagePNG].([]byte))
	checkPicture(t, "live_last", sent[3].Data[protocol.MIMEImagePNG].([]byte))

	other := inNotebook(t, func() { NewLive(1, LiveOptions{}).Done(alt) })
	if other[0].DisplayID == id {
		t.Error("two runs have the same display id")
	}
	checkOutput(t, other[0], alt, 600, 380) // no epoch at all
}

func TestLiveMeasure(t *testing.T) {
	accuracies := []float64{71.5, 88.2, 93.1}
	seen := 0
	var live *Live
	sent := inNotebook(t, func() {
		live = newLiveOn(&clock{}, 5, LiveOptions{MeasureName: "accuracy on held-out samples (%)", Measure: func() float64 {
			seen++
			return accuracies[seen-1]
		}})
		for _, e := range epochs(0.5, 0.4, 0.3).Epochs {
			live.Epoch(e)
		}
		live.Done("The loss falls while the accuracy rises.")
	})
	if !slices.Equal(live.Values(), accuracies) {
		t.Errorf("measured %v, want %v", live.Values(), accuracies)
	}
	last := sent[len(sent)-1]
	checkOutput(t, last, "The loss falls while the accuracy rises.", 900, 285)
	checkPicture(t, "live_measure", last.Data[protocol.MIMEImagePNG].([]byte))
	inNotebook(t, func() {
		NewLive(1, LiveOptions{MeasureName: "accuracy (%)", Measure: func() float64 { return 0 }}).Done("no epoch")
	})
}

func TestLiveStopped(t *testing.T) {
	sent := inNotebook(t, func() {
		live := newLiveOn(&clock{}, 100, LiveOptions{})
		for _, e := range epochs(0.5, 0.4, 0.3).Epochs {
			live.Epoch(e)
		}
		live.Done("Stopped after three epochs.")
	})
	checkPicture(t, "live_stopped", sent[len(sent)-1].Data[protocol.MIMEImagePNG].([]byte))
}

func TestLiveOutsideOfANotebook(t *testing.T) {
	c := &clock{time.Unix(1e9, 0)}
	start := c.Time
	live := newLiveOn(c, 10, LiveOptions{AtLeast: time.Hour})
	if !live.Epoch(nn.Epoch{Number: 10}) {
		t.Error("Epoch asks to stop")
	}
	if c.Time != start {
		t.Error("nobody watches, and yet Epoch waits")
	}
}
