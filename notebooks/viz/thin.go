package viz

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// thin drops points that cannot be seen: of neighbours in the same column of
// half a pixel it keeps the first, the lowest, the highest and the last.
func thin(run []vg.Point) []vg.Point {
	const column = px / 2
	var kept []vg.Point
	for from := 0; from < len(run); {
		at := math.Floor(float64(run[from].X / column))
		low, high, to := from, from, from
		for ; to < len(run) && math.Floor(float64(run[to].X/column)) == at; to++ {
			if run[to].Y < run[low].Y {
				low = to
			}
			if run[to].Y > run[high].Y {
				high = to
			}
		}
		last := from - 1
		for _, i := range [...]int{from, min(low, high), max(low, high), to - 1} {
			if i > last {
				kept = append(kept, run[i])
				last = i
			}
		}
		from = to
	}
	return kept
}
