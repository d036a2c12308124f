package nn

import (
	"math"
	"math/rand/v2"
)

// InitOnes sets every weight to 1 and every bias to 0. Neurons of a layer then
// stay equal for ever: it is for sums by hand, not for training.
func (n *Network) InitOnes() {
	for p := range n.parameters().weights() {
		*p = 1
	}
	for p := range n.parameters().biases() {
		*p = 0
	}
}

// InitNormal draws every weight and every bias from the normal distribution
// N(0, sigma).
func (n *Network) InitNormal(rng *rand.Rand, sigma float64) {
	for p := range n.parameters().all() {
		*p = sigma * rng.NormFloat64()
	}
}

// InitFanIn draws the weights of each layer from N(0, 1/√in), where in is the
// number of its inputs, and sets every bias to 0. The weighted sums then start
// with about the spread of the inputs, however many there are (LeCun et al.,
// "Efficient BackProp", 1998; Xavier initialisation is its variant for in and
// out).
func (n *Network) InitFanIn(rng *rand.Rand) {
	for _, l := range n.Layers {
		in, _ := l.W.Dims()
		layer := parameterList{l.Parameters}
		for p := range layer.weights() {
			*p = rng.NormFloat64() / math.Sqrt(float64(in))
		}
		for p := range layer.biases() {
			*p = 0
		}
	}
}
