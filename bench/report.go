//go:build unix

package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// report is everything that BENCHMARKS.md tells.
type report struct {
	contestants []contestant // Go first
	columns     []column
	results     results
	epoch       summary // seconds for 60,000 steps of Go
	allocations float64 // of a step
	machine     []string
}

// against returns how many times as long as Go a contestant took for a column.
func (r report) against(title string, c contestant) summary {
	return summarise(ratios(r.results.seconds(title, c), r.results.seconds(title, r.contestants[0])))
}

// quickest returns, of the contestants that are in, the one with the lowest
// ratio to Go.
func (r report) quickest(title string, in func(contestant) bool) (contestant, summary) {
	var took []contestant
	for _, c := range r.contestants {
		if len(r.results[title][c]) > 0 && in(c) {
			took = append(took, c)
		}
	}
	best := slices.MinFunc(took, func(a, b contestant) int {
		return cmp.Compare(r.against(title, a).median, r.against(title, b).median)
	})
	return best, r.against(title, best)
}

// target is a figure to reach, or one to know if nothing is wanted of it.
type target struct {
	what, want, got string
	met             bool
}

func (t target) verdict() string {
	switch {
	case t.want == "":
		return ""
	case t.met:
		return "PASS"
	}
	return "MISS"
}

// targets returns the figures to reach, and whether they were reached.
func (r report) targets() []target {
	times := func(what, title string, want float64, in func(contestant) bool) target {
		c, ratio := r.quickest(title, in)
		t := target{what: what, met: ratio.median >= want}
		t.got = fmt.Sprintf("%.2f × (%.2f–%.2f) %v", ratio.median, ratio.lower, ratio.upper, c)
		if want > 0 {
			t.want = fmt.Sprintf("≥ %g ×", want)
		}
		return t
	}
	isPlain := func(c contestant) bool { return c.way == plain }
	isEager := func(c contestant) bool { return c.way == eager }
	var needs []string
	for _, c := range r.contestants {
		if isPlain(c) {
			needs = append(needs, fmt.Sprintf("%s %.1f s", c.dtype, summarise(r.results.seconds(step, c)).median*images/float64(r.columns[0].job.Count)))
		}
	}
	return []target{
		times("step, against PyTorch, eager", step, 10, isEager),
		times("step, against NumPy, plain, float32", step, 5, func(c contestant) bool { return isPlain(c) && c.dtype == "float32" }),
		times("step, against the quickest NumPy", step, 2, func(c contestant) bool { return c.library == "NumPy" }),
		{"allocations of a step", "0", fmt.Sprint(r.allocations), r.allocations == 0},
		{
			"epoch of 60,000 steps", "< 1.0 s",
			fmt.Sprintf("%.2f s (%.2f–%.2f); plain NumPy, at its pace of a step: %s", r.epoch.median, r.epoch.lower, r.epoch.upper, strings.Join(needs, ", ")),
			r.epoch.median < 1,
		},
		times("batch of 64, against PyTorch, eager, float64", batch64, 1, func(c contestant) bool { return isEager(c) && c.dtype == "float64" }),
		times("batch of 64, against PyTorch, eager, float32", batch64, 0, func(c contestant) bool { return isEager(c) && c.dtype == "float32" }),
		times("2-2-1, against NumPy, plain", small, 30, isPlain),
	}
}

