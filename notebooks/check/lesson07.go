package check

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

var lesson07 = lesson{7, "Gradient descent", []*exercise{exUpdate, exThreeSteps, exLearningRate, exBatchLoop}}

var exUpdate = &exercise{
	name:  "Update",
	title: "The update rule",
	todo:  "Let `updated` return the parameter after one step of gradient descent.",
	hints: []string{
		"The gradient points uphill. Where should the step go, and how long should it be?",
		"The step has the length $\\eta \\cdot \\frac{\\partial L}{\\partial p}$ and goes against the gradient.",
		"`return p - learningRate*gradient`.",
	},
	right: "One line, and the heart of nearly all machine learning.",
}

// Update checks exercise 7.1: p − η ∂L/∂p.
func Update(f func(p, gradient, learningRate float64) float64) {
	type in = [3]float64
	answer(exUpdate, suite[in]{
		inputs: func() []in {
			return []in{{1, 0.5, 0.1}, {1, 0.0214695, 0.1}, {-2, 3, 0.01}, {0.25, -4, 0.5}, {3, 0, 1}, {0, 2, 0.2}}
		},
		call: func(p in) string { return call("updated", p[0], p[1], p[2]) },
		want: one(func(p in) float64 { return p[0] - p[2]*p[1] }),
		mistakes: []mistake[in]{
			{one(func(p in) float64 { return p[0] + p[2]*p[1] }),
				"This step goes *up* the hill: the gradient points to where the loss grows. Go against it, with a minus."},
			{one(func(p in) float64 { return p[0] - p[1] }),
				"The learning rate plays no part in your answer. The step is $\\eta$ times the gradient."},
			{one(func(p in) float64 { return p[0] - p[2] }),
				"The gradient plays no part in your answer. The step is $\\eta$ times the gradient: steep slopes make long steps."},
			{one(func(p in) float64 { return -p[2] * p[1] }),
				"That is the step alone. The new parameter is the old one with the step added to it."},
			{one(func(p in) float64 { return p[2] * p[1] }),
				"That is the length of the step. The new parameter is the old one minus that."},
			{one(func(p in) float64 { return p[0] * (1 - p[2]*p[1]) }),
				"The step must not be multiplied by `p`: it is $\\eta$ times the gradient, and nothing else."},
			{one(func(p in) float64 { return p[0] - p[1]/p[2] }),
				"You divide by the learning rate. A *smaller* rate should make a smaller step: multiply."},
			{one(func(p in) float64 { return (p[0] - p[2]) * p[1] }),
				"Mind the order: the learning rate is multiplied by the gradient first, and that is taken off `p`."},
		},
	}, one(func(p in) float64 { return f(p[0], p[1], p[2]) }))
}

var exThreeSteps = &exercise{
	name:  "ThreeSteps",
	title: "Predict, then measure: three steps",
	todo:  "Write down where $w$ is after three steps.",
	hints: []string{
		"The slope of $w^2$ is $2w$. Take one step from 8, then compute the slope *anew* at the place where you have arrived.",
		"The first step: $8 - 0.25 \\cdot 16 = 4$. The second starts at 4, where the slope is 8.",
		"Each step halves $w$: 8, 4, 2, …",
	},
	right: "The steps get shorter by themselves as the slope does. And think on: with $\\eta = 0.5$ the first step would land at the minimum, with $\\eta = 1$ the walk would jump between 8 and −8 for ever, and with more than that it would run away.",
}

// ThreeSteps checks exercise 7.2: gradient descent on L = w² from 8 with η 0.25,
// after three steps.
func ThreeSteps[N Number](w N) {
	byHand(exThreeSteps, 1e-6, []handed{hand(w)}, []float64{1},
		slip("That is where the first step ends. Two more follow.", 4),
		slip("That is where the second step ends. One more follows.", 2),
		slip("That is one step too far.", 0.5),
		slip("You took three steps with the slope of the start, 16. The slope changes along the way: compute it anew at each place.", -4),
		slip("The slope of $w^2$ is $2w$, not $w$.", 3.375),
		slip("That is uphill: each step goes *against* the slope.", 27),
		slip("The learning rate is missing: three steps with $\\eta = 1$ jump from 8 to −8, to 8, and to −8.", -8),
	)
}

