package check

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"fromscratch/nn"
)

var lesson06 = lesson{6, "Backpropagation", []*exercise{exFirstLink, exErrorSignals, exSharedFactor, exChainRule}}

var exFirstLink = &exercise{
	name:  "FirstLink",
	title: "The first link for another loss",
	todo:  "Derive $\\partial L / \\partial \\hat y$ of $L = -\\ln \\hat y$ and let `firstLink` return it.",
	hints: []string{
		"The only derivative that you need is that of the logarithm. What is the slope of $\\ln x$?",
		"The slope of $\\ln x$ is $1/x$. And there is a minus in front.",
		"`return -1 / yhat`.",
	},
	right: "The less probability the network gives to the truth, the harder the pull: at 0.01 the slope is −100, where that of the squared error never goes beyond −2.",
}

// FirstLink checks exercise 6.1: ∂L/∂ŷ of L = −ln ŷ.
func FirstLink(f func(yhat float64) float64) {
	answer(exFirstLink, suite[float64]{
		inputs: func() []float64 { return []float64{0.5, 0.25, 0.5236951741, 0.9, 0.01, 1} },
		call:   func(yhat float64) string { return call("firstLink", yhat) },
		want:   one(func(yhat float64) float64 { return -1 / yhat }),
		mistakes: []mistake[float64]{
			{one(func(yhat float64) float64 { return 1 / yhat }),
				"The size is right, the sign is not: there is a minus in front of the logarithm. A larger $\\hat y$ makes this loss smaller, so the slope is negative."},
			{one(func(yhat float64) float64 { return -math.Log(yhat) }),
				"That is the loss itself. You want its slope: how fast it changes when $\\hat y$ does."},
			{one(math.Log),
				"That is the logarithm. You want the slope of its negative."},
			{one(func(yhat float64) float64 { return -2 * (1 - yhat) }),
				"That is the first link of the *squared* error. Here the loss is $-\\ln \\hat y$."},
			{one(func(yhat float64) float64 { return -yhat }),
				"The slope of $\\ln x$ is $1/x$: it gets steeper towards 0, not flatter."},
			{one(func(yhat float64) float64 { return yhat - 1 }),
				"That is $\\partial L / \\partial z$ already, with the slope of the sigmoid as a factor, and it is right for that. Here only the first link is asked for."},
		},
	}, one(f))
}

var exErrorSignals = &exercise{
	name:  "ErrorSignals",
	title: "Find the mistake: the error signals",
	todo:  "This is the code as it came, with its mistake. It passes every test with the network whose weights are all 1; why?",
	hints: []string{
		"With all weights 1 and all biases 0, confusing two weights changes nothing. Follow each error signal back: over which weight does it travel?",
		"$\\delta_1$ comes back over $w_5$, the weight between $h_1$ and the output. And $\\delta_2$?",
		"In the line of `d2`, `net.Get(\"w5\")` should be `net.Get(\"w6\")`.",
	},
	right: "A network of twins hides such mistakes, since everything in it is equal. Run gradient checks with *random* weights.",
}

// ErrorSignals checks exercise 6.2: δ = ∂L/∂z of h1, h2 and o1 in a 2-2-1
// network with sigmoids, for the sample x with the target y and L = (y − ŷ)².
func ErrorSignals(f func(net *nn.Network, x []float64, y float64) (d1, d2, d3 float64)) {
	type in = sampleOf
	type w = [2]string // the weights over which the signals of h1 and h2 come back
	signals := func(over w, slope func(z float64) float64) func(in) []float64 {
		return func(n in) []float64 {
			trace := n.net.Trace(n.x)
			h, o := trace[0], trace[1]
			d3 := 2 * (o.A[0] - n.y) * nn.Sigmoid.Derivative(o.Z[0])
			return []float64{d3 * n.net.Get(over[0]) * slope(h.Z[0]), d3 * n.net.Get(over[1]) * slope(h.Z[1]), d3}
		}
	}
	slope := nn.Sigmoid.Derivative
	answer(exErrorSignals, suite[in]{
		inputs:  func() []in { return samples(two21, 2) },
		call:    func(n in) string { return n.call("errorSignals", n.x, n.y) },
		want:    signals(w{"w5", "w6"}, slope),
		shipped: signals(w{"w5", "w5"}, slope),
		mistakes: []mistake[in]{
			{signals(w{"w6", "w5"}, slope),
				"The two weights have changed places: $w_5$ belongs to $h_1$, $w_6$ to $h_2$."},
			{signals(w{"w6", "w6"}, slope),
				"$\\delta_2$ is right now. But $\\delta_1$ was right before: it comes back over $w_5$."},
			{signals(w{"w3", "w4"}, slope), inwardHint},
			{signals(w{"w5", "w3"}, slope), inwardHint},
			{signals(w{"w5", "w4"}, slope), inwardHint},
			{signals(w{"w5", "w6"}, nn.Sigmoid.Value),
				"The weights are right. But an error signal passes through the *slope* of the sigmoid, `nn.Sigmoid.Derivative`."},
		},
	}, func(n in) []float64 {
		d1, d2, d3 := f(n.net, n.x, n.y)
		return []float64{d1, d2, d3}
	})
}

