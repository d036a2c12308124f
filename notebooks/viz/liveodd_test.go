package viz

import (
	"math"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/plot"

	"fromscratch/nn"
)

func TestLiveOfOddRuns(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for name, run := range map[string]*nn.History{
		"no epoch":  {},
		"one epoch": epochs(0.5),
		"NaN":       epochs(nan, nan),
		"diverging": spreads([3]float64{0.1, 0.5, 1}, [3]float64{0.1, inf, inf}),
	} {
		for _, log := range []bool{false, true} {
			measured := 0
			live := newLiveOn(&clock{time.Unix(1e9, 0)}, 3, LiveOptions{
				Log: log, MeasureName: "accuracy (%)",
				Measure: func() float64 { measured++; return []float64{nan, inf}[measured-1] },
			})
			sent := inNotebook(t, func() {
				for _, e := range run.Epochs {
					live.Epoch(e)
				}
				live.Done("A run.")
			})
			checkOutput(t, sent[len(sent)-1], "A run.", 900, 285)
			if measured != len(run.Epochs) {
				t.Errorf("%s: measured %d times", name, measured)
			}
		}
	}
}

func TestLiveOptions(t *testing.T) {
	draw := func(o LiveOptions) *plot.Plot {
		live := NewLive(1, o)
		live.history = *spreads([3]float64{0.1, 0.5, 1}, [3]float64{0.1, 0.4, 0.9})
		return live.drawLoss(2)
	}
	for _, o := range []LiveOptions{{}, {Log: true}, {MeanOnly: true}} {
		p := draw(o)
		if isLog(&p.Y) != o.Log {
			t.Errorf("%+v: a logarithmic axis is %v", o, isLog(&p.Y))
		}
		if band := strings.Contains(texts(p), "minimum to maximum"); band == o.MeanOnly {
			t.Errorf("%+v: a band is %v", o, band)
		}
	}
}

func TestLiveSaysWhatItHas(t *testing.T) {
	live := NewLive(0, LiveOptions{MeasureName: "accuracy (%)", Measure: math.NaN})
	loss, measure := live.drawLoss(1), live.drawMeasure(1)
	for p, want := range map[*plot.Plot]string{
		loss:    "no epoch of 100 finished",
		measure: "no epoch to draw",
	} {
		if got := texts(p); !strings.Contains(got, want) {
			t.Errorf("the picture says %q, want %q in it", got, want)
		}
	}
	live.Epoch(nn.Epoch{Number: 1, Loss: math.NaN()})
	if got := texts(live.drawLoss(1)); !strings.Contains(got, "epoch 1 of 100: loss NaN") {
		t.Errorf("the picture says %q", got)
	}
	if got := texts(live.drawMeasure(1)); !strings.Contains(got, "the value is NaN everywhere") {
		t.Errorf("the picture says %q", got)
	}
}
