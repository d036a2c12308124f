package check

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

var lesson05 = lesson{5, "The loss", []*exercise{exMeanSquaredError, exBestConstant, exSlopeOf, exBeatLoss}}

var exMeanSquaredError = &exercise{
	name:  "MeanSquaredError",
	title: "A loss for several outputs",
	todo:  "Let `lossOf` return the mean squared error over all samples and all their outputs.",
	hints: []string{
		"For each number that was predicted: the difference from its target, squared. Then the mean of all these squares.",
		"Two loops, one inside the other: over the samples `i`, and over the outputs `j` of a sample. Add up the squares of `y[i][j] - yhat[i][j]`, and count them along the way.",
		"At the end `return sum / count`, where `count` is the number of squares, that is, samples times outputs.",
	},
	right: "One number again, however many samples and outputs there are.",
}

type predicted struct{ y, yhat [][]float64 }

// MeanSquaredError checks exercise 5.1: the mean of (y − ŷ)² over samples, a row
// each, and outputs.
func MeanSquaredError(f func(y, yhat [][]float64) float64) {
	type in = predicted
	outputs := func(p in) float64 { return float64(len(p.y[0])) }
	// mean returns the mean of g over all differences.
	mean := func(g func(d float64) float64) func(in) float64 {
		return func(p in) float64 {
			sum := 0.0
			for i, y := range p.y {
				for j := range y {
					sum += g(y[j] - p.yhat[i][j])
				}
			}
			return sum / (float64(len(p.y)) * outputs(p))
		}
	}
	square := func(d float64) float64 { return d * d }
	mse := mean(square)
	answer(exMeanSquaredError, suite[in]{
		inputs: func() []in {
			return []in{
				{[][]float64{{1}, {0}, {0}, {1}}, [][]float64{{0}, {0}, {0}, {0}}},
				{[][]float64{{1, 0}, {0, 1}}, [][]float64{{1, 0}, {0, 1}}},
				{[][]float64{{1, 0, 0}, {0, 0, 1}}, [][]float64{{0.5, 0.25, 0.25}, {0, 0.5, 0.5}}},
				{[][]float64{{3, -1}, {0, 2}, {5, 5}}, [][]float64{{1, 1}, {4, 2}, {6, 4}}},
				{[][]float64{{-2}}, [][]float64{{3}}},
				{[][]float64{{0.5, 1.5, -1, 2}}, [][]float64{{1, 1, 1, 1}}},
			}
		},
		call: func(p in) string { return call("lossOf", p.y, p.yhat) },
		want: one(mse),
		mistakes: []mistake[in]{
			{one(func(p in) float64 { return mse(p) * outputs(p) }),
				"You divide by the number of samples. With several outputs the mean goes over them too: divide by samples *times* outputs."},
			{one(func(p in) float64 { return mse(p) * float64(len(p.y)) }),
				"You divide by the number of outputs. The mean goes over the samples too: divide by samples *times* outputs."},
			{one(func(p in) float64 { return mse(p) * float64(len(p.y)) * outputs(p) }),
				"That is the *sum* of the squares. For the mean, divide it by their number, so that a large data set is not punished for being large."},
			{one(func(p in) float64 { return mse(p) / 2 }),
				"There is a factor of ½ in your answer. Some books put it there to make the derivative shorter; this course does not."},
			{one(mean(math.Abs)),
				"That is the mean of the absolute differences. It is a loss as well, but another one: here each difference is squared."},
			{one(mean(func(d float64) float64 { return d })), notSquaredHint},
			{one(mean(func(d float64) float64 { return -d })), notSquaredHint},
			{one(func(p in) float64 { return math.Sqrt(mse(p)) }),
				"That is the root of the mean squared error. It is a fine number to report, but the loss is taken without the root."},
			{one(func(p in) float64 {
				first := in{nil, nil}
				for i := range p.y {
					first.y, first.yhat = append(first.y, p.y[i][:1]), append(first.yhat, p.yhat[i][:1])
				}
				return mse(first)
			}), "Only the first output of each sample counts in your answer. A second loop, inside the first, goes over all of them."},
			{one(func(p in) float64 { return mse(in{p.y[:1], p.yhat[:1]}) }),
				"Only the first sample counts in your answer. Does the `return` stand inside the loop?"},
		},
	}, one(func(p in) float64 { return f(p.y, p.yhat) }))
}