var exLearningRate = &exercise{
	name:  "LearningRate",
	title: "Choose a learning rate",
	todo:  "Choose $\\eta$, and let the check train three networks with it.",
	hints: []string{
		"Look at the learning rates side by side in the lesson: which came down fastest without being thrown off?",
		"A hundred epochs are few, so the rate of the lesson's long training, 0.1, is too careful here. Multiply it by 3 and look; then again.",
		"Anything from about 3 to 20 works for all three. Try 10.",
	},
	right: "Whether a rate is good depends on the data, the start and the time that you have. People find it as you just did: by trying, three times as much or a third.",
}

// rateGoal is the loss to get below in exercise 7.3.
const rateGoal = 0.001

// LearningRate checks exercise 7.3: a learning rate with which three 2-2-1
// networks get below a loss of 0.001 on the four people in 100 epochs.
func LearningRate[N Number](rate N) {
	eta := float64(rate)
	current.answer(exLearningRate, func(t *trial) verdict {
		if isTODO(eta) {
			return verdict{outcome: untouched}
		}
		v := verdict{want: fmt.Sprintf("a loss below %v in 100 epochs for each of three starts", rateGoal)}
		if eta <= 0 || !finite([]float64{eta}) {
			v.got = "η = " + number(eta)
			v.hint = "A learning rate is a finite number above 0: with 0 nothing moves, and below 0 the network goes uphill."
			return v
		}
		people := data.People()
		X := data.Offsets(135, 66).ApplyAll(people.X)
		var reached []string
		stuck, worst := false, 0.0
		for seed := range uint64(3) {
			net := started(seed + 1)
			_, err := nn.SGD{LearningRate: eta, Epochs: 100}.Train(context.Background(), net, X, people.Y)
			switch {
			case errors.Is(err, nn.ErrDiverged):
				reached = append(reached, "diverged")
				stuck = true
				continue
			case err != nil:
				v.got = code(err.Error())
				return v
			}
			loss := net.Loss(nn.MSE, X, people.Y)
			reached = append(reached, fmt.Sprintf("%.5f", loss))
			stuck = stuck || loss > 0.24 && eta > 10
			worst = max(worst, loss)
		}
		v.got = fmt.Sprintf("%s with η = %s", strings.Join(reached, ", "), number(eta))
		switch {
		case stuck:
			v.hint = "Too large: the very first steps threw the weights so far that the sigmoids are saturated. Their slopes are 0 out there, so nothing moves any more."
		case worst < rateGoal:
			return verdict{outcome: right}
		case worst > 0.1:
			v.hint = "Much too small: after a hundred epochs the networks have hardly left their start. Try ten times as much."
		default:
			v.hint = "All go downhill, but not fast enough for a hundred epochs. Be bolder: try three times as much."
		}
		return v
	})
}

var exBatchLoop = &exercise{
	name:  "BatchLoop",
	title: "Write the loop: all at once",
	todo:  "Let `trainOnAll` average the gradients of all samples and make one step, once for each epoch.",
	hints: []string{
		"In each epoch: go through all samples and add up their gradients *without* touching the network; then make a single step with the mean.",
		"`_, g := net.Backprop(nn.MSE, X[i], Y[i])` gives the gradients of one sample, and `g.Values()` all of them as a slice, in the same order as `net.Params()`.",
		"After the loop over the samples: `params := net.Params()`, then `params[j] -= learningRate * sum[j] / float64(len(X))` for each `j`, and `net.SetParams(params)`. The sums start at 0 in every epoch.",
	},
	right: "The same weights as with `nn.SGD` and a batch of all samples, to the last digits.",
}

type loopInput struct {
	net          *nn.Network
	X, Y         [][]float64
	learningRate float64
	epochs       int
}

