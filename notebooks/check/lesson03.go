package check

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"gonum.org/v1/gonum/mat"

	"fromscratch/nn"
)

var lesson03 = lesson{3, "A network", []*exercise{exCountParams, exOutputByHand, exForward, exWeightMatrix}}

var exCountParams = &exercise{
	name:  "CountParams",
	title: "Count the parameters",
	todo:  "Let `countParams` return the number of weights and biases of a network with layers of these sizes.",
	hints: []string{
		"Each layer after the inputs has a weight for every pair of a neuron in it and a neuron before it, and a bias for every neuron in it.",
		"Going through the layers from `l = 1` on, there are `sizes[l-1] * sizes[l]` weights and `sizes[l]` biases.",
		"Add `(sizes[l-1] + 1) * sizes[l]` for each `l` from 1 to `len(sizes)-1`.",
	},
	right: "A network for digits, 784-128-64-10, has 109,386 of them. The biases are few; nearly everything a network knows sits in its weights.",
}

// CountParams checks exercise 3.1: the number of weights and biases of a dense
// network, given the sizes of its layers from the inputs to the outputs.
func CountParams(f func(sizes ...int) int) {
	type in = []int
	sum := func(layer func(before, size int) int) func(in) []float64 {
		return one(func(sizes in) float64 {
			n := 0
			for l := 1; l < len(sizes); l++ {
				n += layer(sizes[l-1], sizes[l])
			}
			return float64(n)
		})
	}
	weights := sum(func(before, size int) int { return before * size })
	answer(exCountParams, suite[in]{
		inputs: func() []in {
			return []in{{2, 2, 1}, {3, 4, 2}, {5, 1}, {784, 128, 64, 10}, {1, 1, 1, 1, 1}, {4, 9}}
		},
		call: func(sizes in) string {
			return "countParams" + strings.NewReplacer("[", "(", "]", ")", " ", ", ").Replace(fmt.Sprint(sizes))
		},
		want:    sum(func(before, size int) int { return (before + 1) * size }),
		shipped: one(func(in) float64 { return 0 }),
		mistakes: []mistake[in]{
			{weights,
				"These are the weights, all of them. Every neuron has a bias as well."},
			{one(func(sizes in) float64 { return weights(sizes)[0] + float64(len(sizes)-1) }),
				"The weights are right, and one bias for each *layer* is counted. Every *neuron* has a bias of its own."},
			{one(func(sizes in) float64 {
				n := int(weights(sizes)[0])
				for _, size := range sizes {
					n += size
				}
				return float64(n)
			}),
				"The inputs are counted as neurons with a bias. They are mere numbers: nothing is added to them."},
			{one(func(sizes in) float64 {
				n := 0
				for _, size := range sizes {
					n += size
				}
				return float64(n)
			}),
				"You have counted the circles in the diagram. Count the lines between them, each is a weight, and then a bias for each neuron."},
			{sum(func(before, size int) int { return before*size + before }),
				"The weights are right. But a layer has as many biases as it has neurons, not as it has inputs."},
		},
	}, one(func(sizes in) float64 { return float64(f(sizes...)) }))
}

var exOutputByHand = &exercise{
	name:  "OutputByHand",
	title: "Predict, then measure: a forward pass on paper",
	todo:  "Put your prediction in the place of `check.TODO()`.",
	hints: []string{
		"Take it in the order of the forward pass: the sums of the two hidden neurons, their activations, then the sum of the output neuron, then its activation.",
		"Both hidden sums are $1 \\cdot 1 + 1 \\cdot (-1) + 0 = 0$. What is $f(0)$? The table has it.",
		"$h_1 = h_2 = f(0) = 0.5$, so the output neuron gets the sum $0.5 + 0.5 = 1$, and its output is $f(1)$.",
	},
	right: "The two inputs cancel each other, and still the answer is not neutral: the hidden neurons say 0.5 when they hear nothing, and the output adds that up.",
}

// OutputByHand checks exercise 3.2: the output of the 2-2-1 network with
// sigmoids, all weights 1 and all biases 0 for the input (1, −1).
func OutputByHand[N Number](o1 N) {
	f := nn.Sigmoid.Value
	byHand(exOutputByHand, 0.00006, []handed{hand(o1)}, []float64{f(1)},
		slip("That would be right if the hidden neurons gave 0. Their *sums* are 0, and $f(0)$ is not.", f(0)),
		slip("That is the output when only one of the hidden neurons is heard. The output neuron adds up both.", f(0.5)),
		slip("That is the weighted sum of the output neuron. The last step is missing: its own activation function.", 1),
		slip("That is $f(2)$. The activations of the hidden neurons are $f(0)$ each, and that is not 1.", f(2)),
		slip("0 is the weighted sum of the hidden neurons. Go on from there: their activations, then the output neuron.", 0),
	)
}

