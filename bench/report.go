package main

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
	"text/template"
)

//go:embed BENCHMARKS.tmpl
var layout string

// report is everything that BENCHMARKS.md tells.
type report struct {
	contestants []contestant // nn first
	results     results
	Allocations float64 // of a step
	Machine     []string
}

func (r report) text() (string, error) {
	var b strings.Builder
	err := template.Must(template.New("").Parse(layout)).Execute(&b, r)
	return b.String(), err
}

// Table returns the columns of so many threads in Markdown.
func (r report) Table(threads int) string {
	head, rule, body := "| |", "|---|", ""
	for _, col := range columns {
		if col.job.Threads == threads {
			head, rule = head+" "+col.title+" |", rule+"---|"
		}
	}
	for k, c := range r.contestants {
		row, empty := "\n| "+c.String()+" |", true
		for i, col := range columns {
			if col.job.Threads == threads {
				row += " " + r.entry(cell{i, k}) + " |"
				empty = empty && len(r.results[cell{i, k}]) == 0
			}
		}
		if !empty {
			body += row
		}
	}
	return head + "\n" + rule + body
}

// entry returns the median time and, but for nn itself, how many times as long
// as nn that is.
func (r report) entry(at cell) string {
	wall := r.results.wall(at)
	if len(wall) == 0 {
		return "–"
	}
	took := summarise(wall)
	text := duration(took.median / float64(columns[at.column].per))
	if at.row > 0 {
		took = summarise(ratios(wall, r.results.wall(cell{at.column, 0})))
		text += fmt.Sprintf(" · **%s×**", threeDigits(took.median))
	}
	return text + fmt.Sprintf(" ±%.0f %%", 100*took.spread)
}

// Busy returns for how many per cent of their wall time NumPy and PyTorch, with
// one thread, had a processor.
func (r report) Busy() int {
	var wall, processor float64
	for at, answers := range r.results {
		for _, a := range answers {
			if at.row > 0 && columns[at.column].job.Threads == 1 {
				wall, processor = wall+a.Wall, processor+a.Processor
			}
		}
	}
	return int(math.Round(100 * processor / wall))
}

func duration(seconds float64) string {
	switch {
	case seconds >= 1:
		return threeDigits(seconds) + " s"
	case seconds >= 1e-3:
		return threeDigits(1e3*seconds) + " ms"
	}
	return threeDigits(1e6*seconds) + " µs"
}

// threeDigits formats v with three significant digits, but no exponent and at
// most two decimals.
func threeDigits(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}
