package check

import "fromscratch/nn"

func decideWith(z func(w, x []float64, b float64) float64) func() {
	return func() {
		Decide(func(w, x []float64, b float64) float64 {
			if z(w, x, b) >= 0 {
				return 1
			}
			return 0
		})
	}
}

func weighted(w, x []float64, b float64) float64 {
	z := b
	for i := range x {
		z += w[i] * x[i]
	}
	return z
}

func vetoWith(b float64, w ...float64) func() {
	return func() { Veto(nn.Neuron{W: w, B: b}) }
}

var tests01 = []answers{
	{
		exDecide,
		func() { Decide(func(w, x []float64, b float64) float64 { return TODO() }) },
		decideWith(weighted),
		[]wrongAnswer{
			{"no bias", "The bias plays no part", decideWith(func(w, x []float64, b float64) float64 { return weighted(w, x, 0) })},
			{"no step", "What is missing is the step", func() { Decide(weighted) }},
			{"> for >=", "exactly 0", func() {
				Decide(func(w, x []float64, b float64) float64 {
					if weighted(w, x, b) > 0 {
						return 1
					}
					return 0
				})
			}},
			{"bias in the loop", "out of the loop", decideWith(func(w, x []float64, b float64) float64 {
				z := 0.0
				for i := range x {
					z += w[i]*x[i] + b
				}
				return z
			})},
			{"swapped", "swapped", func() {
				Decide(func(w, x []float64, b float64) float64 {
					if weighted(w, x, b) >= 0 {
						return 0
					}
					return 1
				})
			}},
			{"no weights", "The weights play no part", decideWith(func(w, x []float64, b float64) float64 {
				for _, v := range x {
					b += v
				}
				return b
			})},
			{"two inputs only", "a place that the slice does not have", decideWith(func(w, x []float64, b float64) float64 {
				return w[0]*x[0] + w[1]*x[1] + b
			})},
			{"always 1", "Two steps", func() { Decide(func(w, x []float64, b float64) float64 { return 1 }) }},
		},
	},
	{
		exNeuronByHand,
		func() { NeuronByHand(TODO()) },
		func() { NeuronByHand(6) },
		[]wrongAnswer{
			{"no bias", "The bias is missing", func() { NeuronByHand(11) }},
			{"minus times minus", "is *plus* three", func() { NeuronByHand(0) }},
			{"bias added", "The bias is negative", func() { NeuronByHand(16) }},
			{"two signs", "Both signs", func() { NeuronByHand(10) }},
			{"anything", "Multiply each input", func() { NeuronByHand(123) }},
			{"the negative", "sign is the wrong way round", func() { NeuronByHand(-6) }},
		},
	},
	{
		exBiasFor,
		func() { BiasFor(func(w, at float64) float64 { return TODO() }) },
		func() { BiasFor(func(w, at float64) float64 { return -w * at }) },
		[]wrongAnswer{
			{"sign", "the sign is not", func() { BiasFor(func(w, at float64) float64 { return w * at }) }},
			{"no weight", "for the weight 1 only", func() { BiasFor(func(w, at float64) float64 { return -at }) }},
			{"no weight, sign", "The weight plays no part", func() { BiasFor(func(w, at float64) float64 { return at }) }},
			{"divided", "not divided", func() { BiasFor(func(w, at float64) float64 { return -at / w }) }},
			{"divided, sign", "not divided", func() { BiasFor(func(w, at float64) float64 { return at / w }) }},
			{"0 divided", "infinite", func() { BiasFor(func(w, at float64) float64 { return -w * at / zero }) }},
		},
	},
	{
		exVeto,
		vetoWith(0, 0, 0, 0),
		vetoWith(-0.5, 1, 1, -2),
		[]wrongAnswer{
			{"OR", "an OR of the first two", vetoWith(-0.5, 1, 1, 0)},
			{"weak veto", "but not against both", vetoWith(-0.5, 1, 1, -1)},
			{"AND", "wants *both*", vetoWith(-1.5, 1, 1, -2)},
			{"no bias", "(0, 0, 0)", vetoWith(0, 1, 1, -3)},
			{"always yes", "always says yes", vetoWith(9, 1, 1, 1)},
			{"always no", "always says no", vetoWith(-9, 1, 1, 1)},
			{"OR of three", "speak *against*", vetoWith(-0.5, 1, 1, 1)},
			{"turned round", "turned round", vetoWith(0.5, -1, -1, 2)},
			{"two weights", "three inputs", vetoWith(-0.5, 1, 1)},
			{"one counts more", "Leave the third", vetoWith(-1.5, 2, 1, -4)},
		},
	},
}

// zero is 0 at run time only, so that dividing by it compiles.
var zero float64
