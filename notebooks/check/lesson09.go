package check

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/floats"

	"fromscratch/nn"
)

var lesson09 = lesson{9, "Digits", []*exercise{exOneHot, exSoftmax, exOuterProduct, exRecall}}

var exOneHot = &exercise{
	name:  "OneHot",
	title: "One-hot",
	todo:  "Let `oneHotOf` return ten numbers, with a single 1 at the place of the digit.",
	hints: []string{
		"Ten numbers, one for each digit from 0 to 9. All are 0 but one.",
		"`make([]float64, 10)` gives ten zeros. Places are counted from 0, just as digits are.",
		"`y := make([]float64, 10)`, then `y[digit] = 1`, and return `y`.",
	},
	right: "Ten outputs, each answering one question of yes or no. A single output from 0 to 9 would claim that a 3 is nearly a 4.",
}

// OneHot checks exercise 9.1: ten values, 1 at the place of the digit and
// otherwise 0.
func OneHot(f func(digit int) []float64) {
	hot := func(length, place int) []float64 {
		y := make([]float64, length)
		if place >= 0 && place < length {
			y[place] = 1
		}
		return y
	}
	answer(exOneHot, suite[int]{
		inputs: func() []int { return []int{3, 0, 9, 1, 2, 4, 5, 6, 7, 8} },
		call:   func(d int) string { return call("oneHotOf", d) },
		want:   func(d int) []float64 { return hot(10, d) },
		mistakes: []mistake[int]{
			{func(d int) []float64 { return hot(10, d-1) },
				"The 1 is one place too far to the left. The first place, number 0, belongs to the digit 0."},
			{func(d int) []float64 { return hot(10, (d+9)%10) },
				"The 1 is one place too far to the left. The first place, number 0, belongs to the digit 0."},
			{func(d int) []float64 { return hot(11, d) },
				"There are ten digits, 0 to 9, so ten places are enough."},
			{func(d int) []float64 { return hot(d+1, d) },
				"The length must not depend on the digit: it is 10 for each, one output of the network a digit."},
			{func(d int) []float64 { return floats.ScaleTo(make([]float64, 10), float64(d), hot(10, d)) },
				"The place is right, but what stands there is a 1, *yes*, and not the digit itself."},
			{func(d int) []float64 { return make([]float64, 10) },
				"Ten zeros, a good start. One of them has to become a 1."},
			{func(d int) []float64 { return []float64{float64(d)} },
				"That is the digit as one number. What is asked for is ten numbers, one for each possible digit."},
		},
	}, f)
}

var exSoftmax = &exercise{
	name:  "Softmax",
	title: "Write the softmax",
	todo:  "Let `softmaxOf` return the softmax of the sums, also where they are large.",
	hints: []string{
		"$f(z)_i = e^{z_i} / \\sum_j e^{z_j}$: first all the exponentials and their sum, then each divided by the sum.",
		"For $z = 1000$ the exponential overflows. Taking the same number off *all* of $z$ does not change the result, since it cancels. Which number makes the largest exponent 0?",
		"`largest := slices.Max(z)`, then `math.Exp(v - largest)` for each `v`, and divide each by the sum of these.",
	},
	right: "All positive, 1 in sum, and safe for any size: the largest exponential is $e^0 = 1$ and the others are smaller.",
}

// Softmax checks exercise 9.2: the softmax of one or more finite numbers.
func Softmax(f func(z []float64) []float64) {
	type in = []float64
	softmax := func(z in) in { a := make(in, len(z)); nn.Softmax.Apply(a, z); return a }
	exp := func(z in) in { return each(z, math.Exp) }
	over := func(values in, by float64) in { return each(values, func(v float64) float64 { return v / by }) }
	answer(exSoftmax, suite[in]{
		inputs: func() []in {
			return []in{{1, 2, 3}, {0, 0}, {-1, 0.5, 2, 0.5}, {5}, {-3, -1, -2}, {1000, 1001}, {-1000, -1001, -1003}, {0, 2000}}
		},
		call: func(z in) string { return call("softmaxOf", z) },
		want: softmax,
		mistakes: []mistake[in]{
			{func(z in) in { e := exp(z); return over(e, floats.Sum(e)) },
				"The formula is right, but $e^{1000}$ is more than a computer can hold, and $e^{-1000}$ is 0 to it; infinity or 0 divided by itself is `NaN`. Take the largest of the sums off all of them first."},
			{exp,
				"Those are the exponentials. Divide each by the sum of all, so that together they give 1."},
			{func(z in) in { return over(z, floats.Sum(z)) },
				"You divide the sums themselves. They go through the exponential function first, which also makes them positive."},
			{func(z in) in { return each(z, nn.Sigmoid.Value) },
				"That is the sigmoid of each number by itself. In a softmax each depends on all: together they give 1."},
			{func(z in) in { e := exp(z); return over(e, floats.Max(e)) },
				"You divide by the largest exponential. Divide by the *sum* of all, so that together they give 1."},
			{func(z in) in { m := floats.Max(z); return each(z, func(v float64) float64 { return math.Exp(v - m) }) },
				"Shifted by the largest, well done. Now divide each by the sum of all, so that together they give 1."},
			{func(z in) in { a := make(in, len(z)); a[floats.MaxIdx(z)] = 1; return a },
				"That gives everything to the largest. A softmax is *soft*: the others keep a share as well."},
		},
	}, f)
}