// table returns the rows of a table, the first of which is its head.
func (r report) table() [][]string {
	head := []string{""}
	for _, col := range r.columns {
		head = append(head, col.title)
	}
	rows := [][]string{head}
	for i, c := range r.contestants {
		row := []string{c.String()}
		for _, col := range r.columns {
			seconds := r.results.seconds(col.title, c)
			if len(seconds) == 0 {
				row = append(row, "–")
				continue
			}
			own := summarise(seconds)
			cell := fmt.Sprintf("%s %s", threeDigits(own.median*col.scale), col.unit)
			if i == 0 {
				cell += fmt.Sprintf(" ±%.0f %%", 100*own.spread())
			} else {
				ratio := r.against(col.title, c)
				cell += fmt.Sprintf(" · %s× ±%.0f %%", threeDigits(ratio.median), 100*ratio.spread())
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// threeDigits formats v with three significant digits and no exponent.
func threeDigits(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

// markdown lays a table out in columns that line up as text, too.
func markdown(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for j, cell := range row {
			widths[j] = max(widths[j], len([]rune(cell)))
		}
	}
	var b strings.Builder
	for i, row := range rows {
		for j, cell := range row {
			fmt.Fprintf(&b, "| %-*s ", widths[j], cell)
		}
		b.WriteString("|\n")
		if i == 0 {
			for _, w := range widths {
				b.WriteString("|" + strings.Repeat("-", w+2))
			}
			b.WriteString("|\n")
		}
	}
	return b.String()
}

// share returns how much of the time by the clock the contestants had the
// processor, from 0 to 1.
func (r report) share() float64 {
	seconds, wall := 0.0, 0.0
	for _, column := range r.results {
		for _, results := range column {
			for _, result := range results {
				seconds += result.Seconds
				wall += result.Wall
			}
		}
	}
	return seconds / wall
}

// thousands returns how many thousand images the training to 97 % took.
func (r report) thousands(title string) int {
	return r.results[title][r.contestants[0]][0].Samples / 1000
}

// String returns the report in Markdown.
func (r report) String() string {
	verdicts := [][]string{{"what", "target", "measured", ""}}
	for _, t := range r.targets() {
		verdicts = append(verdicts, []string{t.what, t.want, t.got, t.verdict()})
	}
	return fmt.Sprintf(text, markdown(verdicts), markdown(r.table()),
		r.thousands(bySteps), r.thousands(byBatches), 100*r.share(), "- "+strings.Join(r.machine, "\n- "))
}

const text = `# Benchmarks

nn, in Go and float64, beside NumPy and PyTorch, on MNIST, with the network
784-128-64-10: sigmoid, sigmoid, softmax with cross-entropy. One thread each.
` + "`make bench`" + ` measures and writes all of this.

## Targets

A ratio says how many times as long as Go the other one takes: the median of the
rounds and, in brackets, their quartiles.

%s
## Measurements

Median time, and how many times Go's it is; ± half the distance of the quartiles.

%s
What is measured:

- step: training on one image. forward: one image. batch of n: training, time per
  image. 10,000 forward at once: time per image. 2-2-1: 1000 epochs over the four
  people of the first lessons.
- 97 %%: training until 97 %% of the test images are right, which is looked up every
  4000 images and not timed. By steps (learning rate 0.05) it takes %d,000 images,
  by batches of 32 (learning rate 2) %d,000.
- NumPy, plain, is the program as it is usually written. In place avoids temporary
  arrays and updates through SciPy's ger and gemm; non-zero also gathers the rows of
  the first layer that non-zero pixels meet. PyTorch, eager, is nn.Sequential with
  autograd and optim.SGD; by hand has neither.

What to bear in mind:

- float32 moves half the bytes of float64; nn has float64 only.
- Go leaves out the pixels that are 0, four in five here. On dense inputs its first
  layer takes longer.
- One image at a time is where libraries that were made for large arrays spend their
  time on calls. With mini-batches the matrix products decide, and those of OpenBLAS
  use wider registers than gonum's.
- Go's times of batches, of 2-2-1 and to 97 %% are those of nn.SGD, which also
  computes the loss and the accuracy of the epoch and looks for numbers that are not
  finite. The others compute gradients and updates only.

How it is measured:

- The contestants take turns in every round, on the next images each time; a first
  round only warms up.
- All start from the same parameters and take the same images in the same order. In
  every single measurement they must come to Go's loss, within 1e-9 in float64 and
  1e-3 in float32 of it, and in float64 to 97 %% after as many images; otherwise
  there is no report.
- Times are processor times, so that other programs disturb less; the contestants
  had the processor for %.0f %% of the time. The allocator of NumPy and PyTorch is set
  to keep its memory, so that page faults don't slow them down.

## Machine

%s
`
