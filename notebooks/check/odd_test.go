package check

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

// Whatever comes back from the learner's code is answered: nothing in here may
// panic.
func TestOddAnswers(t *testing.T) {
	newCell(t)
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.SmallestNonzeroFloat64, TODO} {
		for _, check := range []func(func(float64) float64){Sigmoid, SigmoidSlope, Tanh, FirstLink} {
			check(func(float64) float64 { return v })
		}
		NeuronByHand(v)
		BestConstant(v, -v)
		LearningRate(v)
		Veto(nn.Neuron{W: []float64{v, 1, v}, B: v})
		BeatLoss(nn.Neuron{W: []float64{v, 1}, B: v, Activation: nn.Sigmoid})
		net := two21()
		net.Set("w1", v)
		XORByHand(net)
		WeightMatrix(mat.NewDense(3, 2, []float64{v, v, v, v, v, v}))
		BeatValidation(func(*data.Set) *nn.Network { return net })
	}
	for _, v := range [][]float64{nil, {}, {0}, {math.NaN(), TODO}, make([]float64, 1000)} {
		for _, check := range []func(func([]float64) []float64){Centre, Standardise, Softmax} {
			check(func([]float64) []float64 { return v })
		}
		OneHot(func(int) []float64 { return v })
		SameScale(func(_, _ []float64) (a, b []float64) { return v, nil })
		OuterProduct(func(_, _ []float64) [][]float64 { return [][]float64{v, nil, v} })
		NumericalGradient(func(func([]float64) float64, []float64) []float64 { return v })
		Veto(nn.Neuron{W: v})
		BeatLoss(nn.Neuron{W: v})
	}
	for _, m := range []*mat.Dense{nil, {}, mat.NewDense(1, 1, nil), mat.NewDense(1, 1, []float64{math.NaN()})} {
		WeightMatrix(m)
		FoldLayers(func(_, _, _, _ *mat.Dense) (W, b *mat.Dense) { return m, m })
		FoldLayers(func(_, _, _, _ *mat.Dense) (W, b *mat.Dense) { return nil, m })
	}
	for _, n := range []int{math.MinInt, -1, 0, math.MaxInt} {
		CountParams(func(...int) int { return n })
		EarlyStopping(func([]float64, int) int { return n })
		ChooseWidth(func([]int, []float64, []float64) int { return n })
	}
	XORByHand(nil)
	XORByHand(new(nn.Network))
	BeatValidation(func(*data.Set) *nn.Network { return new(nn.Network) })
}
