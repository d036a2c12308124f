//go:build unix

package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"fromscratch/data"
	"fromscratch/nn"
)

func TestSummarise(t *testing.T) {
	tests := []struct {
		values []float64
		want   summary
	}{
		{[]float64{7}, summary{7, 7, 7}},
		{[]float64{3, 1}, summary{1.5, 2, 2.5}},
		{[]float64{5, 1, 4, 2, 3}, summary{2, 3, 4}},
		{[]float64{4, 1, 3, 2}, summary{1.75, 2.5, 3.25}},
		{[]float64{100, 1, 2, 3, 2}, summary{2, 2, 3}}, // one slow round changes little
	}
	for _, test := range tests {
		before := slices.Clone(test.values)
		if got := summarise(test.values); got != test.want {
			t.Errorf("%v: %v, want %v", test.values, got, test.want)
		}
		if !slices.Equal(test.values, before) {
			t.Errorf("%v: the order was changed to %v", before, test.values)
		}
	}
	if got, want := (summary{9, 10, 12}).spread(), 0.15; math.Abs(got-want) > 1e-15 {
		t.Errorf("spread %v, want %v", got, want)
	}
}

func TestRatiosGoRoundByRound(t *testing.T) {
	// The second round was twice as slow for both.
	if got, want := ratios([]float64{20, 40, 30}, []float64{10, 20, 10}), []float64{2, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// fake answers from a function and records what it was asked.
type fake struct {
	log    *[]string
	answer func(c contestant, j job) result
}

func (f *fake) do(c contestant, j job) (result, error) {
	*f.log = append(*f.log, fmt.Sprintf("%s:%s@%d", c.library, j.Task, j.From))
	return f.answer(c, j), nil
}

func TestContestTakesTurns(t *testing.T) {
	var log []string
	f := &fake{&log, func(contestant, job) result {
		return result{Seconds: float64(len(log)), Loss: 0.5, Accuracy: 0.98}
	}}
	a, b := contestant{"A", ours, "float64", f}, contestant{"B", plain, "float64", f}
	c := contestant{"C", nonZero, "float32", f}
	cols := []column{
		{title: "one", job: job{Task: train, Count: 100}, rounds: 2},
		{title: "two", job: job{Task: reach, Goal: 0.97}, rounds: 1, without: []string{nonZero}},
	}
	rounds := 0
	all, err := contest([]contestant{a, b, c}, cols, 2, func(int) error { rounds++; return nil })
	if err != nil {
		t.Fatal(err)
	}
	want := "A:train@0 B:train@0 C:train@0 " + // warming up
		"A:train@100 B:train@100 C:train@100 A:reach@0 B:reach@0 " +
		"A:train@200 B:train@200 C:train@200"
	if got := strings.Join(log, " "); got != want {
		t.Errorf("the order is\n%s, want\n%s", got, want)
	}
	if rounds != 3 {
		t.Errorf("before was called %d times, want 3", rounds)
	}
	if got, want := all.seconds("one", b), []float64{5, 10}; !slices.Equal(got, want) {
		t.Errorf("B's seconds are %v, want %v: those of round 0 do not count", got, want)
	}
	if got := all.seconds("two", c); got != nil {
		t.Errorf("C has times %v for what it leaves out", got)
	}
}

func TestContestRefusesAnotherNetwork(t *testing.T) {
	loss := func(v float64) result { return result{Loss: v} }
	reached := func(accuracy float64, samples int) result { return result{Accuracy: accuracy, Samples: samples} }
	tests := []struct {
		name, task, dtype string
		got, first        result
		ok                bool
	}{
		{"equal", train, "float64", loss(0.5), loss(0.5), true},
		{"rounded", train, "float64", loss(0.5 + 1e-10), loss(0.5), true},
		{"not rounded", train, "float64", loss(0.5 + 1e-6), loss(0.5), false},
		{"rounded to float32", train, "float32", loss(0.5 - 1e-5), loss(0.5), true},
		{"not rounded to float32", forward, "float32", loss(0.51), loss(0.5), false},
		{"not a number", people, "float64", loss(math.NaN()), loss(0.5), false},
		{"Go's is not a number", people, "float64", loss(0.5), loss(math.NaN()), false},
		{"both are not numbers", predict, "float32", loss(math.NaN()), loss(math.NaN()), false},
		{"an unknown type", train, "float16", loss(0.6), loss(0.5), false},
		{"reached", reach, "float64", reached(0.971, 8000), reached(0.97, 8000), true},
		{"not reached", reach, "float64", reached(0.969, 8000), reached(0.97, 8000), false},
		{"reached later", reach, "float64", reached(0.97, 12000), reached(0.97, 8000), false},
		{"reached later by rounding", reach, "float32", reached(0.97, 12000), reached(0.97, 8000), true},
	}
	for _, test := range tests {
		var log []string
		answer := func(c contestant, _ job) result {
			if c.library == "Go" {
				return test.first
			}
			return test.got
		}
		f := &fake{&log, answer}
		cols := []column{{title: "col", job: job{Task: test.task, Goal: 0.97}, rounds: 1}}
		_, err := contest([]contestant{{"Go", ours, "float64", f}, {"B", plain, test.dtype, f}}, cols, 1, func(int) error { return nil })
		if ok := err == nil; ok != test.ok {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// made is a report in which Go takes 1 s for everything and the others so much.
func made(seconds func(title string, c contestant) float64) report {
	r := report{contestants: line(nil, nil, nil), columns: columns(3), results: results{}, epoch: summary{0.8, 0.9, 0.99}}
	for _, col := range r.columns {
		r.results[col.title] = map[contestant][]result{}
		for _, c := range r.contestants {
			if slices.Contains(col.without, c.way) {
				continue
			}
			s := 1.0
			if c.library != "Go" {
				s = seconds(col.title, c)
			}
			for range col.rounds {
				r.results[col.title][c] = append(r.results[col.title][c], result{Seconds: s, Wall: 2 * s, Samples: 152000})
			}
		}
	}
	return r
}

func TestVerdicts(t *testing.T) {
	// Just enough for every target, and 100 where there is none.
	need := func(title string, c contestant) float64 {
		switch {
		case title == step && c.way == eager:
			return 10
		case title == step && c.way == plain && c.dtype == "float32":
			return 5
		case title == step && c.library == "NumPy":
			return 2
		case title == batch64 && c.way == eager && c.dtype == "float64":
			return 1
		case title == small && c.way == plain:
			return 30
		}
		return 100
	}
	verdicts := func(r report) string {
		var v []string
		for _, target := range r.targets() {
			if target.want != "" {
				v = append(v, target.verdict())
			}
		}
		return strings.Join(v, " ")
	}
	if got, want := verdicts(made(need)), "PASS PASS PASS PASS PASS PASS PASS"; got != want {
		t.Errorf("at the targets: %s, want %s", got, want)
	}
	below := made(func(title string, c contestant) float64 { return 0.999 * need(title, c) })
	below.epoch.median, below.allocations = 1, 1
	if got, want := verdicts(below), "MISS MISS MISS MISS MISS MISS MISS"; got != want {
		t.Errorf("below the targets: %s, want %s", got, want)
	}

	// The quickest one counts.
	r := made(func(title string, c contestant) float64 {
		if title == step && c.way == nonZero && c.dtype == "float64" {
			return 1.5
		}
		return need(title, c)
	})
	if got, want := r.targets()[2].got, "1.50 × (1.50–1.50) NumPy, non-zero, float64"; got != want {
		t.Errorf("the quickest NumPy is %s, want %s", got, want)
	}
}

func TestReport(t *testing.T) {
	r := made(func(string, contestant) float64 { return 12.34e-3 })
	r.machine = []string{"a processor", "a system"}
	text := r.String()
	for _, want := range []string{
		"| PyTorch, eager, float32   | 4.11 µs · 0.01× ±0 % |",
		" 12.3 ms · 0.01× ±0 % ",
		"| Go, nn, float64           | 333 µs ±0 %  ",
		"By steps (learning rate 0.05) it takes 152,000 images,",
		"had the processor for 50 % of the time",
		"- a processor\n- a system\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "%!") {
		t.Errorf("a value is formatted wrongly in\n%s", text)
	}
}

func TestMarkdownLinesUp(t *testing.T) {
	got := markdown([][]string{{"", "time"}, {"µ", "1"}, {"longer", "–"}})
	want := "|        | time |\n|--------|------|\n| µ      | 1    |\n| longer | –    |\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestThreeDigits(t *testing.T) {
	for v, want := range map[float64]string{0.1234: "0.12", 1.2345: "1.23", 12.345: "12.3", 123.45: "123", 1234.5: "1234"} {
		if got := threeDigits(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

func TestPeerEnvironment(t *testing.T) {
	environ := []string{"PATH=/bin", "OPENBLAS_CORETYPE=Haswell", "OPENBLAS_L2_SIZE=512", "OMP_NUM_THREADS=8"}
	free, kept := peerEnvironment(environ, false), peerEnvironment(environ, true)
	for _, name := range []string{"OPENBLAS_CORETYPE=Haswell", "OPENBLAS_L2_SIZE=512"} {
		if slices.Contains(free, name) {
			t.Errorf("%s is left in", name)
		}
		if !slices.Contains(kept, name) {
			t.Errorf("%s is not kept", name)
		}
	}
	// Of two values the last one counts.
	if i, j := slices.Index(free, "OMP_NUM_THREADS=8"), slices.Index(free, "OMP_NUM_THREADS=1"); j < i {
		t.Errorf("not one thread: %q", free)
	}
	if len(environ) != 4 || environ[1] != "OPENBLAS_CORETYPE=Haswell" {
		t.Errorf("the environment itself was changed to %q", environ)
	}
}

func TestParameterBytes(t *testing.T) {
	net := nn.New(2, nn.Dense(3, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	for k, name := range net.Names() {
		net.Set(name, float64(k+1))
	}
	// W is in × out, so the weights of a neuron, numbered one after another,
	// stand below one another.
	want := []float64{1, 3, 5, 2, 4, 6, 10, 11, 12, 7, 8, 9, 13}
	b := parameterBytes(net)
	got := make([]float64, len(b)/8)
	if _, err := binary.Decode(b, binary.NativeEndian, got); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The jobs of Go agree with each other: they do what they say.
func TestGoNet(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	m := &data.Images{Rows: 28, Cols: 28}
	for i := range 40 {
		for range 28 * 28 {
			m.Pixels = append(m.Pixels, uint8(rng.IntN(256)))
		}
		m.Labels = append(m.Labels, uint8(i%10))
	}
	g := newGoNet(m, m)
	do := func(j job) result {
		r, err := g.do(contestant{}, j)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	near := func(what string, got, want float64) {
		if math.Abs(got-want) > 1e-12 {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	before := do(job{Task: predict})
	near("one by one and all at once", do(job{Task: forward, Count: 40}).Loss, before.Loss)
	near("of no change", do(job{Task: train, Count: 40, Batch: 40, Rate: 1e-300, Check: 40}).Loss, before.Loss)

	// Step by step and by SGD with batches of one.
	steps := do(job{Task: train, Count: 40, Batch: 1, Rate: 0.1, Check: 40})
	reached := do(job{Task: reach, Count: 40, Batch: 1, Rate: 0.1, Goal: steps.Accuracy, Limit: 40})
	near("steps", reached.Loss, steps.Loss)
	if reached.Samples != 40 {
		t.Errorf("%d images, want 40", reached.Samples)
	}
	if steps.Loss == before.Loss {
		t.Error("training changed nothing")
	}

	if once, long := do(job{Task: people, Count: 1, Rate: 0.1}), do(job{Task: people, Count: 1000, Rate: 0.1}); !(long.Loss < 0.01 && long.Loss < once.Loss) {
		t.Errorf("the loss over the people goes from %v to %v", once.Loss, long.Loss)
	}
}
