package nn

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// Activation is the function f that turns the weighted sums z of a layer into
// its activations a = f(z). The zero value is [Identity].
type Activation int

// The activations. All but Softmax work on each z by itself.
const (
	Identity Activation = iota // f(z) = z
	Sigmoid                    // f(z) = 1/(1 + e^−z), between 0 and 1
	Tanh                       // f(z) = tanh z, between −1 and 1
	ReLU                       // f(z) = max(0, z)
	Softmax                    // f(z)ᵢ = e^zᵢ / Σ e^zⱼ: positive, and 1 in sum
)

// Value returns f(z), finite for every finite z. It panics for Softmax, which
// needs all the sums of a layer: see Apply.
func (f Activation) Value(z float64) float64 {
	switch f {
	case Identity:
		return z
	case Sigmoid:
		return sigmoid(z)
	case Tanh:
		return math.Tanh(z)
	case ReLU:
		return math.Max(0, z)
	}
	panic(fmt.Sprintf("nn: %v of a single number; it is a function of a whole layer: use Apply", f))
}

// Derivative returns f′(z), finite for every finite z. ReLU has none at 0,
// where 0 is the custom. It panics for Softmax, whose derivative is a matrix.
func (f Activation) Derivative(z float64) float64 {
	switch f {
	case Identity:
		return 1
	case Sigmoid:
		// f(1 − f), with 1 − f(z) = f(−z), which keeps its digits where f is near 1.
		return f.Value(z) * f.Value(-z)
	case Tanh:
		c := math.Cosh(z) // +Inf for large z, where f′ is 0
		return 1 / c / c
	case ReLU:
		if z > 0 {
			return 1
		}
		return 0
	}
	panic(fmt.Sprintf("nn: derivative of %v with respect to a single number; it is a function of a whole layer", f))
}

// Apply stores f(z) in dst, which may be z itself. It panics if their lengths
// differ.
func (f Activation) Apply(dst, z []float64) {
	if len(dst) != len(z) {
		panic(fmt.Sprintf("nn: %d activations for %d weighted sums", len(dst), len(z)))
	}
	switch f {
	case Identity:
		copy(dst, z)
	case Softmax:
		softmax(dst, z)
	case Sigmoid:
		for i, v := range z {
			dst[i] = sigmoid(v)
		}
	default:
		for i, v := range z {
			dst[i] = f.Value(v)
		}
	}
}

func sigmoid(z float64) float64 {
	// Far below 0, where e^−z overflows, f(z) is e^z to the last digit.
	if z < -700 {
		return math.Exp(z)
	}
	return 1 / (1 + math.Exp(-z))
}

// softmax subtracts the maximum first: the quotient stays the same and no
// exponential overflows.
func softmax(dst, z []float64) {
	top := floats.Max(z)
	sum := 0.0
	for i, v := range z {
		dst[i] = math.Exp(v - top)
		sum += dst[i]
	}
	for i := range dst {
		dst[i] /= sum
	}
}