// BatchLoop checks exercise 7.4: gradient descent in place with the mean
// gradient of the MSE over all samples, one step an epoch.
func BatchLoop(f func(net *nn.Network, X, Y [][]float64, learningRate float64, epochs int)) {
	type in = loopInput
	trained := func(train func(in)) func(in) []float64 {
		return func(n in) []float64 { train(n); return n.net.Params() }
	}
	// loop moves the network once an epoch; weight is that of a sample.
	loop := func(n in, weight float64) {
		for range n.epochs {
			params := n.net.Params()
			for i := range n.X {
				_, g := n.net.Backprop(nn.MSE, n.X[i], n.Y[i])
				for j, d := range g.Values() {
					params[j] -= n.learningRate * weight * d
				}
			}
			n.net.SetParams(params)
		}
	}
	mean := func(n in) { loop(n, 1/float64(len(n.X))) }
	oneByOne := func(n in, weight float64) {
		for range n.epochs {
			for i := range n.X {
				n.net.Step(nn.MSE, n.X[i], n.Y[i], n.learningRate*weight)
			}
		}
	}
	answer(exBatchLoop, suite[in]{
		inputs: func() []in {
			people, xor := data.People(), data.XOR()
			X, Y := rows(data.Offsets(135, 66).ApplyAll(people.X)), rows(people.Y)
			return []in{
				{started(1), X, Y, 0.1, 1},
				{started(2), X, Y, 0.1, 20},
				{started(3), rows(xor.X), rows(xor.Y), 0.5, 3},
				{started(4), X[:1], Y[:1], 1, 2},
			}
		},
		call: func(n in) string {
			return fmt.Sprintf("trainOnAll(net, X, Y, %v, %d) with X = %v, Y = %v", n.learningRate, n.epochs, n.X, n.Y)
		},
		want:    trained(mean),
		shipped: trained(func(in) {}),
		format:  func(params []float64) string { return "net.Params() = " + list(params, short) },
		mistakes: []mistake[in]{
			{trained(func(n in) { oneByOne(n, 1) }),
				"That is SGD with one sample at a time: each sample moves the network at once. Here all gradients are taken at the *same* weights, and only then there is a step."},
			{trained(func(n in) { oneByOne(n, 1/float64(len(n.X))) }),
				"The steps are short enough, but each sample still moves the network at once. Here all gradients are taken at the *same* weights, and only then there is a step."},
			{trained(func(n in) { loop(n, 1) }),
				"You step against the *sum* of the gradients. Divide by the number of samples for the mean."},
			{trained(func(n in) { loop(n, -1/float64(len(n.X))) }),
				"The network goes up the hill: go *against* the gradient, with a minus."},
			{trained(func(n in) { n.epochs = 1; mean(n) }),
				"The network makes one step in all. An outer loop repeats everything `epochs` times."},
			{trained(func(n in) { n.X = n.X[len(n.X)-1:]; n.Y = n.Y[len(n.Y)-1:]; mean(n) }),
				"Only the last sample counts. Add the gradients up, `sum[j] += d`, rather than replacing one by the next."},
			{trained(func(n in) {
				n.Y = n.Y[len(n.Y)-1:]
				weight := 1 / float64(len(n.X))
				n.X = n.X[len(n.X)-1:]
				loop(n, weight)
			}), "Only the last sample counts. Add the gradients up, `sum[j] += d`, rather than replacing one by the next."},
			{trained(func(n in) { n.learningRate = 0.1; mean(n) }),
				"The learning rate is always 0.1 in your loop. Use the one that is handed over, `learningRate`."},
			{trained(func(n in) {
				sum := make([]float64, n.net.NumParams())
				for range n.epochs {
					params := n.net.Params()
					for i := range n.X {
						_, g := n.net.Backprop(nn.MSE, n.X[i], n.Y[i])
						for j, d := range g.Values() {
							sum[j] += d
						}
					}
					for j, d := range sum {
						params[j] -= n.learningRate * d / float64(len(n.X))
					}
					n.net.SetParams(params)
				}
			}), "The first epoch is right. From the second on, the gradients of the epochs before are still in the sum: let it start at 0 in every epoch."},
		},
	}, func(n in) []float64 { f(n.net, n.X, n.Y, n.learningRate, n.epochs); return n.net.Params() })
}

// started returns a 2-2-1 network with a random start.
func started(seed uint64) *nn.Network {
	net := two21()
	net.InitNormal(rand.New(rand.NewPCG(seed, 7)), 1)
	return net
}

func rows(m *mat.Dense) [][]float64 {
	n, _ := m.Dims()
	all := make([][]float64, n)
	for i := range all {
		all[i] = mat.Row(nil, i, m)
	}
	return all
}

// short formats v with four decimals.
func short(v float64) string { return fmt.Sprintf("%.4f", v) }
