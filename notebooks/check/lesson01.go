package check

import (
	"fmt"

	"fromscratch/nn"
)

var lesson01 = lesson{1, "One neuron", []*exercise{exDecide, exNeuronByHand, exBiasFor, exVeto}}

var exDecide = &exercise{
	name:  "Decide",
	title: "Finish a neuron",
	todo:  "Let `decide` add up what comes in and return 1 or 0.",
	hints: []string{
		"Two steps: first the weighted sum $z$ of the inputs, bias included, then 1 if $z \\ge 0$ and 0 otherwise.",
		"Start with `z := b`. A loop over the inputs then adds `w[i] * x[i]` to it.",
		"The last step is `if z >= 0 { return 1 }` and, below it, `return 0`. The lesson's `weightedSum` and `step` do the two halves.",
	},
	right: "A sum and a threshold: that is a whole neuron, for any number of inputs.",
}

type neuronInput struct {
	w, x []float64
	b    float64
}

// Decide checks exercise 1.1: a neuron with a step as activation, 1 for a
// weighted sum w·x + b of at least 0 and otherwise 0.
func Decide(f func(w, x []float64, b float64) float64) {
	type in = neuronInput
	sum := func(n in) float64 {
		z := n.b
		for i, w := range n.w {
			z += w * n.x[i]
		}
		return z
	}
	step := func(z float64) []float64 {
		if z >= 0 {
			return []float64{1}
		}
		return []float64{0}
	}
	answer(exDecide, suite[in]{
		inputs: func() []in {
			return []in{
				{[]float64{0, 1}, []float64{2, 3}, 4},
				{[]float64{1, 1}, []float64{1, 0}, -1.5},
				{[]float64{1, 1}, []float64{1, 1}, -1.5},
				{[]float64{2, -3}, []float64{1, 2}, 1},
				{[]float64{2, -3}, []float64{1, -2}, -1},
				{[]float64{1, -1}, []float64{2, 2}, 0},
				{[]float64{-2}, []float64{3}, 5},
				{[]float64{0.5, 0.25, -1}, []float64{2, 4, 1}, -1},
				{[]float64{1, 1, 1, 1}, []float64{1, 1, 1, 1}, -3.5},
				{nil, nil, -1},
			}
		},
		call: func(n in) string { return call("decide", n.w, n.x, n.b) },
		want: func(n in) []float64 { return step(sum(n)) },
		mistakes: []mistake[in]{
			{func(n in) []float64 { return step(sum(n) - n.b) },
				"The bias plays no part in your answer. It belongs to the sum: $z = w_1 x_1 + w_2 x_2 + \\dots + b$."},
			{func(n in) []float64 { return []float64{sum(n)} },
				"That is the weighted sum $z$, and it is right. What is missing is the step: 1 if $z \\ge 0$, otherwise 0."},
			{func(n in) []float64 {
				if sum(n) == 0 {
					return []float64{0}
				}
				return step(sum(n))
			}, "Only a sum of exactly 0 goes wrong. The step is 1 there already: `z >= 0` instead of `z > 0`."},
			{func(n in) []float64 { return step(sum(n) + n.b*float64(len(n.x)-1)) },
				"The bias seems to be added once for every input. It comes in once for the whole neuron: take it out of the loop."},
			{func(n in) []float64 { return []float64{1 - step(sum(n))[0]} },
				"Yes and no are swapped: 1 belongs to the sums from 0 upwards."},
			{func(n in) []float64 {
				z := n.b
				for _, x := range n.x {
					z += x
				}
				return step(z)
			}, "The weights play no part in your answer. Each input is first multiplied by its weight: `w[i] * x[i]`."},
		},
	}, func(n in) []float64 { return []float64{f(n.w, n.x, n.b)} })
}

var exNeuronByHand = &exercise{
	name:  "NeuronByHand",
	title: "A sum by hand",
	todo:  "Put the number that you worked out in the place of `check.TODO()`.",
	hints: []string{
		"Multiply each input by its own weight, then add the two products and the bias.",
		"The products are $2 \\cdot 4 = 8$ and $(-3) \\cdot (-1) = 3$.",
		"What is left is $8 + 3 - 5$.",
	},
	right: "Two negative numbers make a positive contribution: an input below 0 can speak for *yes* if its weight is negative.",
}

// NeuronByHand checks exercise 1.2: the weighted sum for w = (2, −3), b = −5
// and x = (4, −1).
func NeuronByHand[N Number](z N) {
	byHand(exNeuronByHand, 0, []handed{hand(z)}, []float64{2*4 + -3*-1 - 5},
		slip("The bias is missing: −5 has to be added to the two products.", 11),
		slip("Look at the second product again: minus three times minus one is *plus* three.", 0),
		slip("The bias is negative: adding −5 makes the sum smaller.", 16),
		slip("That is what the inputs and the weights give when the second product is taken as −3 and the bias as +5. Both signs are the other way round.", 10),
	)
}

var exBiasFor = &exercise{
	name:  "BiasFor",
	title: "Where it changes its mind",
	todo:  "Let `biasFor` return the bias that makes the weighted sum 0 at the given input.",
	hints: []string{
		"The neuron changes its mind where $z = 0$. Write down $z$ for a neuron with one input.",
		"Solve $w \\cdot x + b = 0$ for $b$.",
		"From $wx + b = 0$ follows $b = -wx$, and $x$ is called `at` here.",
	},
	right: "So the bias alone does not say where a neuron changes its mind; the point is $-b/w$, and a large weight needs a large bias.",
}

