package nn

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/floats"
)

// input is what a layer is given for one sample. Only its stretches need work:
// outside of them all values are 0.
//
// Most pixels of a handwritten digit are 0. Going over the non-zero stretches
// alone makes the first layer about twice as fast, and a dense input is simply
// one stretch.
type input struct {
	x         []float64
	stretches []stretch
}

// stretch stands for the values x[lo:hi].
type stretch struct{ lo, hi int }

// maxGap is the longest run of zeros that a stretch bridges. The rows of W that
// belong to zeros need no work, but every new stretch costs a call.
const maxGap = 3

// maxStretches is the number of stretches that n values have at most.
func maxStretches(n int) int { return n/(maxGap+2) + 1 }

// appendStretches appends the stretches of x: they begin and end with a
// non-zero and hold no more than maxGap zeros in a row.
func appendStretches(dst []stretch, x []float64) []stretch {
	for i := 0; ; {
		for i < len(x) && x[i] == 0 {
			i++
		}
		if i == len(x) {
			return dst
		}
		s := stretch{i, i}
		for ; i < len(x) && i-s.hi <= maxGap; i++ {
			if x[i] != 0 {
				s.hi = i + 1
			}
		}
		dst = append(dst, s)
	}
}

// The kernels call the BLAS without the structs of blas64, whose copying is a
// tenth of the time for stretches as short as those of a digit.

// weightedSums stores z = xW + b.
func (p Parameters) weightedSums(z []float64, in input) {
	copy(z, p.B.RawVector().Data)
	W, lib := p.W.RawMatrix(), blas64.Implementation()
	for _, s := range in.stretches {
		lib.Dgemv(blas.Trans, s.hi-s.lo, W.Cols, 1, W.Data[s.lo*W.Stride:], W.Stride, in.x[s.lo:s.hi], 1, 1, z, 1)
	}
}

// passBack stores W·δ: the gradient of the loss by the inputs of the layer.
func (p Parameters) passBack(grad, delta []float64) {
	W, lib := p.W.RawMatrix(), blas64.Implementation()
	lib.Dgemv(blas.NoTrans, W.Rows, W.Cols, 1, W.Data, W.Stride, delta, 1, 0, grad, 1)
}

// add adds scale · ∂L/∂W = scale · x ⊗ δ to W and scale · ∂L/∂b = scale · δ to
// b. With scale = −η that is a step of gradient descent in place: a gradient
// buffer of its own would push the weights out of the processor's cache.
func (p Parameters) add(scale float64, in input, delta []float64) {
	W, lib := p.W.RawMatrix(), blas64.Implementation()
	for _, s := range in.stretches {
		lib.Dger(s.hi-s.lo, W.Cols, scale, in.x[s.lo:s.hi], 1, delta, 1, W.Data[s.lo*W.Stride:], W.Stride)
	}
	floats.AddScaled(p.B.RawVector().Data, scale, delta)
}
