package nn

import (
	"fmt"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// errorSignal returns δ = ∂L/∂z of a layer, given dLda = ∂L/∂a and its weighted
// sums z: δ = ∂L/∂a ⊙ f′(z). Each output of a softmax depends on every z, so
// that its δ adds over all of them.
func (f Activation) errorSignal(dLda, z *mat.VecDense) *mat.VecDense {
	delta := mat.NewVecDense(z.Len(), nil)
	if f == Softmax {
		a := delta.RawVector().Data
		softmax(a, z.RawVector().Data)
		softmaxErrorSignal(a, dLda.RawVector().Data, a)
		return delta
	}
	for i := range z.Len() {
		delta.SetVec(i, dLda.AtVec(i)*f.Derivative(z.AtVec(i)))
	}
	return delta
}

// softmaxErrorSignal stores δ = Jᵀ·∂L/∂a with the Jacobian J = diag(a) − a aᵀ
// of softmax in dst, which may be dLda or a.
func softmaxErrorSignal(dst, dLda, a []float64) {
	mean := floats.Dot(dLda, a)
	for i, v := range a {
		dst[i] = v * (dLda[i] - mean)
	}
}

// scaleBySlope is errorSignal in place, from the activations a = f(z): it turns
// grad = ∂L/∂a into δ. Every f here has a derivative that a alone gives, so
// that a training step need not keep z.
func (f Activation) scaleBySlope(grad, a []float64) {
	switch f {
	case Identity:
	case Sigmoid:
		for i, v := range a {
			grad[i] *= v * (1 - v)
		}
	case Tanh:
		for i, v := range a {
			grad[i] *= 1 - v*v
		}
	case ReLU:
		for i, v := range a {
			if v <= 0 {
				grad[i] = 0
			}
		}
	case Softmax:
		softmaxErrorSignal(grad, grad, a)
	default:
		panic(fmt.Sprintf("nn: unknown activation %v", f))
	}
}