var exForward = &exercise{
	name:  "Forward",
	title: "Write the forward pass",
	todo:  "Let `forward` compute the output of the 2-2-1 network.",
	hints: []string{
		"Three neurons, three lines: $h_1$, $h_2$ and $o_1$, with the formulas at the start of the lesson. `w[0]` is $w_1$, `b[0]` is $b_1$.",
		"`h1 := nn.Sigmoid.Value(w[0]*x1 + w[1]*x2 + b[0])`, and likewise `h2` with the next two weights and the next bias.",
		"The output neuron hears the *activations* `h1` and `h2`: `nn.Sigmoid.Value(w[4]*h1 + w[5]*h2 + b[2])`.",
	},
	right: "Nine numbers and three sigmoids. A larger network is more of the same.",
}

type forwardInput struct {
	x1, x2 float64
	w      [6]float64
	b      [3]float64
}

// Forward checks exercise 3.3: the output of the 2-2-1 network with sigmoids.
func Forward(f func(x1, x2 float64, w [6]float64, b [3]float64) float64) {
	type in = forwardInput
	s := nn.Sigmoid.Value
	hidden := func(n in) (h1, h2 float64) {
		return s(n.w[0]*n.x1 + n.w[1]*n.x2 + n.b[0]), s(n.w[2]*n.x1 + n.w[3]*n.x2 + n.b[1])
	}
	sum := func(n in) float64 {
		h1, h2 := hidden(n)
		return n.w[4]*h1 + n.w[5]*h2 + n.b[2]
	}
	right := func(n in) float64 { return s(sum(n)) }
	answer(exForward, suite[in]{
		inputs: func() []in {
			all := []in{
				{2, 3, [6]float64{0, 1, 0, 1, 0, 1}, [3]float64{}},
				{-2, -1, [6]float64{1, 1, 1, 1, 1, 1}, [3]float64{}},
				{-2, 5, [6]float64{1, 1, 1, 1, 1, 1}, [3]float64{}},
			}
			rng := rand.New(rand.NewPCG(3, 3))
			for range 6 {
				var n in
				n.x1, n.x2 = hundredths(rng), hundredths(rng)
				for i := range n.w {
					n.w[i] = hundredths(rng)
				}
				for i := range n.b {
					n.b[i] = hundredths(rng)
				}
				all = append(all, n)
			}
			return append(all, in{1000, 1000, [6]float64{-1, -1, 1, 1, 2, 3}, [3]float64{1, 2, 3}})
		},
		call: func(n in) string {
			array := func(v []float64) string {
				return fmt.Sprintf("[%d]", len(v)) + strings.TrimPrefix(slice(v), "[]")
			}
			return call("forward", n.x1, n.x2, array(n.w[:]), array(n.b[:]))
		},
		want: one(right),
		mistakes: []mistake[in]{
			{one(sum),
				"The sum of the output neuron is right. Its activation function is missing: the result goes through the sigmoid once more."},
			{one(func(n in) float64 { h1, _ := hidden(n); return s(n.w[4]*h1 + n.b[2]) }),
				"Your output neuron hears $h_1$ only. The term $w_6 h_2$ is missing."},
			{one(func(n in) float64 { _, h2 := hidden(n); return s(n.w[5]*h2 + n.b[2]) }),
				"Your output neuron hears $h_2$ only. The term $w_5 h_1$ is missing."},
			{one(func(n in) float64 { n.b = [3]float64{}; return right(n) }),
				"No bias plays a part in your answer. Each of the three sums ends in one."},
			{one(func(n in) float64 { n.b[2] = 0; return right(n) }),
				"The bias of the output neuron, $b_3$ or `b[2]`, plays no part in your answer."},
			{one(func(n in) float64 { n.b[0], n.b[1] = 0, 0; return right(n) }),
				"The biases of the hidden neurons, $b_1$ and $b_2$, play no part in your answer."},
			{one(func(n in) float64 {
				h1, h2 := n.w[0]*n.x1+n.w[1]*n.x2+n.b[0], n.w[2]*n.x1+n.w[3]*n.x2+n.b[1]
				return s(n.w[4]*h1 + n.w[5]*h2 + n.b[2])
			}), "The output neuron gets the *sums* of the hidden neurons. It should get their activations: the sigmoid belongs on $h_1$ and $h_2$ too."},
			{one(func(n in) float64 { n.w[1], n.w[2] = n.w[2], n.w[1]; return right(n) }),
				"$w_2$ and $w_3$ have changed places: $w_1$ and $w_2$ belong to $h_1$, $w_3$ and $w_4$ to $h_2$."},
			{one(func(n in) float64 { n.w[2], n.w[3] = n.w[0], n.w[1]; return right(n) }),
				"Your second hidden neuron uses the weights of the first. Its own are $w_3$ and $w_4$, `w[2]` and `w[3]`."},
			{one(func(n in) float64 { n.w[2], n.w[3], n.b[1] = n.w[0], n.w[1], n.b[0]; return right(n) }),
				"Your second hidden neuron is a copy of the first. Its own weights are `w[2]` and `w[3]`, its bias is `b[1]`."},
			{one(func(n in) float64 { return s(n.w[4]*n.x1 + n.w[5]*n.x2 + n.b[2]) }),
				"Your output neuron looks at the inputs $x_1$ and $x_2$. It should hear the hidden neurons, $h_1$ and $h_2$."},
		},
	}, one(func(n in) float64 { return f(n.x1, n.x2, n.w, n.b) }))
}

