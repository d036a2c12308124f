package check

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fromscratch/data"
	"fromscratch/nn"
)

// TestTimeLimits runs on a clock that jumps: code that waits stands for code
// that computes.
func TestTimeLimits(t *testing.T) {
	for _, l := range []struct {
		what  string
		try   func(wait func(time.Duration))
		after time.Duration // the answer comes
		parts []string
	}{
		{"endless",
			func(wait func(time.Duration)) {
				Sigmoid(func(z float64) float64 { wait(time.Hour); return 0 })
			},
			2 * time.Second, []string{"an answer within 2 seconds", "- came: none so far\n", "a loop that does not come to an end", "may be right, and too slow"}},
		{"endless for one input",
			func(wait func(time.Duration)) {
				Sigmoid(func(z float64) float64 {
					if z == 7 {
						wait(time.Hour)
					}
					return nn.Sigmoid.Value(z)
				})
			},
			2 * time.Second, []string{"logistic(7)", "after answers to the 6 before", "does not come to an end", "your code may be right, and too slow"}},
		{"slow but right",
			func(wait func(time.Duration)) {
				Sigmoid(func(z float64) float64 { wait(600 * time.Millisecond); return nn.Sigmoid.Value(z) })
			},
			8400 * time.Millisecond, []string{"is right!"}},
		{"too slow",
			func(wait func(time.Duration)) {
				Sigmoid(func(z float64) float64 { wait(1900 * time.Millisecond); return nn.Sigmoid.Value(z) })
			},
			10 * time.Second, []string{"answers to all 14 inputs within 10 seconds", "5 of them", "slow, not endless: it may well be right"}},
		{"a recipe that takes its time",
			func(wait func(time.Duration)) {
				BeatValidation(func(*data.Set) *nn.Network { wait(9900 * time.Millisecond); return nil })
			},
			9900 * time.Millisecond, []string{"is not done yet"}},
		{"a recipe without end",
			func(wait func(time.Duration)) {
				BeatValidation(func(*data.Set) *nn.Network { wait(time.Hour); return nil })
			},
			10 * time.Second, []string{"an answer within 10 seconds", "does not come to an end"}},
	} {
		t.Run(l.what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				_, out := newCell(t)
				stop := make(chan bool)
				started := time.Now()
				l.try(func(d time.Duration) {
					select {
					case <-time.After(d):
					case <-stop:
					}
				})
				if took := time.Since(started); took < l.after || took > l.after+50*time.Millisecond {
					t.Errorf("the answer came after %v, not %v", took, l.after)
				}
				close(stop) // the code that was left alone
				for _, part := range l.parts {
					if !strings.Contains(out.String(), part) {
						t.Errorf("%q is not in the answer:\n%s", part, out)
					}
				}
			})
		})
	}
}
