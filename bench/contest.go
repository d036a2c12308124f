package main

import (
	"fmt"
	"math"
	"os"
	"slices"
)

// cell is a place in the table: a column and a contestant.
type cell struct{ column, row int }

// results are the answers of each cell, by round.
type results map[cell][]answer

// wall returns the wall times of a cell, by round.
func (r results) wall(at cell) []float64 {
	var w []float64
	for _, a := range r[at] {
		w = append(w, a.Wall)
	}
	return w
}

// contest lets the contestants take turns at each column, on other images in
// every round. Round 0 only warms up. It ends with an error at the first answer
// that differs from the first contestant's.
func contest(contestants []contestant, columns []column, rounds int) (results, error) {
	all := results{}
	for round := range rounds + 1 {
		fmt.Fprintf(os.Stderr, "\rround %d of %d ", round, rounds)
		for i, col := range columns {
			j := col.job
			j.From = round * j.Count % (images - j.Count + 1)
			loss := math.NaN()
			for k, c := range contestants {
				if !slices.Contains(col.ways, c.way) {
					continue
				}
				j.Way, j.DType = c.way, c.dtype
				a, err := c.do(j)
				if k == 0 {
					loss = a.Loss
				}
				if err == nil {
					err = sameNetwork(c.dtype, a.Loss, loss)
				}
				if err != nil {
					return nil, fmt.Errorf("%s, %v: %w", col.title, c, err)
				}
				if round > 0 {
					all[cell{i, k}] = append(all[cell{i, k}], a)
				}
			}
		}
	}
	fmt.Fprintln(os.Stderr)
	return all, nil
}

// sameNetwork returns an error unless the loss is the wanted one, up to the
// rounding of its numbers.
func sameNetwork(dtype string, loss, want float64) error {
	tolerance := map[string]float64{"float64": 1e-9, "float32": 1e-3}[dtype]
	if !(math.Abs(loss-want) <= tolerance*want) {
		return fmt.Errorf("the loss is %v, not %v: another network, so its time says nothing", loss, want)
	}
	return nil
}
