package check

import (
	"math"

	"fromscratch/nn"
)

func updateWith(f func(w, g, eta float64) float64) func() { return func() { Update(f) } }

type trainFunc = func(net *nn.Network, X, Y [][]float64, learningRate float64, epochs int)

func loopWith(f trainFunc) func() { return func() { BatchLoop(f) } }

// epochsOf makes as many passes over the samples as it is told.
func epochsOf(net *nn.Network, X, Y [][]float64, learningRate float64, epochs int) {
	for range epochs {
		for i := range X {
			net.Step(nn.MSE, X[i], Y[i], learningRate)
		}
	}
}

// batches moves the network once an epoch, against scale times the sum of the
// gradients.
func batches(scale func(n int) float64) trainFunc {
	return func(net *nn.Network, X, Y [][]float64, learningRate float64, epochs int) {
		for range epochs {
			sum := make([]float64, net.NumParams())
			for i := range X {
				_, g := net.Backprop(nn.MSE, X[i], Y[i])
				for j, d := range g.Values() {
					sum[j] += d
				}
			}
			params := net.Params()
			for j := range params {
				params[j] -= learningRate * scale(len(X)) * sum[j]
			}
			net.SetParams(params)
		}
	}
}

var tests07 = []answers{
	{
		exUpdate,
		updateWith(func(w, g, eta float64) float64 { return TODO() }),
		updateWith(func(w, g, eta float64) float64 { return w - eta*g }),
		[]wrongAnswer{
			{"plus", "*up* the hill", updateWith(func(w, g, eta float64) float64 { return w + eta*g })},
			{"no rate", "The learning rate plays no part", updateWith(func(w, g, eta float64) float64 { return w - g })},
			{"no gradient", "The gradient plays no part", updateWith(func(w, g, eta float64) float64 { return w - eta })},
			{"step", "the step alone", updateWith(func(w, g, eta float64) float64 { return -eta * g })},
			{"length", "the length of the step", updateWith(func(w, g, eta float64) float64 { return eta * g })},
			{"times w", "must not be multiplied", updateWith(func(w, g, eta float64) float64 { return w - eta*g*w })},
			{"divided", "You divide", updateWith(func(w, g, eta float64) float64 { return w - g/eta })},
			{"order", "Mind the order", updateWith(func(w, g, eta float64) float64 { return (w - eta) * g })},
		},
	},
	{
		exThreeSteps,
		func() { ThreeSteps(TODO()) },
		func() { ThreeSteps(1) },
		[]wrongAnswer{
			{"one step", "Two more", func() { ThreeSteps(4) }},
			{"two steps", "One more", func() { ThreeSteps(2) }},
			{"four steps", "too far", func() { ThreeSteps(0.5) }},
			{"old slope", "anew", func() { ThreeSteps(-4) }},
			{"slope w", "$2w$, not $w$", func() { ThreeSteps(3.375) }},
			{"uphill", "uphill", func() { ThreeSteps(27) }},
			{"no rate", "learning rate is missing", func() { ThreeSteps(-8) }},
			{"minimum", "Take one step from 8", func() { ThreeSteps(0) }},
		},
	},
	{
		exLearningRate,
		func() { LearningRate(TODO()) },
		func() { LearningRate(10) },
		[]wrongAnswer{
			{"0.001", "Much too small", func() { LearningRate(0.001) }},
			{"0.1", "three times as much", func() { LearningRate(0.1) }},
			{"1", "three times as much", func() { LearningRate(1) }},
			{"100", "Too large", func() { LearningRate(100) }},
			{"overflow", "Too large", func() { LearningRate(1e308) }},
			{"0", "above 0", func() { LearningRate(0) }},
			{"negative", "above 0", func() { LearningRate(-1) }},
			{"NaN", "above 0", func() { LearningRate(math.NaN()) }},
			{"infinite", "above 0", func() { LearningRate(math.Inf(1)) }},
		},
	},
	{
		exBatchLoop,
		loopWith(func(net *nn.Network, X, Y [][]float64, learningRate float64, epochs int) {}),
		loopWith(batches(func(n int) float64 { return 1 / float64(n) })),
		[]wrongAnswer{
			{"one at a time", "one sample at a time", loopWith(epochsOf)},
			{"one at a time, short", "short enough", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, n int) {
				epochsOf(net, X, Y, eta/float64(len(X)), n)
			})},
			{"sum of gradients", "the *sum* of the gradients", loopWith(batches(func(int) float64 { return 1 }))},
			{"uphill", "up the hill", loopWith(batches(func(n int) float64 { return -1 / float64(n) }))},
			{"one epoch", "one step in all", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, _ int) {
				batches(func(n int) float64 { return 1 / float64(n) })(net, X, Y, eta, 1)
			})},
			{"last sample", "Only the last sample", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, n int) {
				epochsOf(net, X[len(X)-1:], Y[len(Y)-1:], eta, n)
			})},
			{"last sample, divided", "Only the last sample", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, n int) {
				epochsOf(net, X[len(X)-1:], Y[len(Y)-1:], eta/float64(len(X)), n)
			})},
			{"own rate", "always 0.1", loopWith(func(net *nn.Network, X, Y [][]float64, _ float64, n int) {
				batches(func(n int) float64 { return 1 / float64(n) })(net, X, Y, 0.1, n)
			})},
			{"sum goes on", "start at 0 in every epoch", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, n int) {
				sum := make([]float64, net.NumParams())
				for range n {
					for i := range X {
						_, g := net.Backprop(nn.MSE, X[i], Y[i])
						for j, d := range g.Values() {
							sum[j] += d / float64(len(X))
						}
					}
					params := net.Params()
					for j := range params {
						params[j] -= eta * sum[j]
					}
					net.SetParams(params)
				}
			})},
			{"targets for samples", "Package `nn` refused", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, n int) { epochsOf(net, Y, X, eta, n) })},
			{"first sample", "In each epoch", loopWith(func(net *nn.Network, X, Y [][]float64, eta float64, n int) { epochsOf(net, X[:1], Y, eta, n) })},
		},
	},
}