// hundredths returns a number from −2 to 2 with two decimals, that never is 0.
func hundredths(rng *rand.Rand) float64 {
	v := float64(1+rng.IntN(200)) / 100
	if rng.IntN(2) == 0 {
		return -v
	}
	return v
}

var exWeightMatrix = &exercise{
	name:  "WeightMatrix",
	title: "Fill the matrix",
	todo:  "Give `mat.NewDense` the shape of the matrix and its numbers, row by row.",
	hints: []string{
		"The shape first: a row for each input, a column for each neuron.",
		"A *column* holds the weights of one neuron. But `mat.NewDense` takes the numbers row by row, and a *row* holds what leads away from one input: a weight of the first neuron, then one of the second.",
		"3 rows and 2 columns; the first row is $(1, 4)$: the weight from $x_1$ to the first neuron and that from $x_1$ to the second.",
	},
	right: "With this convention a whole table of samples, one a row, goes through a layer in a single product $XW$.",
}

// WeightMatrix checks exercise 3.4: the weights of a layer with three inputs
// and two neurons, whose weights are (1, 2, 3) and (4, 5, 6). It takes a
// function, as mat.NewDense panics when shape and numbers do not fit.
func WeightMatrix(f func() *mat.Dense) {
	answer(exWeightMatrix, suite[none]{
		inputs: func() []none { return make([]none, 1) },
		want:   func(none) []float64 { return flat(mat.NewDense(3, 2, []float64{1, 4, 2, 5, 3, 6})) },
		format: unflat,
		mistakes: []mistake[none]{
			slip("The shape is right, but the numbers were filled in neuron by neuron, and `mat.NewDense` takes them row by row. A neuron's weights belong in a column.",
				flat(mat.NewDense(3, 2, []float64{1, 2, 3, 4, 5, 6}))...),
			slip("Here each *row* is a neuron. That is the other convention, out × in; in this course each *column* is a neuron, and $z = xW$ works with a row $x$.",
				flat(mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6}))...),
			slip("The numbers stand in the right order, but the shape is turned: a row for each of the three inputs, a column for each of the two neurons.",
				flat(mat.NewDense(2, 3, []float64{1, 4, 2, 5, 3, 6}))...),
			slip("The two neurons have changed places: the first one feeds from the first column.",
				flat(mat.NewDense(3, 2, []float64{4, 1, 5, 2, 6, 3}))...),
		},
	}, func(none) []float64 {
		W := f()
		if W == nil || W.IsEmpty() || mat.Norm(W, 1) == 0 {
			return nil // as shipped
		}
		return flat(W)
	})
}

// flat makes an answer for compare of matrices: of each the number of rows and
// of columns, and its values.
func flat(matrices ...*mat.Dense) []float64 {
	var values []float64
	for _, m := range matrices {
		if m == nil {
			continue
		}
		r, c := m.Dims()
		values = append(values, float64(r), float64(c))
		for i := range r {
			values = append(values, m.RawRowView(i)...)
		}
	}
	return values
}

// unflat puts matrices from flat into words.
func unflat(values []float64) string {
	var matrices []string
	for len(values) >= 2 {
		r, c := int(values[0]), int(values[1])
		values = values[2:]
		var rows []string
		for i := range min(r, maxItems) {
			rows = append(rows, strings.Trim(list(values[i*c:(i+1)*c], number), "[]"))
		}
		values = values[r*c:]
		matrices = append(matrices, fmt.Sprintf("%d×%d [%s]", r, c, strings.Join(rows, " | ")))
	}
	if len(matrices) == 0 {
		return "nothing"
	}
	return strings.Join(matrices, " and ")
}