const inwardHint = "$w_1$ to $w_4$ lead from the inputs to the hidden neurons. An error signal comes back over the weights *behind* the neuron, which lead from it to the output."

var exSharedFactor = &exercise{
	name:  "SharedFactor",
	title: "Two more for free",
	todo:  "Write down $\\partial L / \\partial w_2$ and $\\partial L / \\partial b_1$; no network is needed for that.",
	hints: []string{
		"All three parameters reach the loss through the same sum $z_1 = w_1 x_1 + w_2 x_2 + b_1$. So $\\partial L / \\partial z_1$ is a factor of all three.",
		"$\\partial L / \\partial w_1 = \\frac{\\partial L}{\\partial z_1} \\cdot x_1$, and that is 0.12 with $x_1 = 4$. So what is $\\partial L / \\partial z_1$?",
		"$\\partial L / \\partial z_1 = 0.12 / 4 = 0.03$. Times $x_2 = -3$ it gives the one; for the bias the factor is 1.",
	},
	right: "This shared factor is the error signal $\\delta$ of the neuron. Backpropagation computes it once for each neuron, and every gradient is $\\delta$ times what came in: that is why it is so fast.",
}

// SharedFactor checks exercise 6.3: ∂L/∂w2 and ∂L/∂b1 of a neuron with
// ∂L/∂w1 = 0.12 for the input (4, −3).
func SharedFactor[A, B Number](dw2 A, db1 B) {
	byHand(exSharedFactor, 1e-6, []handed{hand(dw2), hand(db1)}, []float64{-0.09, 0.03},
		slip("The bias is right. For $w_2$, the shared factor 0.03 meets the input $x_2 = -3$: mind its sign.", 0.09, 0.03),
		slip("The bias is right. $w_2$ has an input of its own, $x_2 = -3$, which takes the place of $x_1$.", 0.12, 0.03),
		slip("The bias is right. For $w_2$ multiply the shared factor by $x_2$.", float64(dw2), 0.03),
		slip("$w_2$ is right. The bias does have a slope: when it grows by 1, the sum grows by 1, as if it had an input that is always 1.", -0.09, 0),
		slip("$w_2$ is right. 0.12 still contains the factor $x_1 = 4$, and the bias does not meet $x_1$.", -0.09, 0.12),
		slip("$w_2$ is right. The bias is multiplied by nothing, so its factor is 1: what is left is the shared one.", -0.09, float64(db1)),
		slip("Both still contain the factor $x_1$. Divide 0.12 by $x_1 = 4$ first: that is what the three have in common.", -0.36, 0.12),
	)
}

var exChainRule = &exercise{
	name:  "ChainRule",
	title: "A longer chain",
	todo:  "Let `slopeW1` return $\\partial L / \\partial w_1$ of the 1-1-1-1 network for one sample.",
	hints: []string{
		"One neuron behind the other, so there is a single chain: from $L$ to $\\hat y$ to $g$ to $h$ to $w_1$. Each neuron on the way contributes the slope of its sigmoid, each weight between two neurons itself.",
		"Signal by signal: $\\delta_3 = 2(\\hat y - y) f'(z_3)$, then $\\delta_2 = \\delta_3 w_3 f'(z_2)$, then $\\delta_1 = \\delta_2 w_2 f'(z_1)$, and the last factor is what $w_1$ multiplies.",
		"With `t := net.Trace([]float64{x})`: `2 * (t[2].A[0] - y) * f(t[2].Z[0]) * net.Get(\"w3\") * f(t[1].Z[0]) * net.Get(\"w2\") * f(t[0].Z[0]) * x`, where `f` is `nn.Sigmoid.Derivative`.",
	},
	right: "Three slopes of at most 0.25 each: the deeper a network of sigmoids, the fainter the signal that reaches its first layers. This is the *vanishing gradient*, and a reason for ReLU.",
}

// sampleOf is a network and a sample for it.
type sampleOf struct {
	net *nn.Network
	x   []float64
	y   float64
}

// samples returns networks, the first with all weights 1 and the others with
// random ones, and samples for them.
func samples(network func() *nn.Network, features int) []sampleOf {
	simple := network()
	simple.InitOnes()
	all := []sampleOf{{simple, []float64{-2, -1}[:features], 1}}
	rng := rand.New(rand.NewPCG(6, 4))
	for i := range 7 {
		net, x := network(), make([]float64, features)
		params := net.Params()
		for j := range params {
			params[j] = hundredths(rng)
		}
		net.SetParams(params)
		for j := range x {
			x[j] = hundredths(rng)
		}
		all = append(all, sampleOf{net, x, float64(i % 2)})
	}
	return all
}

