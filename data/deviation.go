package data

import (
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat"
)

// The squares of deviations neither overflow nor underflow as long as the
// largest number of a column lies between 2 to the power of ±maxExponent.
const maxExponent = 400

const smallestNormal = 0x1p-1022 // below it, numbers have fewer digits

// meanStdDev returns the mean and standard deviation of x, which has at least
// one value and only finite ones. The deviation is 1 where there is none to
// divide by. It changes x.
func meanStdDev(x []float64) (mean, deviation float64) {
	if floats.Min(x) == floats.Max(x) { // the rounded mean may differ from x[0]
		return x[0], 1
	}
	_, exponent := math.Frexp(floats.Norm(x, math.Inf(1)))
	if max(exponent, -exponent) > maxExponent {
		for i, v := range x {
			x[i] = math.Ldexp(v, -exponent) // exact
		}
	} else {
		exponent = 0
	}
	mean, deviation = stat.PopMeanStdDev(x, nil)
	mean, deviation = math.Ldexp(mean, exponent), math.Ldexp(deviation, exponent)
	if !(deviation >= smallestNormal) {
		return mean, 1
	}
	return mean, deviation
}
