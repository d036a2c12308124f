package viz

import (
	"math"

	"gonum.org/v1/plot"
)

// offScale bounds how far outside of its axis a value is placed. Lines to
// there leave the picture as they should, and arithmetic stays finite.
const offScale = 1000

// linearScale is plot.LinearScale for any finite range and value.
type linearScale struct{}

// Normalize implements plot.Normalizer. NaN stays NaN.
func (linearScale) Normalize(lo, hi, v float64) float64 {
	return limit((v/2 - lo/2) / (hi/2 - lo/2))
}

// logScale is plot.LogScale for any value: zero, which has no logarithm, lies
// below the picture.
type logScale struct{}

// Normalize implements plot.Normalizer. NaN stays NaN.
func (logScale) Normalize(lo, hi, v float64) float64 {
	switch {
	case v <= 0:
		return -1
	case lo <= 0: // before fit has seen to it
		lo = math.SmallestNonzeroFloat64
	}
	return limit((math.Log(v) - math.Log(lo)) / (math.Log(hi) - math.Log(lo)))
}

func limit(v float64) float64 {
	return math.Max(-offScale, math.Min(v, offScale))
}

// isLog says whether the axis is logarithmic, this package's way or gonum's.
func isLog(a *plot.Axis) bool {
	switch a.Scale.(type) {
	case logScale, plot.LogScale:
		return true
	}
	return false
}

// fit gives the axis a range that can be drawn, whatever the data were: none,
// a single value, nothing above zero on a logarithmic axis, or numbers near the
// ends of what a float64 holds, which leave no room for arithmetic.
func fit(a *plot.Axis) {
	if a.Min > a.Max || math.IsNaN(a.Min) || math.IsNaN(a.Max) {
		a.Min, a.Max = 0, 1
	}
	a.Min, a.Max = math.Max(-1e300, math.Min(a.Min, 1e300)), math.Max(-1e300, math.Min(a.Max, 1e300))
	if isLog(a) {
		if a.Max < 1e-300 {
			a.Min, a.Max = 0.1, 1
		}
		if a.Min <= 0 {
			a.Min = a.Max / 1e6
		}
		a.Min = math.Max(a.Min, 1e-306) // below are too few digits to reckon with
		if a.Max/a.Min < 1.001 {
			a.Min, a.Max = a.Min/2, a.Max*2
		}
		return
	}
	middle := a.Min/2 + a.Max/2
	if least := math.Max(1e-300, 1e-9*math.Abs(middle)); a.Max-a.Min <= least {
		half := math.Abs(middle) / 10
		if half < 1e-300 {
			half = 1
		}
		a.Min, a.Max = middle-half, middle+half
	}
}
