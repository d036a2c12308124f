//go:build unix

package main

import "slices"

// quantile returns the value below which a share q of the values lies, from
// 0 to 1, interpolated linearly. It panics if there are no values.
func quantile(values []float64, q float64) float64 {
	v := slices.Sorted(slices.Values(values))
	at := q * float64(len(v)-1)
	i := min(int(at), len(v)-2)
	if i < 0 {
		return v[0]
	}
	return v[i] + (at-float64(i))*(v[i+1]-v[i])
}

// summary is the median of the rounds, and the quartiles around it.
type summary struct {
	lower, median, upper float64
}

func summarise(values []float64) summary {
	return summary{quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)}
}

// spread returns half of the distance of the quartiles, relative to the median.
func (s summary) spread() float64 { return (s.upper - s.lower) / 2 / s.median }

// ratios returns a/b round by round: what slows a whole round down slows both.
func ratios(a, b []float64) []float64 {
	r := make([]float64, min(len(a), len(b)))
	for i := range r {
		r[i] = a[i] / b[i]
	}
	return r
}
