package data

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Scaler shifts and scales features, and back: feature j becomes
// (x − Offset[j]) / Scale[j]. Made from the training samples, it is applied
// unchanged to every later one, so that all are measured alike. Targets that
// are numbers can be scaled in the same way.
type Scaler struct {
	Offset []float64
	Scale  []float64 // no 0 among them
}

// Offsets returns a Scaler that subtracts the given offset from each feature
// and leaves the scale as it is.
func Offsets(offset ...float64) Scaler {
	return Scaler{Offset: slices.Clone(offset), Scale: ones(len(offset))}
}

// Centre returns a Scaler that subtracts from each column of X its mean. It
// panics if X has no rows or holds a NaN or an infinity.
func Centre(X mat.Matrix) Scaler {
	s := Standardise(X)
	s.Scale = ones(len(s.Scale))
	return s
}

// Standardise returns a Scaler that gives each column of X mean 0 and standard
// deviation 1 (the root of the mean squared deviation, over n and not n − 1).
// A column of one value throughout is only centred, and so is one whose
// standard deviation is below 2.3e-308 or lost in rounding. It panics if X has
// no rows or holds a NaN or an infinity.
func Standardise(X mat.Matrix) Scaler {
	n, features := X.Dims()
	if n == 0 {
		panic("data: no samples to scale by")
	}
	s := Scaler{Offset: make([]float64, features), Scale: make([]float64, features)}
	column := make([]float64, n)
	for j := range features {
		mat.Col(column, j, X)
		for i, v := range column {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("data: X holds %v in row %d, column %d; scaling takes finite numbers", v, i, j))
			}
		}
		s.Offset[j], s.Scale[j] = meanStdDev(column)
	}
	return s
}

// Apply returns one sample scaled, as a new slice. It panics if x has not one
// value per feature.
func (s Scaler) Apply(x []float64) []float64 {
	s.check(len(x))
	scaled := make([]float64, len(x))
	for j, v := range x {
		d := v - s.Offset[j]
		if math.IsInf(d, 0) { // too far apart for a float64
			scaled[j] = 2 * ((v/2 - s.Offset[j]/2) / s.Scale[j])
			continue
		}
		scaled[j] = d / s.Scale[j]
	}
	return scaled
}

// Invert returns one sample scaled back, as a new slice. It panics if x has not
// one value per feature.
func (s Scaler) Invert(x []float64) []float64 {
	s.check(len(x))
	back := make([]float64, len(x))
	for j, v := range x {
		back[j] = float64(v*s.Scale[j]) + s.Offset[j] // rounded twice on every processor
		if math.IsInf(back[j], 0) {                   // perhaps only the product is too large
			back[j] = 2 * (v*(s.Scale[j]/2) + s.Offset[j]/2)
		}
	}
	return back
}

// ApplyAll returns X, one sample a row, scaled, as a new matrix. It panics if X
// has not one column per feature.
func (s Scaler) ApplyAll(X mat.Matrix) *mat.Dense { return s.rows(X, s.Apply) }

// InvertAll returns X, one sample a row, scaled back to what it was before
// ApplyAll, as a new matrix. It panics if X has not one column per feature.
func (s Scaler) InvertAll(X mat.Matrix) *mat.Dense { return s.rows(X, s.Invert) }

// rows maps every row of X.
func (s Scaler) rows(X mat.Matrix, f func(x []float64) []float64) *mat.Dense {
	n, features := X.Dims()
	s.check(features)
	mapped := mat.NewDense(n, features, nil)
	for i := range n {
		mapped.SetRow(i, f(mat.Row(nil, i, X)))
	}
	return mapped
}

func (s Scaler) check(features int) {
	if features != len(s.Offset) {
		panic(fmt.Sprintf("data: input has %d features, the scaler takes %d", features, len(s.Offset)))
	}
}

func ones(n int) []float64 { return slices.Repeat([]float64{1}, n) }
