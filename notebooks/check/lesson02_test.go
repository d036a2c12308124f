package check

import (
	"math"

	"fromscratch/nn"
)

func onZ(check func(func(z float64) float64), f func(z float64) float64) func() {
	return func() { check(f) }
}

var tests02 = []answers{
	{
		exSigmoid,
		onZ(Sigmoid, func(z float64) float64 { return TODO() }),
		onZ(Sigmoid, func(z float64) float64 { return 1 / (1 + math.Exp(-z)) }),
		[]wrongAnswer{
			{"no minus", "minus sign in the exponent", onZ(Sigmoid, func(z float64) float64 { return 1 / (1 + math.Exp(z)) })},
			{"minus above", "upper half of the fraction is 1", onZ(Sigmoid, func(z float64) float64 { return math.Exp(-z) / (1 + math.Exp(-z)) })},
			{"no brackets", "Brackets", onZ(Sigmoid, func(z float64) float64 { one := 1.0; return one/1 + math.Exp(-z) })},
			{"1 − e", "There is a plus", onZ(Sigmoid, func(z float64) float64 { return 1 / (1 - math.Exp(-z)) })},
			{"overflow", "`NaN`", onZ(Sigmoid, func(z float64) float64 { return math.Exp(z) / (1 + math.Exp(z)) })},
			{"tanh", "That is tanh", onZ(Sigmoid, math.Tanh)},
			{"identity", "The formula is", onZ(Sigmoid, func(z float64) float64 { return z })},
			{"twice as much", "Every answer is 2 times", onZ(Sigmoid, func(z float64) float64 { return 2 * nn.Sigmoid.Value(z) })},
			{"shifted", "off by the same amount, -0.5", onZ(Sigmoid, func(z float64) float64 { return nn.Sigmoid.Value(z) - 0.5 })},
			{"half done", "`check.TODO()` is still", onZ(Sigmoid, func(z float64) float64 {
				if z >= 0 {
					return nn.Sigmoid.Value(z)
				}
				return TODO()
			})},
			{"always NaN", "not a number", onZ(Sigmoid, func(z float64) float64 { return math.NaN() })},
		},
	},
	{
		exSigmoidSlope,
		onZ(SigmoidSlope, func(z float64) float64 { return z * (1 - z) }),
		onZ(SigmoidSlope, func(z float64) float64 { f := nn.Sigmoid.Value(z); return f * (1 - f) }),
		[]wrongAnswer{
			{"the sigmoid", "the sigmoid itself", onZ(SigmoidSlope, nn.Sigmoid.Value)},
			{"1 − f", "first one, $f(z)$, is missing", onZ(SigmoidSlope, func(z float64) float64 { return 1 - nn.Sigmoid.Value(z) })},
			{"plus", "a minus in the bracket", onZ(SigmoidSlope, func(z float64) float64 { f := nn.Sigmoid.Value(z); return f * (1 + f) })},
			{"z(1 − f)", "One of the two places", onZ(SigmoidSlope, func(z float64) float64 { return z * (1 - nn.Sigmoid.Value(z)) })},
			{"f(1 − z)", "One of the two places", onZ(SigmoidSlope, func(z float64) float64 { return nn.Sigmoid.Value(z) * (1 - z) })},
			{"twice", "applied twice", onZ(SigmoidSlope, func(z float64) float64 { f := nn.Sigmoid.Value(nn.Sigmoid.Value(z)); return f * (1 - f) })},
			{"overflow", "the exponential overflows", onZ(SigmoidSlope, func(z float64) float64 { e := math.Exp(-z); return e / math.Pow(1+e, 2) })},
			{"overflow, multiplied", "the exponential overflows", onZ(SigmoidSlope, func(z float64) float64 { e := math.Exp(-z); return e / ((1 + e) * (1 + e)) })},
		},
	},
	{
		exSteepestPoint,
		func() { SteepestPoint(TODO(), TODO()) },
		func() { SteepestPoint(2, 1.25) },
		[]wrongAnswer{
			{"no chain rule", "five times as much", func() { SteepestPoint(2, 0.25) }},
			{"inner slope only", "the chain rule multiplies", func() { SteepestPoint(2, 5) }},
			{"the value", "*value*", func() { SteepestPoint(2, 0.5) }},
			{"at the bias", "the size of the bias", func() { SteepestPoint(10, 1.25) }},
			{"sign of the place", "Mind the sign", func() { SteepestPoint(-2, 1.25) }},
			{"at 0", "plain sigmoid", func() { SteepestPoint(0, 0.25) }},
			{"only the place wrong", "For the place", func() { SteepestPoint(3, 1.25) }},
			{"only the slope wrong", "multiply the slope", func() { SteepestPoint(2, 7) }},
			{"both", "steepest where its argument is 0", func() { SteepestPoint(3, 7) }},
		},
	},
	{
		exTanh,
		onZ(Tanh, func(z float64) float64 { return TODO() }),
		onZ(Tanh, func(z float64) float64 { return 2*nn.Sigmoid.Value(2*z) - 1 }),
		[]wrongAnswer{
			{"too flat", "too flat", onZ(Tanh, func(z float64) float64 { return 2*nn.Sigmoid.Value(z) - 1 })},
			{"steep", "Now the range", onZ(Tanh, func(z float64) float64 { return nn.Sigmoid.Value(2 * z) })},
			{"no shift", "from 0 to 2", onZ(Tanh, func(z float64) float64 { return 2 * nn.Sigmoid.Value(2*z) })},
			{"no stretch", "from −1 to 0", onZ(Tanh, func(z float64) float64 { return nn.Sigmoid.Value(2*z) - 1 })},
			{"halved", "Halving", onZ(Tanh, func(z float64) float64 { return 2*nn.Sigmoid.Value(z/2) - 1 })},
			{"sigmoid", "as it is", onZ(Tanh, nn.Sigmoid.Value)},
		},
	},
}
