package check

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

var lesson08 = lesson{8, "Twins and straight lines", []*exercise{exTwinStep, exFoldLayers, exBreakSymmetry, exXORByHand}}

var exTwinStep = &exercise{
	name:  "TwinStep",
	title: "Predict, then measure: one step of the twins",
	todo:  "Work out $w_3$ and $w_5$ after one step, and put them in the place of `check.TODO()`.",
	hints: []string{
		"Forward first: $h_1 = h_2 = 2 + 1 = 3$, so $\\hat y = 6$, and $\\partial L / \\partial \\hat y = 2\\,(6 - 1) = 10$.",
		"Without activation functions the chain rule is short: $\\partial L / \\partial w_5 = 10 \\cdot h_1$ and $\\partial L / \\partial w_3 = 10 \\cdot w_6 \\cdot x_1$, all with the *old* values.",
		"$w_3 = 1 - 0.01 \\cdot 10 \\cdot 1 \\cdot 2$ and $w_5 = 1 - 0.01 \\cdot 10 \\cdot 3$.",
	},
	right: "And $w_1$ goes exactly where $w_3$ goes: the twins hear the same, say the same and are corrected in the same way.",
}

// TwinStep checks exercise 8.1: w3 and w5 of the linear 2-2-1 network after one
// step from all ones, with the sample (2, 1) → 1 and η = 0.01.
func TwinStep[A, B Number](w3 A, w5 B) {
	byHand(exTwinStep, 1e-6, []handed{hand(w3), hand(w5)}, []float64{0.8, 0.7},
		slip("Both steps are uphill: each parameter goes *against* its slope.", 1.2, 1.3),
		slip("$\\partial L / \\partial \\hat y = 10$ is right, but each weight has a further factor: what comes in over it. That is $x_1 = 2$ for $w_3$ and $h_1 = 3$ for $w_5$.", 0.9, 0.9),
		slip("The factor 2 of the squared error is missing: $\\partial L / \\partial \\hat y = 2\\,(\\hat y - y)$.", 0.9, 0.85),
		slip("$w_5$ is right. $w_3$ leads from $x_1 = 2$ to $h_2$; $x_2 = 1$ belongs to $w_4$.", 0.9, 0.7),
		slip("$w_5$ is right. For $w_3$ all slopes are taken at the *old* weights, before any of them moves: $w_6$ is still 1.", 1-0.01*10*0.7*2, 0.7),
		slip("$w_5$ is right. For $w_3$ the chain is $\\partial L / \\partial \\hat y \\cdot w_6 \\cdot x_1$.", float64(w3), 0.7),
		slip("$w_3$ is right. Over $w_5$ comes $h_1$, which is $2 + 1 = 3$.", 0.8, float64(w5)),
	)
}

var exFoldLayers = &exercise{
	name:  "FoldLayers",
	title: "Two linear layers are one, in matrices",
	todo:  "Let `foldLayers` return the weights and the bias of the one layer that does the work of both.",
	hints: []string{
		"Put $h = xW_1 + b_1$ into $o = hW_2 + b_2$ and multiply out. What stands behind $x$, and what stands alone?",
		"$o = x\\,(W_1 W_2) + (b_1 W_2 + b_2)$.",
		"`W.Mul(W1, W2)`, then `b.Mul(b1, W2)` and `b.Add(b, b2)`, with `W, b := new(mat.Dense), new(mat.Dense)`.",
	},
	right: "Whatever the widths, the hidden layer is gone. So a linear network cannot do more than a regression, and a regression can be solved without any training.",
}

type twoLayers struct{ W1, b1, W2, b2 *mat.Dense }

// FoldLayers checks exercise 8.2: W and b with xW + b = (xW1 + b1)W2 + b2. The
// biases are rows, 1 × out.
func FoldLayers(f func(W1, b1, W2, b2 *mat.Dense) (W, b *mat.Dense)) {
	type in = twoLayers
	product := func(A, B *mat.Dense) *mat.Dense { C := new(mat.Dense); C.Mul(A, B); return C }
	sum := func(A, B *mat.Dense) *mat.Dense { C := new(mat.Dense); C.Add(A, B); return C }
	answer(exFoldLayers, suite[in]{
		inputs: func() (all []in) {
			rng := rand.New(rand.NewPCG(8, 2))
			matrix := func(r, c int) *mat.Dense {
				m := mat.NewDense(r, c, nil)
				m.Apply(func(_, _ int, _ float64) float64 { return float64(1+rng.IntN(5)) * float64(1-2*rng.IntN(2)) }, m)
				return m
			}
			for _, sizes := range [][3]int{{2, 2, 1}, {1, 1, 1}, {2, 2, 2}, {3, 4, 2}, {1, 5, 3}} {
				n, h, o := sizes[0], sizes[1], sizes[2]
				all = append(all, in{matrix(n, h), matrix(1, h), matrix(h, o), matrix(1, o)})
			}
			return all
		},
		call: func(l in) string {
			say := func(m *mat.Dense) string { return unflat(flat(m)) }
			return fmt.Sprintf("foldLayers(W1, b1, W2, b2) with W1 = %s, b1 = %s, W2 = %s, b2 = %s", say(l.W1), say(l.b1), say(l.W2), say(l.b2))
		},
		want:   func(l in) []float64 { return flat(product(l.W1, l.W2), sum(product(l.b1, l.W2), l.b2)) },
		format: unflat,
		mistakes: []mistake[in]{
			{func(l in) []float64 { return flat(product(l.W1, l.W2), l.b2) },
				"The weights are right. The bias $b_1$ of the first layer is lost: it goes through the second layer too, as $b_1 W_2$."},
			{func(l in) []float64 { return flat(product(l.W1, l.W2), product(l.b1, l.W2)) },
				"The weights are right. The bias of the second layer, $b_2$, has yet to be added."},
			{func(l in) []float64 { return flat(product(l.W1, l.W2)) },
				"The weights are right. The bias is missing."},
		},
	}, func(l in) []float64 { W, b := f(l.W1, l.b1, l.W2, l.b2); return flat(W, b) })
}