var exOuterProduct = &exercise{
	name:  "OuterProduct",
	title: "The gradient of a weight matrix",
	todo:  "Let `weightGradient` return $\\partial L / \\partial W$ of a layer, a row for each input and a column for each neuron.",
	hints: []string{
		"The weight in row $i$ and column $j$ leads from input $i$ to neuron $j$. What is the slope of the loss by this one weight?",
		"It is the error signal of the neuron times what came in over the weight: $\\partial L / \\partial W_{ij} = a_i\\,\\delta_j$.",
		"For each `i`, append a row of the numbers `input[i] * delta[j]` for all `j`.",
	},
	right: "This is the outer product $a \\otimes \\delta$. The published program that this lesson repairs had a single number in its place, and learned nothing.",
}

type layerInput struct{ input, delta []float64 }

// OuterProduct checks exercise 9.3: the gradient of the weights of a layer,
// in × out, from its input and its error signal.
func OuterProduct(f func(input, delta []float64) [][]float64) {
	type in = layerInput
	outer := func(a, b []float64) [][]float64 {
		m := make([][]float64, len(a))
		for i := range a {
			m[i] = each(b, func(v float64) float64 { return a[i] * v })
		}
		return m
	}
	answer(exOuterProduct, suite[in]{
		inputs: func() []in {
			return []in{
				{[]float64{1, 2, 3}, []float64{0.1, -0.2}},
				{[]float64{2}, []float64{3}},
				{[]float64{0.5, -1}, []float64{2, 4}},
				{[]float64{0, 1, 0.5, 0.25}, []float64{-1, 1, 2}},
				{[]float64{4}, []float64{1, 2, 3}},
			}
		},
		call:   func(l in) string { return call("weightGradient", l.input, l.delta) },
		want:   func(l in) []float64 { return flatRows(outer(l.input, l.delta)) },
		format: sayRows,
		mistakes: []mistake[in]{
			{func(l in) []float64 { return flatRows(outer(l.delta, l.input)) },
				"The numbers are right, the shape is turned. $W$ is in × out here: a *row* for each input, a column for each neuron."},
			{func(l in) []float64 {
				sum := 0.0
				for i := range min(len(l.input), len(l.delta)) {
					sum += l.input[i] * l.delta[i]
				}
				return flatRows([][]float64{{sum}})
			}, "That is a single number, the dot product, the very mistake of the published program. Each weight has a slope of its own: `input[i] * delta[j]` for every pair."},
			{func(l in) []float64 {
				m := outer(l.input, l.delta)
				for i := range m {
					for j := range m[i] {
						if i != j {
							m[i][j] = 0
						}
					}
				}
				return flatRows(m)
			}, "Only the weights from input $i$ to neuron $i$ have a slope in your answer. Every input is connected to every neuron."},
			{func(l in) []float64 {
				m := outer(l.input, l.delta)
				for i := range m {
					m[i] = l.delta
				}
				return flatRows(m)
			}, "The shape is right, and each row holds $\\delta$. What came in over the weight, `input[i]`, is the missing factor."},
		},
	}, func(l in) []float64 { return flatRows(f(l.input, l.delta)) })
}

// flatRows makes an answer for compare of rows: each with its length before it.
func flatRows(rows [][]float64) []float64 {
	var values []float64
	for _, row := range rows {
		values = append(values, float64(len(row)))
		values = append(values, row...)
	}
	return values
}

