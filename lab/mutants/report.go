package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A mutant is one change of the code, and what became of it.
type mutant struct {
	file         string
	line, column int
	kind, status string
}

// What gremlins says of a mutant. Those that do not compile do not count.
const (
	killed     = "KILLED"
	lived      = "LIVED"
	notCovered = "NOT COVERED"
	timedOut   = "TIMED OUT"
	notViable  = "NOT VIABLE"
)

// A report holds the mutants of a part.
type report struct {
	part
	mutants []mutant
}

func (r report) count(statuses ...string) int {
	n := 0
	for _, m := range r.mutants {
		if slices.Contains(statuses, m.status) {
			n++
		}
	}
	return n
}

// killed returns the share of mutants that were killed, in percent, without those
// that timed out.
func (r report) killed() float64 {
	return percent(r.count(killed), r.count(killed, lived, notCovered))
}

// timedOut returns the share of those that timed out, in percent of all.
func (r report) timedOut() float64 {
	return percent(r.count(timedOut), r.count(killed, lived, notCovered, timedOut))
}

func (r report) enough() bool {
	return r.killed() >= r.wanted && r.timedOut() <= maxTimedOut
}

// percent is 0 of nothing: a run that found no mutants does not pass.
func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func (r report) String() string {
	var b strings.Builder
	slices.SortFunc(r.mutants, func(a, b mutant) int {
		return cmp.Or(cmp.Compare(a.file, b.file), a.line-b.line, a.column-b.column, cmp.Compare(a.kind, b.kind))
	})
	fmt.Fprintln(&b)
	for _, status := range []string{lived, notCovered, timedOut} {
		for _, m := range r.mutants {
			if m.status == status {
				fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", m.file, m.line, m.column, strings.ToLower(status), m.kind)
			}
		}
	}
	fmt.Fprintf(&b, "%s: %.1f %% killed of %.0f %% wanted: %d killed, %d lived, %d not covered.\n",
		r.dir, r.killed(), r.wanted, r.count(killed), r.count(lived), r.count(notCovered))
	fmt.Fprintf(&b, "%s: %d timed out, %.1f %% of %d %% allowed. %d did not compile.\n",
		r.dir, r.count(timedOut), r.timedOut(), maxTimedOut, r.count(notViable))
	return b.String()
}