var exBreakSymmetry = &exercise{
	name:  "BreakSymmetry",
	title: "Part the twins",
	todo:  "Let `startApart` give the network a start from which its hidden neurons become different.",
	hints: []string{
		"Neurons that start with equal weights stay equal. So each needs numbers of its own, drawn at random.",
		"`net.ParamNames()` lists the parameters, `net.Set(name, value)` sets one, and `rng.NormFloat64()` draws a number, a new one at each call.",
		"`for _, name := range net.ParamNames() { net.Set(name, rng.NormFloat64()) }`.",
	},
	right: "Now every neuron goes its own way. The spread matters too: with numbers that are far too large the sigmoids start saturated, with 0 the twins are back.",
}

// BreakSymmetry checks exercise 8.3: a random start of a network with one
// hidden layer of sigmoids, after which no two hidden neurons stay equal.
func BreakSymmetry(f func(net *nn.Network, rng *rand.Rand)) {
	type begun struct {
		params []float64
		i, j   int // two hidden neurons that stay equal
		twins  bool
	}
	start := func(t *trial, hidden int, seed uint64) (b begun) {
		net := nn.New(2, nn.Dense(hidden, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
		t.run(apart(hidden), func() {
			f(net, rand.New(rand.NewPCG(seed, 8)))
			b.params = net.Params()
			b.i, b.j, b.twins = twins(net)
		})
		return b
	}
	current.answer(exBreakSymmetry, func(t *trial) verdict {
		starts := map[int]begun{2: start(t, 2, 1), 5: start(t, 5, 1)}
		again, other := start(t, 2, 1).params, start(t, 2, 2).params
		first := starts[2].params
		v := verdict{want: "hidden neurons that part, from a start that `rng` decides"}
		switch {
		case zeros(first) || zeros(starts[5].params):
			return verdict{outcome: untouched}
		case !finite(first) || !finite(starts[5].params):
			v.got = "a parameter that is NaN or infinite"
			return v
		case slices.Max(first) > 20 || slices.Min(first) < -20:
			v.got = "parameters from " + number(slices.Min(first)) + " to " + number(slices.Max(first))
			v.hint = "So large a start saturates the sigmoids: their slopes are nearly 0, and the network cannot learn. A spread of about 1 is right here."
			return v
		case !slices.Equal(first, again):
			v.got = "different numbers at the second call, though `rng` began with the same seed"
			v.hint = "Draw from `rng`, the generator that is handed over, and from no other: then the same seed gives the same start, and others can repeat your training."
			return v
		}
		for _, hidden := range []int{2, 5} {
			if s := starts[hidden]; s.twins {
				v.got = fmt.Sprintf("h%d and h%d equal from the start to the end of the training", s.i+1, s.j+1)
				v.input = apart(hidden)
				v.hint = "The hidden neurons have equal weights, so they hear the same and learn the same. A number drawn once and used for all is still the same for all: draw a new one for each weight."
				if hidden == 5 {
					v.hint = "Two hidden neurons part, but with five of them some are left alike. Go through all of `net.ParamNames()` rather than through a list of your own."
				}
				return v
			}
		}
		if slices.Equal(first, other) {
			v.got = "the same numbers, whatever the seed of `rng`"
			v.hint = "The neurons do part. But the start should be random: draw the numbers from `rng`."
			return v
		}
		return verdict{outcome: right}
	})
}

// apart is the call of exercise 8.3.
func apart(hidden int) string {
	return fmt.Sprintf("startApart(net, rng) with %d hidden neurons", hidden)
}

// twins trains the network and returns two hidden neurons that have stayed equal
// all the time, if there are any.
func twins(net *nn.Network) (i, j int, found bool) {
	xor := data.XOR()
	if _, err := (nn.SGD{LearningRate: 0.5, Epochs: 20}).Train(context.Background(), net, xor.X, xor.Y); err != nil {
		return 0, 0, false // it has diverged, which its parameters show too
	}
	W, b := net.Layers[0].W, net.Layers[0].B
	for i := range b.Len() {
		for j := range i {
			difference := math.Abs(b.AtVec(i) - b.AtVec(j))
			for k := range net.In() {
				difference += math.Abs(W.At(k, i) - W.At(k, j))
			}
			if difference < 1e-9 {
				return j, i, true
			}
		}
	}
	return 0, 0, false
}

var exXORByHand = &exercise{
	name:  "XORByHand",
	title: "XOR by thought",
	todo:  "Choose the nine numbers of a 2-2-1 network that computes XOR.",
	hints: []string{
		"XOR is *at least one, but not both*. Lesson 1 has a neuron for *at least one* (OR) and one for *both* (AND): take them as $h_1$ and $h_2$.",
		"The output says yes when $h_1$ does and $h_2$ does not, so $w_5$ is positive and $w_6$ negative. Large numbers make the sigmoids nearly as sharp as a step.",
		"$h_1$: weights 20 and 20, bias −10. $h_2$: weights 20 and 20, bias −30. Output: $w_5 = 20$, $w_6 = -20$, and the bias −10.",
	},
	right: "One neuron cannot do it, three can: the hidden ones ask two simpler questions, and the output puts their answers together.",
}

// XORByHand checks exercise 8.4: a network with two inputs and one output above
// 0.5 exactly where one of the inputs is 1 and the other 0.
func XORByHand(f func() *nn.Network) {
	current.answer(exXORByHand, func(t *trial) verdict {
		xor := data.XOR()
		var answers [4]float64
		var begun, linear bool
		var in, out int
		t.run("xorByHand()", func() {
			net := f()
			if begun = !blank(net) && !slices.ContainsFunc(net.Params(), isTODO); !begun {
				return
			}
			if in, out = net.In(), net.Out(); in != 2 || out != 1 {
				return
			}
			for i := range 4 {
				answers[i] = net.Predict(xor.X.RawRowView(i))[0]
			}
			linear = slices.ContainsFunc(net.Layers, func(l *nn.Layer) bool { return l.Activation == nn.Identity })
		})
		if !begun {
			return verdict{outcome: untouched}
		}
		if in != 2 || out != 1 {
			return verdict{want: "a network with 2 inputs and 1 output", got: fmt.Sprintf("%d and %d", in, out),
				hint: "Leave the shape of the network as it was, 2-2-1, and set its nine parameters."}
		}
		pattern, agree, first := "", 0, -1
		for i, a := range answers {
			if a > 0.5 {
				pattern += "1"
			} else {
				pattern += "0"
			}
			switch {
			case a != 0.5 && !math.IsNaN(a) && (a > 0.5) == (xor.Y.At(i, 0) > 0.5):
				agree++
			case first < 0:
				first = i
			}
		}
		if first < 0 {
			return verdict{outcome: right}
		}
		x := xor.X.RawRowView(first)
		v := verdict{
			score: score(agree, 4),
			input: fmt.Sprintf("x = (%v, %v)", x[0], x[1]),
			want:  "an output above 0.5",
			got:   number(answers[first]),
		}
		if xor.Y.At(first, 0) == 0 {
			v.want = "an output below 0.5"
		}
		v.hint = xorHints[pattern]
		if linear {
			v.hint = "Without activation functions two layers are one, and one layer cannot do XOR. Leave the sigmoids in."
		}
		return v
	})
}

// blank reports whether there is no network or nothing but zeros in it.
func blank(net *nn.Network) bool {
	return net == nil || zeros(net.Params())
}

func zeros(values []float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return v != 0 })
}

// xorHints are for the answers to (0,0), (0,1), (1,0), (1,1) that are above 0.5.
var xorHints = map[string]string{
	"0111": "That is OR: right for three inputs. Now *both* should be a no: let the second hidden neuron be an AND, and give it a negative weight to the output.",
	"0001": "That is AND. One hidden neuron may well be an AND; the output should say yes when the *other* one does and this one does not.",
	"1110": "That is NOT AND: nobody at all should also be a no. Let the other hidden neuron be an OR, and ask for both.",
	"1001": "Every answer is turned round: this network says yes when the inputs are *equal*. Change the sign of $w_5$, $w_6$ and $b_3$.",
	"0000": "The network says no to everything. Compute the sum of the output for $x = (0, 1)$: which term keeps it below 0?",
	"1111": "The network says yes to everything. Compute the sum of the output for $x = (0, 0)$: it has to be below 0, and the bias $b_3$ can see to that.",
	"0010": "The network answers (1, 0) but not (0, 1): the two inputs should count alike in each hidden neuron.",
	"0100": "The network answers (0, 1) but not (1, 0): the two inputs should count alike in each hidden neuron.",
}