const notSquaredHint = "The differences are not squared, so those above and those below cancel each other. Square each before adding it up."

var exBestConstant = &exercise{
	name:  "BestConstant",
	title: "Predict, then measure: the best single answer",
	todo:  "Write down the answer that the lazy model should give, and its loss.",
	hints: []string{
		"Write the loss of an answer $c$ to all four: $L(c) = \\frac{1}{4}\\left((1 - c)^2 + 3c^2\\right)$. Where is it smallest?",
		"At the smallest loss the slope is 0: $L'(c) = \\frac{1}{4}\\left(-2(1 - c) + 6c\\right) = 0$.",
		"$8c = 2$, so $c = \\frac14$, the mean of the targets. Put it into $L(c)$.",
	},
	right: "The best constant is the mean of the targets. A trained network that does not get below this loss has learned nothing from its inputs: this is the bar to clear.",
}

// BestConstant checks exercise 5.2: the constant prediction with the smallest
// MSE for the targets 1, 0, 0, 0, and that MSE.
func BestConstant[A, B Number](answer A, loss B) {
	lossOf := func(c float64) float64 { return ((1-c)*(1-c) + 3*c*c) / 4 }
	byHand(exBestConstant, 1e-6, []handed{hand(answer), hand(loss)}, []float64{0.25, lossOf(0.25)},
		slip("0 is the most frequent target, and a good guess if only hits counted. The squared error is smaller for something between 0 and 1.", 0, float64(loss)),
		slip("0.5 lies halfway between the two kinds of targets. But there are three zeros and only one 1: where does that pull the best answer?", 0.5, float64(loss)),
		slip("1/3 compares the one with the three zeros. Compare it with all four.", 1.0/3, float64(loss)),
		slip("The answer is right. Its loss is the *mean*: divide the sum of the four squares by 4.", 0.25, 4*lossOf(0.25)),
		slip("The answer is right. Now put it into the loss: one square of $1 - c$, three squares of $c$, and the mean of the four.", 0.25, float64(loss)),
	)
}

var exSlopeOf = &exercise{
	name:  "SlopeOf",
	title: "Measure the slope of a loss",
	todo:  "Let `slopeOf` measure how steep the curve `loss` is at `w`.",
	hints: []string{
		"Lesson 2 measured the slope of the sigmoid with a central difference; the same works for any curve.",
		"Evaluate the curve a little to the right and a little to the left of `w`, with `h := 1e-5`, and divide the difference by the distance between the two points.",
		"`return (loss(w+h) - loss(w-h)) / (2 * h)`.",
	},
	right: "You can now measure the slope of *any* loss by *any* weight, without knowing a formula for it. It takes two evaluations for each weight; backpropagation will get them all for the price of about two.",
}

type curve struct {
	name  string
	loss  func(w float64) float64
	at    float64
	slope float64
}

// SlopeOf checks exercise 5.3: the slope of loss at w, to about four decimals.
func SlopeOf(f func(loss func(w float64) float64, w float64) float64) {
	type in = curve
	slope := func(c in) float64 { return c.slope }
	square := func(w float64) float64 { return w * w }
	away := func(w float64) float64 { return (w - 3) * (w - 3) }
	answer(exSlopeOf, suite[in]{
		inputs: func() []in {
			return []in{
				{"w²", square, 3, 6},
				{"w²", square, -1, -2},
				{"(w − 3)²", away, 3, 0},
				{"(w − 3)²", away, 0, -6},
				{"e^w", math.Exp, 1, math.E},
				{"sin w", math.Sin, 2, math.Cos(2)},
				{"w³", func(w float64) float64 { return w * w * w }, 2, 12},
				{"5", func(float64) float64 { return 5 }, 1, 0},
			}
		},
		call:   func(c in) string { return fmt.Sprintf("slopeOf(loss, %v) with the loss %s", c.at, c.name) },
		want:   one(slope),
		within: 1e-3,
		mistakes: []mistake[in]{
			{one(func(c in) float64 { return 2 * slope(c) }),
				"Every answer is twice the slope. The two points are $2h$ apart, not $h$."},
			{one(func(c in) float64 { return slope(c) / 2 }),
				"Every answer is half the slope. Are the two points really $2h$ apart, at `w+h` and `w-h`?"},
			{one(func(c in) float64 { return -slope(c) }),
				"The size is right, the sign is not: it is the value on the *right* minus the value on the left."},
			{one(func(c in) float64 { return 0 }),
				"The difference of two values close together is nearly 0. Divide it by the distance of the two points to get the slope."},
			{one(func(c in) float64 { return c.loss(c.at) }),
				"That is the value of the curve at `w`, not its slope. The slope takes two values."},
		},
	}, one(func(c in) float64 { return f(c.loss, c.at) }))
}

