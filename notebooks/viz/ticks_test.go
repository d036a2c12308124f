package viz

import (
	"math"
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"
)

func TestTicks(t *testing.T) {
	for _, test := range []struct {
		ticks  ticks
		lo, hi float64
		want   string
	}{
		{ticks{want: 6}, 0, 1, "0 0.2 0.4 0.6 0.8 1.0"},
		{ticks{want: 6}, -6, 6, "−6 −4 −2 0 2 4 6"},
		{ticks{want: 6}, 0.1, 0.3, "0.10 0.15 0.20 0.25 0.30"},
		{ticks{want: 2}, 2.7, 3.3, "2.8 3.0 3.2"},
		{ticks{want: 4}, 0, 1e7, "0 2.5e6 5e6 7.5e6 1e7"},
		{ticks{want: 4}, 0, 1e-7, "0 2.5e−8 5e−8 7.5e−8 1e−7"},
		{ticks{want: 3}, 1e9, 1e9 + 2, "1e9 1.000000001e9 1.000000002e9"},
		{ticks{want: 3}, -1e300, 1e300, "−1e300 0 1e300"},
		{ticks{want: 6, whole: true}, 0, 1, "0 1"},
		{ticks{want: 6, whole: true}, 0, 1000, "0 200 400 600 800 1000"},
		{ticks{want: 5, log: true}, 1e-4, 1, "0.0001 0.001 0.01 0.1 1"},
		{ticks{want: 5, log: true}, 0.02, 3, "0.02 0.05 0.1 0.2 0.5 1 2"},
		{ticks{want: 6, log: true}, 2, 9, "2 3 4 5 6 7 8 9"},
		{ticks{want: 4, log: true}, 1.1, 1.5, "1.1 1.2 1.3 1.4 1.5"},
		{ticks{want: 3, log: true}, 1e-300, 1e300, "1e−300 1e−100 1e100 1e300"},
		{ticks{want: 2, log: true}, 0.5, 5.5e11, "100000 1e11"},
		{ticks{want: 2, log: true}, 1e-16, 1e-3, "1e−16 1e−9"},
		{ticks{want: 3}, 1, 1, ""},
		{ticks{want: 3}, math.NaN(), 1, ""},
	} {
		var labels []string
		for _, tick := range test.ticks.Ticks(test.lo, test.hi) {
			labels = append(labels, tick.Label)
		}
		if got := strings.Join(labels, " "); got != test.want {
			t.Errorf("from %v to %v, %+v: %q, want %q", test.lo, test.hi, test.ticks, got, test.want)
		}
	}
}

func TestShort(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 0.52369: "0.524", -25: "−25", 1e-12: "1e−12", -1234567: "−1.23e6",
		math.Inf(1): "∞", math.Inf(-1): "−∞", math.MaxFloat64: "1.8e308",
	} {
		if got := short(v, 3); got != want {
			t.Errorf("short(%v) = %q, want %q", v, got, want)
		}
	}
	if got := short(math.NaN(), 3); got != "NaN" {
		t.Errorf("short(NaN) = %q", got)
	}
}

// TestFiguresAreForgotten checks that what is kept beside a plot goes with it:
// a Live makes four a second.
func TestFiguresAreForgotten(t *testing.T) {
	p := New("", "", "")
	Size(p, 100, 100)
	key := weak.Make(p)
	if _, known := figures.Load(key); !known {
		t.Fatal("the size of a plot is not kept")
	}
	runtime.KeepAlive(p)
	p = nil
	for range 100 {
		runtime.GC()
		if _, known := figures.Load(key); !known {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("a plot is kept after its last use")
}
