package check

import (
	"math"

	"fromscratch/nn"
)

var lesson02 = lesson{2, "The sigmoid", []*exercise{exSigmoid, exSigmoidSlope, exSteepestPoint, exTanh}}

// sums are weighted sums to try an activation function on.
func sums() []float64 {
	return []float64{0, 1, -1, 2, -2, 0.5, 7, -10, 30, -30, 710, -710, 1000, -1000}
}

// onSums compares a function of one number on sums.
func onSums(e *exercise, name string, f, want func(float64) float64, shipped func(float64) float64, mistakes ...mistake[float64]) {
	s := suite[float64]{
		inputs:   sums,
		call:     func(z float64) string { return call(name, z) },
		want:     one(want),
		mistakes: mistakes,
	}
	if shipped != nil {
		s.shipped = one(shipped)
	}
	answer(e, s, one(f))
}

// one makes a function that gives one number an answer of compare.
func one[In any](f func(In) float64) func(In) []float64 {
	return func(in In) []float64 { return []float64{f(in)} }
}

var exSigmoid = &exercise{
	name:  "Sigmoid",
	title: "Write the sigmoid",
	todo:  "Let `logistic` return the sigmoid of $z$.",
	hints: []string{
		"The formula is $f(z) = \\frac{1}{1 + e^{-z}}$, and $e^{\\dots}$ is `math.Exp(…)` in Go.",
		"Mind the minus sign in the exponent and the brackets around the whole lower half of the fraction.",
		"Write `1 / (1 + math.Exp(-z))`. It stays a number even for $z = -1000$: there the lower half is infinite, and 1 divided by infinity is 0.",
	},
	right: "It even holds at −1000, where $e^{1000}$ is far too large for a computer: 1 divided by infinity is 0, as it should be.",
}

// Sigmoid checks exercise 2.1: the sigmoid of z.
func Sigmoid(f func(z float64) float64) {
	onSums(exSigmoid, "logistic", f, nn.Sigmoid.Value, nil,
		mistake[float64]{one(func(z float64) float64 { return 1 / (1 + math.Exp(z)) }),
			"Your curve falls where it should rise: it is the mirror image. There is a minus sign in the exponent, $e^{-z}$."},
		mistake[float64]{one(func(z float64) float64 { return math.Exp(-z) / (1 + math.Exp(-z)) }),
			"Your curve falls where it should rise: the upper half of the fraction is 1, not $e^{-z}$."},
		mistake[float64]{one(func(z float64) float64 { return 1 + math.Exp(-z) }),
			"Brackets: `1 / 1 + math.Exp(-z)` means $\\frac11 + e^{-z}$. The whole lower half needs a pair of brackets around it."},
		mistake[float64]{one(func(z float64) float64 { return 1 / (1 - math.Exp(-z)) }),
			"There is a plus in the lower half: $1 + e^{-z}$. With a minus it becomes 0 at $z = 0$."},
		mistake[float64]{one(func(z float64) float64 { return math.Exp(z) / (1 + math.Exp(z)) }),
			"On paper your formula is the sigmoid too. But $e^{710}$ is more than a computer can hold, and infinity divided by infinity is `NaN`. Write it with $e^{-z}$, as in the lesson."},
		mistake[float64]{one(math.Tanh),
			"That is tanh, a relative that goes from −1 to 1. The sigmoid goes from 0 to 1."},
	)
}

var exSigmoidSlope = &exercise{
	name:  "SigmoidSlope",
	title: "Find the mistake: the slope",
	todo:  "This is the code as it came, with its mistake. Compare it with the formula in the lesson.",
	hints: []string{
		"The formula is $f'(z) = f(z)\\,(1 - f(z))$. What stands in the code in the places of $f(z)$?",
		"The slope is made from the *output* of the sigmoid, not from $z$. `nn.Sigmoid.Value(z)` gives the output.",
		"Two lines: `f := nn.Sigmoid.Value(z)` and `return f * (1 - f)`.",
	},
	right: "To mix up $z$ and $f(z)$ here is one of the most common mistakes in networks written by hand. A slope of the sigmoid is never above 0.25 and never below 0, which is a quick test.",
}

// SigmoidSlope checks exercise 2.2: the derivative of the sigmoid at z.
func SigmoidSlope(f func(z float64) float64) {
	v := nn.Sigmoid.Value
	onSums(exSigmoidSlope, "sigmoidSlope", f, nn.Sigmoid.Derivative, func(z float64) float64 { return z * (1 - z) },
		mistake[float64]{one(v),
			"That is the sigmoid itself. Its slope is $f(z)\\,(1 - f(z))$."},
		mistake[float64]{one(func(z float64) float64 { return 1 - v(z) }),
			"That is the second factor, $1 - f(z)$. The first one, $f(z)$, is missing."},
		mistake[float64]{one(func(z float64) float64 { return v(z) * (1 + v(z)) }),
			"There is a minus in the bracket: $f(z)\\,(1 - f(z))$."},
		mistake[float64]{one(func(z float64) float64 { return z * (1 - v(z)) }),
			"One of the two places has $f(z)$ now, the other still has $z$."},
		mistake[float64]{one(func(z float64) float64 { return v(z) * (1 - z) }),
			"One of the two places has $f(z)$ now, the other still has $z$."},
		mistake[float64]{one(func(z float64) float64 { return v(v(z)) * (1 - v(v(z))) }),
			"The sigmoid is applied twice. Apply it to $z$ once, and build the slope from the result."},
		mistake[float64]{one(func(z float64) float64 { e := math.Exp(-z); return e / ((1 + e) * (1 + e)) }),
			"Right on paper; but for very negative $z$ the exponential overflows, and infinity divided by infinity is `NaN`. $f(1 - f)$ stays a number."},
		mistake[float64]{one(func(z float64) float64 { e := math.Exp(-z); return e / math.Pow(1+e, 2) }),
			"Right on paper; but for very negative $z$ the exponential overflows, and infinity divided by infinity is `NaN`. $f(1 - f)$ stays a number."},
	)
}

