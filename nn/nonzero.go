package nn

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
)

// input is what a layer is given for one sample. Only its spans need work: all
// values outside of them are 0.
//
// Most pixels of a handwritten digit are 0. Going over the non-zero spans alone
// makes the first layer about twice as fast, and a dense input is simply one
// span.
type input struct {
	x     []float64
	spans []span
}

// span stands for the values x[lo:hi].
type span struct{ lo, hi int }

// maxGap is the longest run of zeros that a span bridges. The rows of W that
// belong to zeros need no work, but every new span costs a call.
const maxGap = 3

// maxSpans is the number of spans that n values have at most.
func maxSpans(n int) int { return n/(maxGap+2) + 1 }

// appendSpans appends the spans of x to dst: they begin and end with a non-zero
// and hold no more than maxGap zeros in a row.
func appendSpans(dst []span, x []float64) []span {
	for i := 0; ; {
		for i < len(x) && x[i] == 0 {
			i++
		}
		if i == len(x) {
			return dst
		}
		s := span{i, i}
		for ; i < len(x) && i-s.hi <= maxGap; i++ {
			if x[i] != 0 {
				s.hi = i + 1
			}
		}
		dst = append(dst, s)
	}
}

// The methods below call the BLAS without the structs of blas64, whose copying
// is a tenth of the time for spans as short as those of a digit.

// weightedSums stores z = xW + b.
func (p Parameters) weightedSums(z []float64, in *input) {
	W, b, lib := p.W.RawMatrix(), p.B.RawVector(), blas64.Implementation()
	if b.Inc == 1 {
		copy(z, b.Data)
	} else {
		lib.Dcopy(b.N, b.Data, b.Inc, z, 1)
	}
	for _, s := range in.spans {
		lib.Dgemv(blas.Trans, s.hi-s.lo, W.Cols, 1, W.Data[s.lo*W.Stride:], W.Stride, in.x[s.lo:s.hi], 1, 1, z, 1)
	}
}

// passBack stores W·δ: the gradient of the loss with respect to the inputs of
// the layer.
func (p Parameters) passBack(grad, delta []float64) {
	W, lib := p.W.RawMatrix(), blas64.Implementation()
	lib.Dgemv(blas.NoTrans, W.Rows, W.Cols, 1, W.Data, W.Stride, delta, 1, 0, grad, 1)
}

// addToWeights adds scale · ∂L/∂W = scale · x ⊗ δ to the rows from lo to hi of W.
// With scale = −η that is a step of gradient descent in place: a gradient of its
// own in between would push the weights out of the processor's cache.
func (p Parameters) addToWeights(scale float64, in *input, delta []float64, lo, hi int) {
	W, lib := p.W.RawMatrix(), blas64.Implementation()
	for _, s := range in.spans {
		if from, to := max(s.lo, lo), min(s.hi, hi); from < to {
			lib.Dger(to-from, W.Cols, scale, in.x[from:to], 1, delta, 1, W.Data[from*W.Stride:], W.Stride)
		}
	}
}

// addToBiases adds scale · ∂L/∂b = scale · δ to b.
func (p Parameters) addToBiases(scale float64, delta []float64) {
	if b := p.B.RawVector(); b.Inc == 1 {
		floats.AddScaled(b.Data[:b.N], scale, delta)
	} else {
		blas64.Implementation().Daxpy(b.N, scale, delta, 1, b.Data, b.Inc)
	}
}
