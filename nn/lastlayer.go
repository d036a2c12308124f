package nn

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

// The loss and the last layer belong together: what cross-entropy loses in one,
// ln ŷ of a ŷ that has been rounded to 0 or 1, the weighted sums z still have.

// ofLastLayer returns the loss of one sample from the weighted sums z and the
// activations ŷ = f(z) of the last layer. Unlike [Loss.Value] it is exact for
// every finite z.
func (l Loss) ofLastLayer(f Activation, z, yhat, y []float64) float64 {
	if l == MSE {
		return meanSquaredError(yhat, y)
	}
	if f == Sigmoid {
		// 1 − f(z) is f(−z).
		return y[0]*minusLogSigmoid(z[0]) + (1-y[0])*minusLogSigmoid(-z[0])
	}
	// −Σ y ln ŷ, where ln ŷᵢ = zᵢ − z_top + ln ŷ_top, and ŷ_top is far from 0.
	top := floats.MaxIdx(z)
	logTop := math.Log(yhat[top])
	sum := 0.0
	for i, v := range y {
		if v != 0 {
			sum -= v * (z[i] - z[top] + logTop)
		}
	}
	return sum
}

// minusLogSigmoid returns −ln f(z) = ln(1 + e^−z) of the sigmoid f.
func minusLogSigmoid(z float64) float64 {
	return math.Max(-z, 0) + math.Log1p(math.Exp(-math.Abs(z)))
}

// outputErrorSignal stores the error signal δ = ∂L/∂z of the last layer in dst,
// given its activations ŷ = f(z).
func (l Loss) outputErrorSignal(dst []float64, f Activation, yhat, y []float64) {
	if l == CrossEntropy {
		// −y/ŷ through the derivative of the sigmoid or of softmax is ŷ − y,
		// where a ŷ near 0 costs no digits.
		floats.SubTo(dst, yhat, y)
		return
	}
	k := float64(len(y))
	for i, v := range y {
		dst[i] = 2 * (yhat[i] - v) / k // ∂L/∂ŷ of the mean squared error
	}
	f.scaleBySlope(dst, yhat)
}