// call formats a call in Go together with the parameters of the network.
func (n sampleOf) call(name string, args ...any) string {
	params := strings.ReplaceAll(fmt.Sprint(n.net.Params()), " ", ", ")
	return call(name, append([]any{"net"}, args...)...) + " with net.Params() = " + params
}

// ChainRule checks exercise 6.4: ∂L/∂w1 of a 1-1-1-1 network with sigmoids, for
// the sample x with the target y and L = (y − ŷ)².
func ChainRule(f func(net *nn.Network, x, y float64) float64) {
	type in = sampleOf
	type factors struct{ loss, f3, w3, f2, w2, f1, x float64 }
	chain := func(change func(c *factors, n in)) func(in) []float64 {
		return one(func(n in) float64 {
			t := n.net.Trace(n.x)
			slope := func(l int) float64 { return nn.Sigmoid.Derivative(t[l].Z[0]) }
			c := factors{2 * (t[2].A[0] - n.y), slope(2), n.net.Get("w3"), slope(1), n.net.Get("w2"), slope(0), n.x[0]}
			change(&c, n)
			return c.loss * c.f3 * c.w3 * c.f2 * c.w2 * c.f1 * c.x
		})
	}
	answer(exChainRule, suite[in]{
		inputs: func() []in { return samples(chain1111, 1) },
		call:   func(n in) string { return n.call("slopeW1", n.x[0], n.y) },
		want:   chain(func(*factors, in) {}),
		mistakes: []mistake[in]{
			{chain(func(c *factors, _ in) { c.loss = -c.loss }),
				"The size is right, the sign is not. The first link is $2(\\hat y - y)$, or $-2(y - \\hat y)$."},
			{chain(func(c *factors, _ in) { c.loss /= 2 }),
				"Every answer is half of what it should be: the derivative of the square brings a factor of 2."},
			{chain(func(c *factors, _ in) { c.loss = 1 }),
				"The first link is missing, $\\frac{\\partial L}{\\partial \\hat y} = -2(y - \\hat y)$."},
			{chain(func(c *factors, _ in) { c.w3 = 1 }),
				"The signal comes back from the output over the weight $w_3$. That factor is missing."},
			{chain(func(c *factors, _ in) { c.w2 = 1 }),
				"The signal comes back from the second hidden neuron over the weight $w_2$. That factor is missing."},
			{chain(func(c *factors, _ in) { c.w2, c.w3 = 1, 1 }),
				"All slopes are there, but the weights that the signal comes back over, $w_3$ and $w_2$, are missing."},
			{chain(func(c *factors, _ in) { c.f3 = 1 }),
				"The slope of the output's sigmoid, $f'(z_3)$, is missing."},
			{chain(func(c *factors, _ in) { c.f2 = 1 }),
				"The slope of the neuron in the middle, $f'(z_2)$, is missing."},
			{chain(func(c *factors, _ in) { c.f1 = 1 }),
				"The slope of the first neuron, $f'(z_1)$, is missing: $w_1$ acts on its *sum*."},
			{chain(func(c *factors, _ in) { c.x = 1 }),
				"The very last factor is missing: what $w_1$ multiplies. (What you have is $\\partial L / \\partial b_1$.)"},
			{chain(func(c *factors, n in) { c.x = n.net.Get("w1") }),
				"The last factor is what $w_1$ *multiplies*, $x$, and not $w_1$ itself: the second mistake of the article."},
			{chain(func(c *factors, n in) {
				t := n.net.Trace(n.x)
				c.f1, c.f2, c.f3 = nn.Sigmoid.Derivative(t[0].A[0]), nn.Sigmoid.Derivative(t[1].A[0]), nn.Sigmoid.Derivative(t[2].A[0])
			}), "The slopes are taken at the activations. `nn.Sigmoid.Derivative` wants the sums, `Z` of the trace. (Or use $a(1 - a)$ with the activations.)"},
			{chain(func(c *factors, _ in) { c.f2, c.w2 = 1, 1 }),
				"The neuron in the middle is left out. The signal passes through its slope, $f'(z_2)$, and over the weight $w_2$."},
		},
	}, one(func(n in) float64 { return f(n.net, n.x[0], n.y) }))
}

// chain1111 returns a network of three neurons, one behind the other.
func chain1111() *nn.Network {
	return nn.New(1, nn.Dense(1, nn.Sigmoid), nn.Dense(1, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
}

// two21 returns a 2-2-1 network with sigmoids.
func two21() *nn.Network {
	return nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
}

// finite reports whether no value is NaN or infinite.
func finite(values []float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