var exSteepestPoint = &exercise{
	name:  "SteepestPoint",
	title: "Predict, then measure: the steepest point",
	todo:  "Write the two numbers in the place of `check.TODO()`: first where, then how steep.",
	hints: []string{
		"The sigmoid is steepest where its argument is 0, and the argument is $5x - 10$ here.",
		"For the slope by $x$ you need the chain rule: the slope of the sigmoid at 0, times the slope of $5x - 10$.",
		"Where: solve $5x - 10 = 0$. How steep: $0.25 \\cdot 5$.",
	},
	right: "The weight makes the curve steeper by its own size, and $-b/w$ is where that happens.",
}

// SteepestPoint checks exercise 2.3: where a = f(5x − 10) is steepest, and the
// slope da/dx there.
func SteepestPoint[A, B Number](x A, slope B) {
	byHand(exSteepestPoint, 1e-6, []handed{hand(x), hand(slope)}, []float64{2, 1.25},
		slip("The place is right. 0.25 is the slope of the sigmoid by $z$; but when $x$ grows by a little, $z = 5x - 10$ grows by five times as much.", 2, 0.25),
		slip("The place is right. 5 is the slope of $5x - 10$; the chain rule multiplies it by the slope of the sigmoid, which is 0.25 there.", 2, 5),
		slip("The place is right. 0.5 is the *value* of the sigmoid there; you want its slope.", 2, 0.5),
		slip("10 is the size of the bias. The sigmoid is steepest where $5x - 10$ is 0.", 10, float64(slope)),
		slip("Mind the sign: the place is $-b/w$, and $b$ is −10.", -2, float64(slope)),
		slip("$x = 0$ is right for the plain sigmoid. Here the argument is $5x - 10$: where is *that* 0?", 0, float64(slope)),
		slip("The slope is right. For the place, solve $5x - 10 = 0$.", float64(x), 1.25),
		slip("The place is right, the slope is not: multiply the slope of the sigmoid by the weight.", 2, float64(slope)),
	)
}

var exTanh = &exercise{
	name:  "Tanh",
	title: "The tanh is a sigmoid in disguise",
	todo:  "Let `tanhBySigmoid` return tanh $z$, using nothing but `nn.Sigmoid.Value`, a factor and a shift.",
	hints: []string{
		"The sigmoid goes from 0 to 1, tanh from −1 to 1. Which factor and which shift take the one range to the other?",
		"Stretched and shifted to $2f(z) - 1$, the curve has the right range but is too flat: its slope at 0 is $2 \\cdot 0.25 = 0.5$, and that of tanh is 1. What makes a sigmoid steeper?",
		"The weight does, as in the first lesson: take $f(2z)$ in the place of $f(z)$.",
	},
	right: "Therefore tanh and sigmoid can do the same; a network with one can be turned into a network with the other by changing its weights and biases.",
}

// Tanh checks exercise 2.4: tanh z by means of the sigmoid.
func Tanh(f func(z float64) float64) {
	v := nn.Sigmoid.Value
	onSums(exTanh, "tanhBySigmoid", f, math.Tanh, nil,
		mistake[float64]{one(func(z float64) float64 { return 2*v(z) - 1 }),
			"The range is right, −1 to 1, but the curve is too flat: its slope at 0 is 0.5, and tanh has 1. What makes a sigmoid steeper?"},
		mistake[float64]{one(func(z float64) float64 { return v(2 * z) }),
			"The steepness is right. Now the range: $f(2z)$ goes from 0 to 1, tanh goes from −1 to 1."},
		mistake[float64]{one(func(z float64) float64 { return 2 * v(2*z) }),
			"Your curve goes from 0 to 2. Shift it down, so that it goes from −1 to 1."},
		mistake[float64]{one(func(z float64) float64 { return v(2*z) - 1 }),
			"Your curve goes from −1 to 0. It needs to be stretched before it is shifted."},
		mistake[float64]{one(func(z float64) float64 { return 2*v(z/2) - 1 }),
			"Halving $z$ makes the curve flatter; it has to become steeper."},
		mistake[float64]{one(v),
			"That is the sigmoid as it is. Which factor and which shift take the range from 0 to 1 to the range from −1 to 1?"},
	)
}
