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
	for _, test := range []struct {
		values []float64
		want   summary
	}{
		{[]float64{7}, summary{7, 0}},
		{[]float64{3, 1}, summary{2, 0.25}},
		{[]float64{5, 1, 4, 2, 3}, summary{3, 1.0 / 3}},
		{[]float64{100, 1, 2, 3, 2}, summary{2, 0.25}}, // one slow round changes little
	} {
		if got := summarise(test.values); got != test.want {
			t.Errorf("%v: %v, want %v", test.values, got, test.want)
		}
	}
}

func TestContestTakesTurns(t *testing.T) {
	var log []string
	do := func(j job) (answer, error) {
		log = append(log, fmt.Sprintf("%s:%s@%d", j.Way, j.Task, j.From))
		return answer{Wall: float64(len(log)), Loss: 0.5}, nil
	}
	all, err := contest(
		[]contestant{{"A", "float64", do}, {"B", "float32", do}},
		[]column{
			{"one", job{Task: "steps", Count: 100}, 1, []string{"A", "B"}},
			{"two", job{Task: "batches", Count: images}, 1, []string{"A"}},
		}, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := "A:steps@0 B:steps@0 A:batches@0 A:steps@100 B:steps@100 A:batches@0"
	if got := strings.Join(log, " "); got != want {
		t.Errorf("the order is\n%s, want\n%s", got, want)
	}
	if got := all.wall(cell{0, 1}); !slices.Equal(got, []float64{5}) {
		t.Errorf("B took %v, want 5: round 0 does not count", got)
	}
}

func TestContestRefusesAnotherNetwork(t *testing.T) {
	nan := math.NaN()
	for _, test := range []struct {
		dtype     string
		first, at float64
		ok        bool
	}{
		{"float64", 0.5, 0.5 + 1e-10, true},
		{"float64", 0.5, 0.5 + 1e-6, false},
		{"float32", 0.5, 0.5 - 1e-5, true},
		{"float32", 0.5, 0.51, false},
		{"float64", 0.5, nan, false},
		{"float32", nan, nan, false},
		{"float16", 0.5, 0.6, false},
	} {
		says := func(loss float64) func(job) (answer, error) {
			return func(job) (answer, error) { return answer{Loss: loss}, nil }
		}
		_, err := contest(
			[]contestant{{"A", "float64", says(test.first)}, {"B", test.dtype, says(test.at)}},
			[]column{{"step", job{}, 1, []string{"A", "B"}}}, 1)
		if ok := err == nil; ok != test.ok {
			t.Errorf("%s %v after %v: %v", test.dtype, test.at, test.first, err)
		}
	}
}

func TestReport(t *testing.T) {
	r := report{contestants: line(nil, nil), results: results{
		{0, 0}: {{Wall: 0.03}}, {0, 1}: {{Wall: 0.303, Processor: 0.2727}},
	}}
	text, err := r.text()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| nn, float64 | 10.0 µs ±0 % | – |", "| NumPy, plain, float32 | 101 µs · **10.1×** ±0 % | – |", " 90 % of ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestParameterBytes(t *testing.T) {
	net := nn.New(2, nn.Dense(3, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	for k, name := range net.ParamNames() {
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

// The jobs of nn agree with each other: they do what they say.
func TestGoNet(t *testing.T) {
	m := data.Digits(40, rand.New(rand.NewPCG(1, 2)))
	g := newGoNet(m, m)
	loss := func(j job) float64 {
		a, err := g.do(j)
		if err != nil {
			t.Fatal(err)
		}
		return a.Loss
	}
	near := func(what string, got, want float64) {
		if !(math.Abs(got-want) <= 1e-12) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	before := loss(job{Task: "predict", Count: 40})
	near("one by one, not all at once", loss(job{Task: "forward", Count: 40}), before)
	near("a step that changes nothing", loss(job{Task: "batches", Count: 40, Batch: 40, Rate: 1e-300}), before)
	trained := loss(job{Task: "batches", Count: 40, Batch: 1, Rate: 0.1})
	near("step by step, not by SGD", loss(job{Task: "steps", Count: 40, Rate: 0.1}), trained)
	if !(trained < before) {
		t.Errorf("training brought the loss from %v to %v", before, trained)
	}
	once := loss(job{Task: "people", Count: 1, Rate: 0.1})
	if long := loss(job{Task: "people", Count: 1000, Rate: 0.1}); !(long < 0.01 && long < once) {
		t.Errorf("the loss over the people goes from %v to %v", once, long)
	}
}
