//go:build unix

package main

import (
	"fmt"
	"math"
	"slices"
)

// job is what a contestant is asked to do, in the words that the peers read.
type job struct {
	Task  string  `json:"task"`
	From  int     `json:"from"`  // the first training image
	Count int     `json:"count"` // images, or epochs of the people
	Batch int     `json:"batch"` // images a step
	Rate  float64 `json:"rate"`  // learning rate
	Check int     `json:"check"` // test images that tell the loss of a trained network
	Goal  float64 `json:"goal"`  // test accuracy to reach
	Limit int     `json:"limit"` // images to give up after
}

// The tasks.
const (
	train   = "train"   // train on Count images
	forward = "forward" // predict Count training images, one at a time
	predict = "predict" // predict all test images at once
	people  = "people"  // train 2-2-1 on the four people for Count epochs
	reach   = "reach"   // train, Count images at a time, until Goal is reached
)

// result is what a contestant answers.
type result struct {
	Seconds  float64 `json:"seconds"`  // of the processor
	Wall     float64 `json:"wall"`     // by the clock
	Loss     float64 `json:"loss"`     // of the trained network, or of the predictions
	Accuracy float64 `json:"accuracy"` // likewise; not of the people
	Samples  int     `json:"samples"`  // images until Goal was reached
}

// worker does jobs.
type worker interface {
	do(c contestant, j job) (result, error)
}

// contestant is a library, one of the ways to use it, and a type of numbers.
type contestant struct {
	library, way, dtype string
	worker              worker
}

func (c contestant) String() string { return fmt.Sprintf("%s, %s, %s", c.library, c.way, c.dtype) }

// The ways to use a library. Those of the peers are classes in peers/.
const (
	ours    = "nn"
	plain   = "plain"
	inPlace = "in place"
	nonZero = "non-zero"
	eager   = "eager"
	byHand  = "by hand"
)

// line returns the contestants in the order of the table, which Go heads.
func line(goNet, numpy, torch worker) []contestant {
	all := []contestant{{"Go", ours, "float64", goNet}}
	for _, way := range []string{plain, inPlace, nonZero} {
		all = append(all, contestant{"NumPy", way, "float32", numpy}, contestant{"NumPy", way, "float64", numpy})
	}
	for _, way := range []string{eager, byHand} {
		all = append(all, contestant{"PyTorch", way, "float32", torch}, contestant{"PyTorch", way, "float64", torch})
	}
	return all
}

// column is one measurement of the table: a job, and how its time is stated.
type column struct {
	title   string
	job     job
	unit    string
	scale   float64 // the number in the table is seconds × scale
	rounds  int
	without []string // ways that have nothing of their own for the job, or take too long
}

// The columns that others refer to.
const (
	step      = "step"
	batch64   = "batch of 64"
	small     = "2-2-1"
	bySteps   = "97 % by steps"
	byBatches = "97 % by batches"
)

// images is the number of images to train on.
const images = 60000

// columns returns the measurements, in so many rounds each at most.
func columns(rounds int) []column {
	const (
		single  = 3000
		batched = 12800
		all     = 10000
	)
	batch := func(size int) job {
		return job{Task: train, Count: batched, Batch: size, Rate: 0.5, Check: 2000}
	}
	toGoal := func(size int, rate float64) job {
		return job{Task: reach, Count: 4000, Batch: size, Rate: rate, Goal: 0.97, Limit: 6 * images}
	}
	return []column{
		{step, job{Task: train, Count: single, Batch: 1, Rate: 0.05, Check: 2000}, "µs", 1e6 / single, rounds, nil},
		{"forward", job{Task: forward, Count: single}, "µs", 1e6 / single, rounds, nil},
		{"batch of 32", batch(32), "µs", 1e6 / batched, rounds, []string{nonZero}},
		{batch64, batch(64), "µs", 1e6 / batched, rounds, []string{nonZero}},
		{"batch of 128", batch(128), "µs", 1e6 / batched, rounds, []string{nonZero}},
		{"10,000 forward at once", job{Task: predict}, "µs", 1e6 / all, rounds, []string{inPlace, nonZero, byHand}},
		{small, job{Task: people, Count: 1000, Rate: 0.1}, "ms", 1e3, rounds, []string{nonZero, byHand}},
		{bySteps, toGoal(1, 0.05), "s", 1, min(rounds, 3), []string{plain, eager, byHand}},
		{byBatches, toGoal(32, 2), "s", 1, min(rounds, 3), []string{nonZero}},
	}
}

// results are what each contestant answered for each column, by round.
type results map[string]map[contestant][]result

// seconds returns the times of a contestant for a column, by round.
func (r results) seconds(title string, c contestant) []float64 {
	var s []float64
	for _, result := range r[title][c] {
		s = append(s, result.Seconds)
	}
	return s
}

// contest runs the rounds, in which the contestants take turns at each column. It
// checks every single result, and calls before ahead of each round. Round 0 only
// warms up.
func contest(contestants []contestant, columns []column, rounds int, before func(round int) error) (results, error) {
	all := results{}
	for _, col := range columns {
		all[col.title] = map[contestant][]result{}
	}
	for round := range rounds + 1 {
		if err := before(round); err != nil {
			return nil, err
		}
		for _, col := range columns {
			if round > col.rounds || round == 0 && col.job.Task == reach {
				continue
			}
			j := col.job
			if j.Task == train || j.Task == forward {
				j.From = round * j.Count % (images - j.Count)
			}
			var first *result // Go's
			for _, c := range contestants {
				if slices.Contains(col.without, c.way) {
					continue
				}
				r, err := c.worker.do(c, j)
				if first == nil {
					first = &r
				}
				if err == nil {
					err = sameNetwork(j, c.dtype, r, *first)
				}
				if err != nil {
					return nil, fmt.Errorf("%s: %v: %w", col.title, c, err)
				}
				if round > 0 {
					all[col.title][c] = append(all[col.title][c], r)
				}
			}
		}
	}
	return all, nil
}

// sameNetwork reports an error unless a contestant came to the same network as
// the first one, up to the rounding of its numbers.
func sameNetwork(j job, dtype string, got, first result) error {
	tolerance := map[string]float64{"float64": 1e-9, "float32": 1e-3}[dtype]
	if j.Task == reach {
		if !(got.Accuracy >= j.Goal) {
			return fmt.Errorf("reached an accuracy of %.2f %%, not %.0f %%", 100*got.Accuracy, 100*j.Goal)
		}
		if dtype == "float64" && got.Samples != first.Samples {
			return fmt.Errorf("needed %d images, Go %d: not the same training", got.Samples, first.Samples)
		}
		return nil
	}
	if !(math.Abs(got.Loss-first.Loss) <= tolerance*first.Loss) {
		return fmt.Errorf("the loss is %v, Go's is %v: not the same network, so its time says nothing", got.Loss, first.Loss)
	}
	return nil
}
