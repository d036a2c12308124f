package main

import (
	"strings"
	"testing"
)

// mutants returns as many mutants of each status.
func mutants(counts map[string]int) (all []mutant) {
	for status, n := range counts {
		for range n {
			all = append(all, mutant{"nn/loss.go", len(all) + 1, 7, "ARITHMETIC_BASE", status})
		}
	}
	return all
}

func TestEnough(t *testing.T) {
	for _, c := range []struct {
		counts map[string]int
		want   bool
	}{
		{map[string]int{killed: 95, lived: 5}, true},
		{map[string]int{killed: 94, lived: 6}, false},
		{map[string]int{killed: 94, notCovered: 6}, false},
		{map[string]int{killed: 97, timedOut: 3}, true},
		{map[string]int{killed: 96, timedOut: 4}, false},
		{map[string]int{killed: 95, lived: 5, notViable: 50}, true},
		{nil, false},
	} {
		r := report{part{"nn", 95}, mutants(c.counts)}
		if got := r.enough(); got != c.want {
			t.Errorf("%v: enough is %v, want %v", c.counts, got, c.want)
		}
	}
}

func TestReport(t *testing.T) {
	r := report{part{"nn", 95}, []mutant{
		{"nn/sgd.go", 9, 2, "INCREMENT_DECREMENT", timedOut},
		{"nn/sgd.go", 8, 2, "ARITHMETIC_BASE", killed},
		{"nn/loss.go", 10, 5, "ARITHMETIC_BASE", lived},
		{"nn/loss.go", 9, 5, "INVERT_NEGATIVES", lived},
		{"nn/check.go", 7, 1, "ARITHMETIC_BASE", notCovered},
		{"nn/file.go", 7, 1, "ARITHMETIC_BASE", notViable},
	}}
	const want = `
nn/loss.go:9:5: lived: INVERT_NEGATIVES
nn/loss.go:10:5: lived: ARITHMETIC_BASE
nn/check.go:7:1: not covered: ARITHMETIC_BASE
nn/sgd.go:9:2: timed out: INCREMENT_DECREMENT
nn: 25.0 % killed of 95 % wanted: 1 killed, 2 lived, 1 not covered.
nn: 1 timed out, 20.0 % of 3 % allowed. 1 did not compile.
`
	if got := r.String(); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("the report is\n%s\nwant\n%s", got, want)
	}
}