// sayRows puts rows from flatRows into words.
func sayRows(values []float64) string {
	var rows []string
	for len(values) > 0 && len(rows) < maxItems {
		n := int(values[0])
		row := ""
		if n > 0 {
			row = strings.Trim(list(values[1:n+1], number), "[]")
		}
		rows = append(rows, row)
		values = values[n+1:]
	}
	if len(values) > 0 {
		rows = append(rows, "…")
	}
	if len(rows) == 0 {
		return "nothing"
	}
	return "[" + strings.Join(rows, " | ") + "]"
}

var exRecall = &exercise{
	name:  "Recall",
	title: "How well is a digit known?",
	todo:  "Let `recallOf` return the share of the pictures of a digit that were recognised.",
	hints: []string{
		"In `counts`, row $i$ holds all pictures that *are* the digit $i$, and column $j$ what they were taken for. Which of them were recognised?",
		"`counts[digit][digit]` were recognised, out of the sum of the row `counts[digit]`. Divide as `float64`: whole numbers would be divided without a remainder.",
		"Add up the row in a loop; `if sum == 0 { return 0 }`; `return float64(counts[digit][digit]) / float64(sum)`.",
	},
	right: "The share of its pictures that are found is called the *recall* of a class. Accuracy alone can hide that one digit is hardly ever recognised.",
}

type confusionInput struct {
	counts [][]int
	digit  int
}

// Recall checks exercise 9.4: counts[digit][digit] divided by the sum of row
// digit, 0 if that is 0. True classes are rows.
func Recall(f func(counts [][]int, digit int) float64) {
	type in = confusionInput
	row := func(c in) (sum int) {
		for _, n := range c.counts[c.digit] {
			sum += n
		}
		return sum
	}
	column := func(c in) (sum int) {
		for _, r := range c.counts {
			sum += r[c.digit]
		}
		return sum
	}
	total := func(c in) (sum, hits int) {
		for i, r := range c.counts {
			hits += r[i]
			for _, n := range r {
				sum += n
			}
		}
		return sum, hits
	}
	hits := func(c in) float64 { return float64(c.counts[c.digit][c.digit]) }
	share := func(a float64, n int) float64 {
		if n == 0 {
			return 0
		}
		return a / float64(n)
	}
	answer(exRecall, suite[in]{
		inputs: func() (all []in) {
			for digit := range 4 {
				all = append(all, in{[][]int{{8, 1, 1, 0}, {0, 5, 3, 2}, {2, 2, 16, 0}, {0, 0, 0, 0}}, digit})
			}
			return append(all, in{[][]int{{3, 0}, {4, 1}}, 0}, in{[][]int{{3, 0}, {4, 1}}, 1}, in{[][]int{{0, 6}, {0, 2}}, 0})
		},
		call: func(c in) string {
			rows := strings.NewReplacer("[", "{", "]", "}", " ", ", ").Replace(fmt.Sprint(c.counts))
			return fmt.Sprintf("recallOf([][]int%s, %d)", rows, c.digit)
		},
		want: one(func(c in) float64 { return share(hits(c), row(c)) }),
		mistakes: []mistake[in]{
			{one(func(c in) float64 { return hits(c) / float64(row(c)) }),
				"All is right but for a digit of which there was no picture: 0 divided by 0 is `NaN`. Return 0 then, as the task says."},
			{one(func(c in) float64 { return share(hits(c), column(c)) }),
				precisionHint},
			{one(func(c in) float64 { return hits(c) / float64(column(c)) }),
				precisionHint},
			{one(func(c in) float64 { sum, all := total(c); return share(float64(all), sum) }),
				"That is the accuracy over all digits. Here only the pictures of one digit count, one row."},
			{one(func(c in) float64 { sum, _ := total(c); return share(hits(c), sum) }),
				"You divide by the number of all pictures. Only those of the digit itself count: the sum of its row."},
			{one(hits),
				"That is how many were recognised. Divide by how many there were."},
			{one(func(c in) float64 { return math.Floor(share(hits(c), row(c))) }),
				"A division of whole numbers drops what is behind the point. Turn both into `float64` before you divide."},
			{one(func(c in) float64 { return 1 - share(hits(c), row(c)) }),
				"That is the share of those that were *not* recognised."},
		},
	}, one(func(c in) float64 { return f(c.counts, c.digit) }))
}

const precisionHint = "You divide by the sum of the *column*: how many were taken for the digit. That answers another question (it is called precision). How many *are* the digit stands in its row."
