package data

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// XOR returns the four corners of the unit square; the target is 1 where
// exactly one of x1 and x2 is 1. No single neuron can tell the two apart.
func XOR() *Set {
	return plane(
		[]float64{0, 0, 0, 1, 1, 0, 1, 1},
		[]float64{0, 1, 1, 0},
	)
}

// Moons returns n points on two interleaved half circles of radius 1, the
// classes 0 and 1 in turn. Both coordinates get normally distributed noise
// with the standard deviation given. It panics if n < 1 or noise < 0.
func Moons(n int, noise float64, rng *rand.Rand) *Set {
	return scatter("Moons", n, noise, rng, func(class int) (x1, x2 float64) {
		sin, cos := math.Sincos(math.Pi * rng.Float64())
		if class == 0 {
			return cos, sin
		}
		return 1 - cos, 0.5 - sin
	})
}

// Rings returns n points on two circles around the origin, the classes 0
// (radius 1) and 1 (radius 0.5) in turn. Both coordinates get normally
// distributed noise with the standard deviation given. It panics if n < 1 or
// noise < 0.
func Rings(n int, noise float64, rng *rand.Rand) *Set {
	return scatter("Rings", n, noise, rng, func(class int) (x1, x2 float64) {
		sin, cos := math.Sincos(2 * math.Pi * rng.Float64())
		radius := 1 - 0.5*float64(class)
		return radius * cos, radius * sin
	})
}

// scatter draws n points of the two classes in turn and adds the noise.
func scatter(name string, n int, noise float64, rng *rand.Rand, point func(class int) (x1, x2 float64)) *Set {
	if n < 1 || !(noise >= 0) {
		panic(fmt.Sprintf("data: %s of %d points with noise %v; it takes 1 or more, and 0 or more", name, n, noise))
	}
	x := make([]float64, 0, 2*n)
	y := make([]float64, 0, n)
	for i := range n {
		class := i % 2
		x1, x2 := point(class)
		x = append(x, x1+noise*rng.NormFloat64(), x2+noise*rng.NormFloat64())
		y = append(y, float64(class))
	}
	return plane(x, y)
}

// plane returns the set of points x (x1, x2 of each in turn) with classes y.
func plane(x, y []float64) *Set {
	return &Set{
		X:        mat.NewDense(len(y), 2, x),
		Y:        mat.NewDense(len(y), 1, y),
		Features: []string{"x1", "x2"},
		Units:    []string{"", ""},
		Targets:  []string{"class"},

		ClassNames: []string{"0", "1"},
	}
}
