package check

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
)

func onColumn(check func(func([]float64) []float64), f func(v []float64) []float64) func() {
	return func() { check(f) }
}

// spread returns mean and standard deviation over n.
func spread(v []float64) (mean, deviation float64) { return stat.PopMeanStdDev(v, nil) }

var tests04 = []answers{
	{
		exCentre,
		onColumn(Centre, func(v []float64) []float64 { return nil }),
		onColumn(Centre, func(v []float64) []float64 {
			sum := 0.0
			for _, x := range v {
				sum += x
			}
			result := make([]float64, len(v))
			for i, x := range v {
				result[i] = x - sum/float64(len(v))
			}
			return result
		}),
		[]wrongAnswer{
			{"unchanged", "as they were", onColumn(Centre, func(v []float64) []float64 { return v })},
			{"mean − value", "not the mean minus", onColumn(Centre, func(v []float64) []float64 {
				return each(v, func(x float64) float64 { return stat.Mean(v, nil) - x })
			})},
			{"sum", "the *sum*", onColumn(Centre, func(v []float64) []float64 {
				return each(v, func(x float64) float64 { return x - floats.Sum(v) })
			})},
			{"added", "is added", onColumn(Centre, func(v []float64) []float64 {
				return each(v, func(x float64) float64 { return x + stat.Mean(v, nil) })
			})},
			{"minimum", "the smallest value", onColumn(Centre, func(v []float64) []float64 {
				return each(v, func(x float64) float64 { return x - slices.Min(v) })
			})},
			{"standardised", "exercise 4.3", onColumn(Centre, func(v []float64) []float64 {
				m, s := spread(v)
				return each(v, func(x float64) float64 { return (x - m) / s })
			})},
			{"in place", "a copy of your own", onColumn(Centre, func(v []float64) []float64 {
				floats.AddConst(-stat.Mean(v, nil), v)
				return v
			})},
			{"index", "a place that the slice does not have", onColumn(Centre, func(v []float64) []float64 {
				var result []float64
				for i := range v {
					result[i] = v[i] - stat.Mean(v, nil)
				}
				return result
			})},
			{"too few", "4 expected, 1 came", onColumn(Centre, func(v []float64) []float64 { return []float64{v[0] - stat.Mean(v, nil)} })},
			{"mean moves along", "First the mean", onColumn(Centre, func(v []float64) []float64 {
				result := slices.Clone(v)
				for i := range result {
					result[i] -= stat.Mean(result, nil)
				}
				return result
			})},
		},
	},
	{
		exScaleByHand,
		func() { ScaleByHand(TODO(), TODO()) },
		func() { ScaleByHand(15, -2) },
		[]wrongAnswer{
			{"raw", "the values themselves", func() { ScaleByHand(150, 64) }},
			{"mean of the four", "the mean of the four", func() { ScaleByHand(8.75, -2.75) }},
			{"signs", "Mind the signs", func() { ScaleByHand(-15, 2) }},
			{"one sign", "sign of the second", func() { ScaleByHand(15, 2) }},
			{"own mean", "no mean of his own", func() { ScaleByHand(0, 0) }},
		},
	},
	{
		exStandardise,
		onColumn(Standardise, func(v []float64) []float64 { return nil }),
		onColumn(Standardise, func(v []float64) []float64 {
			m, s := spread(v)
			if s == 0 {
				s = 1
			}
			return each(v, func(x float64) float64 { return (x - m) / s })
		}),
		[]wrongAnswer{
			{"0/0", "a column of equal values", onColumn(Standardise, func(v []float64) []float64 {
				m, s := spread(v)
				return each(v, func(x float64) float64 { return (x - m) / s })
			})},
			{"n − 1", "by `n-1`", onColumn(Standardise, func(v []float64) []float64 {
				m, s := stat.MeanStdDev(v, nil)
				return each(v, func(x float64) float64 { return (x - m) / s })
			})},
			{"n − 1, guarded", "by `n-1`", onColumn(Standardise, func(v []float64) []float64 {
				m, s := stat.MeanStdDev(v, nil)
				if s == 0 || math.IsNaN(s) {
					s = 1
				}
				return each(v, func(x float64) float64 { return (x - m) / s })
			})},
			{"variance", "the variance", onColumn(Standardise, func(v []float64) []float64 {
				m, s := spread(v)
				return each(v, func(x float64) float64 { return (x - m) / (s * s) })
			})},
			{"not centred", "the mean has to be taken off", onColumn(Standardise, func(v []float64) []float64 {
				_, s := spread(v)
				if s == 0 {
					s = 1
				}
				return each(v, func(x float64) float64 { return x / s })
			})},
			{"centred only", "Now divide", onColumn(Standardise, func(v []float64) []float64 {
				m, _ := spread(v)
				return each(v, func(x float64) float64 { return x - m })
			})},
			{"brackets", "Brackets", onColumn(Standardise, func(v []float64) []float64 {
				m, s := spread(v)
				return each(v, func(x float64) float64 { return x - m/s })
			})},
		},
	},
	{
		exSameScale,
		scaleWith(func(train, validation []float64) (a, b []float64) { return train, validation }),
		scaleWith(func(train, validation []float64) (a, b []float64) { return train, train }),
		[]wrongAnswer{
			{"both", "leaked", scaleWith(func(train, validation []float64) (a, b []float64) {
				all := slices.Concat(train, validation)
				return all, all
			})},
			{"held out", "from the held-out values", scaleWith(func(train, validation []float64) (a, b []float64) { return validation, validation })},
			{"swapped", "changed places", scaleWith(func(train, validation []float64) (a, b []float64) { return validation, train })},
			{"no validation", "4 expected, 2 came", func() {
				SameScale(func(train, validation []float64) (t, v []float64) { return train, nil })
			}},
		},
	},
}

// scaleWith scales both lists, each by mean and deviation of what by says.
func scaleWith(by func(train, validation []float64) (a, b []float64)) func() {
	return func() {
		SameScale(func(train, validation []float64) (t, v []float64) {
			a, b := by(train, validation)
			m, s := spread(a)
			n, u := spread(b)
			return each(train, func(x float64) float64 { return (x - m) / s }),
				each(validation, func(x float64) float64 { return (x - n) / u })
		})
	}
}
