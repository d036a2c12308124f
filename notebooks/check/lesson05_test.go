package check

import (
	"math"

	"fromscratch/nn"
)

func mseWith(f func(sum, samples, outputs float64) float64, term func(d float64) float64) func() {
	return func() {
		MeanSquaredError(func(y, yhat [][]float64) float64 {
			sum := 0.0
			for i := range y {
				for j := range y[i] {
					sum += term(y[i][j] - yhat[i][j])
				}
			}
			return f(sum, float64(len(y)), float64(len(y[0])))
		})
	}
}

func square(d float64) float64 { return d * d }

func mean(sum, samples, outputs float64) float64 { return sum / (samples * outputs) }

func slopeWith(f func(left, middle, right, h float64) float64) func() {
	return func() {
		SlopeOf(func(loss func(float64) float64, w float64) float64 {
			const h = 1e-5
			return f(loss(w-h), loss(w), loss(w+h), h)
		})
	}
}

func beatWith(b, w1, w2 float64) func() {
	return func() { BeatLoss(nn.Neuron{W: []float64{w1, w2}, B: b, Activation: nn.Sigmoid}) }
}

var tests05 = []answers{
	{
		exMeanSquaredError,
		func() { MeanSquaredError(func(y, yhat [][]float64) float64 { return TODO() }) },
		mseWith(mean, square),
		[]wrongAnswer{
			{"samples", "number of samples", mseWith(func(sum, n, _ float64) float64 { return sum / n }, square)},
			{"outputs", "number of outputs", mseWith(func(sum, _, k float64) float64 { return sum / k }, square)},
			{"sum", "the *sum* of the squares", mseWith(func(sum, _, _ float64) float64 { return sum }, square)},
			{"half", "a factor of ½", mseWith(func(sum, n, k float64) float64 { return sum / (2 * n * k) }, square)},
			{"absolute", "absolute differences", mseWith(mean, math.Abs)},
			{"not squared", "not squared", mseWith(mean, func(d float64) float64 { return d })},
			{"not squared, sign", "not squared", mseWith(mean, func(d float64) float64 { return -d })},
			{"root", "the root of", mseWith(func(sum, n, k float64) float64 { return math.Sqrt(sum / (n * k)) }, square)},
			{"first output", "Only the first output", func() {
				MeanSquaredError(func(y, yhat [][]float64) float64 {
					sum := 0.0
					for i := range y {
						sum += square(y[i][0] - yhat[i][0])
					}
					return sum / float64(len(y))
				})
			}},
			{"first sample", "Only the first sample", func() {
				MeanSquaredError(func(y, yhat [][]float64) float64 {
					sum := 0.0
					for j := range y[0] {
						sum += square(y[0][j] - yhat[0][j])
					}
					return sum / float64(len(y[0]))
				})
			}},
			{"always 4", "For each number", mseWith(func(sum, _, _ float64) float64 { return sum / 4 }, square)},
			{"indices swapped", "a place that the slice does not have", func() {
				MeanSquaredError(func(y, yhat [][]float64) float64 {
					sum := 0.0
					for i := range y {
						for j := range y[i] {
							sum += y[j][i]
						}
					}
					return sum
				})
			}},
			{"slice", "past its end", func() { MeanSquaredError(func(y, yhat [][]float64) float64 { return y[0][:9][0] }) }},
		},
	},
	{
		exBestConstant,
		func() { BestConstant(TODO(), TODO()) },
		func() { BestConstant(0.25, 0.1875) },
		[]wrongAnswer{
			{"0", "most frequent", func() { BestConstant(0, 0.25) }},
			{"0.5", "halfway", func() { BestConstant(0.5, 0.25) }},
			{"1/3", "with all four", func() { BestConstant(1.0/3, 0.2) }},
			{"sum", "the *mean*", func() { BestConstant(0.25, 0.75) }},
			{"its loss", "Now put it into the loss", func() { BestConstant(0.25, 0) }},
			{"anything", "Where is it smallest", func() { BestConstant(0.7, 3) }},
		},
	},
	{
		exSlopeOf,
		func() { SlopeOf(func(loss func(float64) float64, w float64) float64 { return TODO() }) },
		slopeWith(func(left, _, right, h float64) float64 { return (right - left) / (2 * h) }),
		[]wrongAnswer{
			{"h for 2h", "$2h$ apart, not $h$", slopeWith(func(left, _, right, h float64) float64 { return (right - left) / h })},
			{"2h for h", "really $2h$", slopeWith(func(_, middle, right, h float64) float64 { return (right - middle) / (2 * h) })},
			{"sign", "the sign is not", slopeWith(func(left, _, right, h float64) float64 { return (left - right) / (2 * h) })},
			{"not divided", "Divide it by the distance", slopeWith(func(left, _, right, h float64) float64 { return right - left })},
			{"value", "the value of the curve", slopeWith(func(_, middle, _, _ float64) float64 { return middle })},
			{"coarse", "central difference", func() {
				SlopeOf(func(loss func(float64) float64, w float64) float64 { return loss(w+1) - loss(w) })
			}},
			{"brackets", "central difference", slopeWith(func(left, _, right, h float64) float64 { return right - left/(2*h) })},
			{"h of 0", "not a number", slopeWith(func(left, _, right, h float64) float64 { return (left - left) / zero })},
		},
	},
	{
		exBeatLoss,
		beatWith(0, 0, 0),
		beatWith(0, -2, -1),
		[]wrongAnswer{
			{"opposite", "just the opposite", beatWith(0, 1, 1)},
			{"bias", "The bias drowns", beatWith(50, -0.1, -0.1)},
			{"mixed", "right side of 0.5", beatWith(0, -1, 3)},
			{"timid", "more sure of itself", beatWith(0, -0.2, -0.2)},
			{"no sigmoid", "lost its sigmoid", func() { BeatLoss(nn.Neuron{W: []float64{-1, -1}}) }},
			{"unknown activation", "Package `nn` refused", func() { BeatLoss(nn.Neuron{W: []float64{-1, -1}, Activation: 99}) }},
			{"NaN", "not a number", beatWith(math.NaN(), 1, 1)},
			{"one weight", "two inputs", func() { BeatLoss(nn.Neuron{W: []float64{1}, Activation: nn.Sigmoid}) }},
		},
	},
}