// BiasFor checks exercise 1.3: the bias with which a neuron with one input and
// the weight w changes its mind at the input at.
func BiasFor(f func(w, at float64) float64) {
	type in = [2]float64
	answer(exBiasFor, suite[in]{
		inputs: func() []in {
			return []in{{1, 4}, {2, 3}, {-1, 2}, {0.5, -6}, {5, 0}, {-4, -0.25}, {100, 7}}
		},
		call: func(p in) string { return call("biasFor", p[0], p[1]) },
		want: func(p in) []float64 { return []float64{-p[0] * p[1]} },
		mistakes: []mistake[in]{
			{func(p in) []float64 { return []float64{p[0] * p[1]} },
				"The size is right, the sign is not: the bias has to cancel what comes in through the input, $wx + b = 0$."},
			{func(p in) []float64 { return []float64{-p[1]} },
				"That is right for the weight 1 only. With the weight $w$ the input arrives as $w \\cdot x$."},
			{func(p in) []float64 { return []float64{p[1]} },
				"The weight plays no part in your answer. Write down $wx + b = 0$ and solve it for $b$."},
			{func(p in) []float64 { return []float64{-p[1] / p[0]} },
				"The lesson says $x = -b/w$. Solve that for $b$: both sides times $w$, not divided by it."},
			{func(p in) []float64 { return []float64{p[1] / p[0]} },
				"The lesson says $x = -b/w$. Solve that for $b$: both sides times $w$, not divided by it."},
		},
	}, func(p in) []float64 { return []float64{f(p[0], p[1])} })
}

var exVeto = &exercise{
	name:  "Veto",
	title: "A neuron with a veto",
	todo:  "Choose three weights and a bias for the neuron.",
	hints: []string{
		"Leave the third input out for a moment: the lesson has the weights and the bias of an OR of two inputs.",
		"The third input must be able to outvote the other two together. So its weight is negative, and larger than both of theirs taken together.",
		"With the weights 1 and 1 for the first two and the bias −0.5, the third weight has to bring $1 + 1 - 0.5$ below 0.",
	},
	right: "A negative weight can hold back, and if it is large enough, it can forbid. There are endless other choices that do the same.",
}

// Veto checks exercise 1.4: a neuron with three inputs of 0 or 1 that says yes
// when the first or the second does, and the third does not.
func Veto(n nn.Neuron) {
	type in = [3]float64
	yes := func(is bool) []float64 {
		if is {
			return []float64{1}
		}
		return []float64{0}
	}
	current.answer(exVeto, func(t *trial) verdict {
		if len(n.W) != 3 {
			return verdict{
				want: "3 weights, one for each input",
				got:  fmt.Sprintf("%d", len(n.W)),
				hint: "The neuron has three inputs, so `W` holds three numbers.",
			}
		}
		if n.W[0] == 0 && n.W[1] == 0 && n.W[2] == 0 && n.B == 0 {
			return verdict{outcome: untouched}
		}
		return compare(t, suite[in]{
			inputs: func() (all []in) {
				for i := range 8 {
					all = append(all, in{float64(i / 4), float64(i / 2 % 2), float64(i % 2)})
				}
				return all
			},
			call: func(x in) string { return fmt.Sprintf("x = (%v, %v, %v)", x[0], x[1], x[2]) },
			want: func(x in) []float64 { return yes(x[0]+x[1] > 0 && x[2] == 0) },
			format: func(v []float64) string {
				if v[0] == 1 {
					return "yes, a sum of 0 or more"
				}
				return "no, a sum below 0"
			},
			mistakes: []mistake[in]{
				{func(x in) []float64 { return yes(x[0]+x[1] > 0) },
					"That is an OR of the first two inputs, and a good start. The third one is not heard yet, or its weight is too small to hold the others back."},
				{func(x in) []float64 { return yes(x[0]+x[1]-x[2] > 0) },
					"Nearly: the third input wins against one of the others, but not against both. Its weight must be larger than theirs together."},
				{func(x in) []float64 { return yes(x[0]+x[1] == 2 && x[2] == 0) },
					"Your neuron wants *both* of the first inputs. One of them is enough: lower the bar, that is, raise the bias."},
				{func(x in) []float64 { return yes(x[2] == 0) },
					"Your neuron says yes to (0, 0, 0), where nobody asked for anything. The bias has to be below 0."},
				{func(in) []float64 { return yes(true) },
					"This neuron always says yes. It needs a bias below 0, so that nothing coming in means no."},
				{func(in) []float64 { return yes(false) },
					"This neuron always says no: the bias is so low that no input can lift the sum to 0."},
				{func(x in) []float64 { return yes(x[0]+x[1]+x[2] > 0) },
					"That is an OR of all three. The third input should speak *against*: what sign does its weight need?"},
				{func(x in) []float64 { return yes(x[0]+x[1] == 0 || x[2] == 1) },
					"Every answer is turned round. Change the sign of all weights and of the bias."},
			},
		}, func(x in) []float64 { return yes(n.WeightedSum(x[:]) >= 0) })
	})
}