var exBeatLoss = &exercise{
	name:  "BeatLoss",
	title: "Beat this loss",
	todo:  "Choose two weights and a bias, by thinking or by trying.",
	hints: []string{
		"The four people are scaled: negative numbers mean lighter and smaller than average. The answer for women is to be 1, for men 0. Which sign should the weights have?",
		"With the right signs, make the neuron more sure of itself. Who of the four is closest to the middle? The loss comes mainly from there.",
		"Alice's $x = (-2, -1)$ is the closest. With the weights $(-1, -1)$ her sum is 3 and her answer 0.953; larger negative weights bring it closer to 1.",
	},
	right: "You have trained a neuron, by hand. Lesson 7 leaves this work to the slopes.",
}

// beatLoss is the loss to get below in exercise 5.4.
const beatLoss = 0.001

// BeatLoss checks exercise 5.4: a neuron with the sigmoid whose MSE on the four
// people, with 135 and 66 taken off, is below 0.001.
func BeatLoss(n nn.Neuron) {
	current.answer(exBeatLoss, func(t *trial) verdict {
		if len(n.W) != 2 {
			return verdict{want: "2 weights, for weight and height", got: fmt.Sprint(len(n.W)), hint: "The neuron has two inputs, so `W` holds two numbers."}
		}
		if n.W[0] == 0 && n.W[1] == 0 && n.B == 0 || isTODO(n.W[0]+n.W[1]+n.B) {
			return verdict{outcome: untouched}
		}
		people := data.People()
		X := data.Offsets(135, 66).ApplyAll(people.X)
		yhat := make([]float64, people.Len())
		var answers []string
		heard := 0.0 // the most that the inputs add to the bias
		t.run("", func() {
			for i, name := range people.Names {
				yhat[i] = n.Output(X.RawRowView(i))
				heard = max(heard, math.Abs(n.WeightedSum(X.RawRowView(i))-n.B))
				answers = append(answers, fmt.Sprintf("%s %.3f", name, yhat[i]))
			}
		})
		loss := nn.MSE.Mean(mat.NewDense(len(yhat), 1, yhat), people.Y)
		if loss < beatLoss {
			return verdict{outcome: right}
		}
		v := verdict{
			want: fmt.Sprintf("a loss below %v", beatLoss),
			got:  fmt.Sprintf("%.4f, from the answers %s; the targets are 1, 0, 0, 1", loss, strings.Join(answers, ", ")),
		}
		wrongSide := 0
		for i, y := range yhat {
			if (y > 0.5) != (people.Y.At(i, 0) > 0.5) {
				wrongSide++
			}
		}
		switch {
		case n.Activation != nn.Sigmoid:
			v.hint = "The neuron has lost its sigmoid, so its answers have no limits. Leave `Activation: nn.Sigmoid` as it was."
		case math.IsNaN(loss):
			v.hint = "One of the numbers is not a number. Weights and bias have to be finite."
		case wrongSide == 4:
			v.hint = "Everybody is on the wrong side: it is just the opposite of what it should be. Change the sign of both weights."
		case math.Abs(n.B) > heard:
			v.hint = "The bias drowns what the inputs say, so all four get much the same answer. Make it smaller, or the weights larger."
		case wrongSide > 0:
			v.hint = "Not everybody is on the right side of 0.5 yet. Women here have negative inputs and the target 1: which sign must a weight have, so that a negative input speaks for 1?"
		default:
			v.hint = "Everybody is on the right side, well done. Now the neuron should be more sure of itself: whose answer is farthest from its target? Larger weights make the sigmoid steeper."
		}
		return v
	})
}
