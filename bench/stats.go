package main

import "slices"

// summary is the median of the rounds and half the distance of the quartiles,
// relative to the median.
type summary struct{ median, spread float64 }

func summarise(values []float64) summary {
	median := quantile(values, 0.5)
	return summary{median, (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median}
}

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

// ratios returns a/b round by round: what slows a whole round down slows both.
func ratios(a, b []float64) []float64 {
	r := make([]float64, len(a))
	for i := range r {
		r[i] = a[i] / b[i]
	}
	return r
}
