package check

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"fromscratch/data"
	"fromscratch/nn"
)

var lesson10 = lesson{10, "A recipe", []*exercise{exNumericalGradient, exChooseWidth, exEarlyStopping, exBeatValidation}}

var exNumericalGradient = &exercise{
	name:  "NumericalGradient",
	title: "The numerical check",
	todo:  "Let `measuredGradient` measure the slope of `loss` by each parameter.",
	hints: []string{
		"For each parameter on its own: a little more of it, a little less of it, all others unchanged. The difference of the two losses, divided by the distance.",
		"Work on a copy, `q := slices.Clone(p)`. For each `i`: set `q[i] = p[i] + h` and evaluate, set `q[i] = p[i] - h` and evaluate, then set `q[i] = p[i]` again.",
		"The slope by `p[i]` is `(up - down) / (2 * h)`, with `h := 1e-5`.",
	},
	right: "It is slow, two forward passes for each parameter, and it knows nothing about chain rules. Just that makes it a good witness.",
}

type landscape struct {
	name     string
	loss     func(p []float64) float64
	p        []float64
	gradient []float64
}

// NumericalGradient checks exercise 10.1: the partial derivatives of loss at p,
// to about three decimals.
func NumericalGradient(f func(loss func(p []float64) float64, p []float64) []float64) {
	type in = landscape
	times := func(k float64) func(in) []float64 {
		return func(l in) []float64 { return each(l.gradient, func(d float64) float64 { return k * d }) }
	}
	answer(exNumericalGradient, suite[in]{
		inputs: func() []in {
			return []in{
				{"p1²", func(p []float64) float64 { return p[0] * p[0] }, []float64{3}, []float64{6}},
				{"p1² + 5·p2", func(p []float64) float64 { return p[0]*p[0] + 5*p[1] }, []float64{1, 2}, []float64{2, 5}},
				{"p1·p2·p3", func(p []float64) float64 { return p[0] * p[1] * p[2] }, []float64{2, -3, 4}, []float64{-12, 8, -6}},
				{"e^p1 + p2³", func(p []float64) float64 { return math.Exp(p[0]) + p[1]*p[1]*p[1] }, []float64{0, 2}, []float64{1, 12}},
				{"7", func([]float64) float64 { return 7 }, []float64{1, 1, 1, 1}, []float64{0, 0, 0, 0}},
			}
		},
		call:   func(l in) string { return call("measuredGradient", "loss", l.p) + " with the loss " + l.name },
		want:   times(1),
		within: 1e-3,
		mistakes: []mistake[in]{
			{times(2),
				"Every slope is twice as large as it should be: the two points are $2h$ apart, not $h$."},
			{times(0.5),
				"Every slope is half as large as it should be. Are the two points really $2h$ apart?"},
			{times(-1),
				"The size is right, the sign is not: it is the loss with *more* of the parameter minus the loss with less."},
			{times(0),
				"The difference of two losses close together is nearly 0. Divide it by the distance of the two points."},
			{func(l in) []float64 {
				sum := 0.0
				for _, d := range l.gradient {
					sum += d
				}
				return each(l.gradient, func(float64) float64 { return sum })
			}, "All parameters are moved at the same time, so you measure the sum of all slopes. Move one, evaluate, and put it back before the next."},
			{func(l in) []float64 { return l.gradient[:1] },
				"Only the first slope comes back. There should be one for each parameter: does the `return` stand inside the loop?"},
		},
	}, func(l in) []float64 { return f(l.loss, l.p) })
}

var exChooseWidth = &exercise{
	name:  "ChooseWidth",
	title: "Find the mistake: which width?",
	todo:  "This is the code as it came, with its mistake. By what does it choose?",
	hints: []string{
		"Which of the two losses tells how the network does on samples that it has not learned from?",
		"The training loss nearly always falls with the width: choosing by it means choosing the widest. Compare the *held-out* losses.",
		"In the comparison, put `heldOut[i] < heldOut[best]`.",
	},
	right: "\"More units are better\" holds for the training loss. The held-out loss has the last word.",
}

type widths struct {
	width                []int
	training, validation []float64
}

// ChooseWidth checks exercise 10.2: the width with the smallest held-out loss,
// the first of several.
func ChooseWidth(f func(width []int, training, validation []float64) int) {
	type in = widths
	// smallest returns the first width with the smallest of losses.
	smallest := func(losses func(in) []float64) func(in) []float64 {
		return one(func(w in) float64 {
			l := losses(w)
			return float64(w.width[slices.Index(l, slices.Min(l))])
		})
	}
	byValidation := func(w in) []float64 { return w.validation }
	answer(exChooseWidth, suite[in]{
		inputs: func() []in {
			return []in{
				{[]int{1, 2, 4, 8, 16}, []float64{0.24, 0.11, 0.05, 0.02, 0.001}, []float64{0.25, 0.12, 0.07, 0.09, 0.15}},
				{[]int{3, 30, 300}, []float64{0.09, 0.03, 0.01}, []float64{0.08, 0.2, 0.4}},
				{[]int{2, 4, 8}, []float64{0.2, 0.1, 0.05}, []float64{0.3, 0.1, 0.1}},
				{[]int{4, 8, 12}, []float64{0.1, 0.02, 0.03}, []float64{0.2, 0.19, 0.18}},
				{[]int{5}, []float64{0.1}, []float64{0.3}},
				{[]int{10, 20, 40}, []float64{0.05, 0.08, 0.04}, []float64{0.11, 0.09, 0.1}},
			}
		},
		call: func(w in) string {
			return call("chooseWidth", fmt.Sprintf("%#v", w.width), w.training, w.validation)
		},
		want:    smallest(byValidation),
		shipped: smallest(func(w in) []float64 { return w.training }),
		mistakes: []mistake[in]{
			{one(func(w in) float64 { return float64(slices.Max(w.width)) }),
				"You choose the widest. The held-out losses say that more units are not always better."},
			{one(func(w in) float64 {
				best := 0
				for i, v := range w.validation {
					if v <= w.validation[best] {
						best = i
					}
				}
				return float64(w.width[best])
			}), "Nearly: where two widths are equally good, take the narrower one, the first. It costs less; that is `<` instead of `<=`."},
			{one(func(w in) float64 { return float64(slices.Index(w.validation, slices.Min(w.validation))) }),
				"That is the *place* of the best width in the list. Return the width itself, `width[best]`."},
			{smallest(func(w in) []float64 {
				gap := make([]float64, len(w.width))
				for i := range gap {
					gap[i] = w.validation[i] - w.training[i]
				}
				return gap
			}), "You choose the smallest gap between the two losses. A network that does badly on both has a small gap too: what counts is the held-out loss itself."},
			{smallest(func(w in) []float64 {
				sum := make([]float64, len(w.width))
				for i := range sum {
					sum[i] = w.validation[i] + w.training[i]
				}
				return sum
			}), "You add the two losses. The training loss has no say here: it rewards learning by heart."},
			{smallest(func(w in) []float64 { return each(w.validation, func(v float64) float64 { return -v }) }),
				"You choose the largest held-out loss. The smallest is the best."},
		},
	}, one(func(w in) float64 { return float64(f(w.width, w.training, w.validation)) }))
}

var exEarlyStopping = &exercise{
	name:  "EarlyStopping",
	title: "Stop early",
	todo:  "Let `stopEarly` return the epoch whose network is kept, counted from 0.",
	hints: []string{
		"Go through the epochs in order and remember the best one so far. After each, ask how many have passed since then.",
		"A new best is a loss *below* the best so far: remember its epoch. If otherwise `epoch - best >= patience`, the training is over.",
		"Start with `best := 0`. In the loop: `if loss < heldOut[best] { best = epoch } else if epoch-best >= patience { break }`. After it, return `best`.",
	},
	right: "The network that is kept is the best one, not the last one. Whoever stops must therefore have saved it on the way: a `Clone` at each new best.",
}

type stopping struct {
	validation []float64
	patience   int
}

// EarlyStopping checks exercise 10.3: the epoch of the smallest held-out loss
// before the training stops, which it does after patience epochs without a new
// smallest one.
func EarlyStopping(f func(validation []float64, patience int) int) {
	type in = stopping
	// stop returns the best and the last epoch.
	stop := func(s in, better func(a, b float64) bool) (best, last int) {
		for epoch, v := range s.validation {
			if epoch == 0 {
				continue
			}
			if better(v, s.validation[best]) {
				best = epoch
			} else if epoch-best >= s.patience {
				return best, epoch
			}
		}
		return best, len(s.validation) - 1
	}
	below := func(a, b float64) bool { return a < b }
	bestOf := func(change func(*in)) func(in) []float64 {
		return one(func(s in) float64 {
			change(&s)
			best, _ := stop(s, below)
			return float64(best)
		})
	}
	answer(exEarlyStopping, suite[in]{
		inputs: func() []in {
			return []in{
				{[]float64{5, 4, 3, 4, 5, 6, 7, 1}, 3},
				{[]float64{4, 5, 3, 6, 6, 6, 1}, 3},
				{[]float64{5, 4, 3, 4, 3.5, 2, 2.5, 3, 3, 1}, 3},
				{[]float64{3, 2, 1}, 2},
				{[]float64{2, 3, 4}, 1},
				{[]float64{3, 2, 2, 2, 1}, 3},
				{[]float64{3, 2, 2, 2, 1}, 2},
				{[]float64{5, 4, 5, 5, 3}, 2},
				{[]float64{1}, 5},
			}
		},
		call:    func(s in) string { return call("stopEarly", s.validation, s.patience) },
		want:    bestOf(func(*in) {}),
		shipped: one(func(in) float64 { return -1 }),
		mistakes: []mistake[in]{
			{bestOf(func(s *in) { s.patience = len(s.validation) }),
				"You take the best of *all* epochs. But after `patience` epochs without a new best the training stops, and nobody gets to see what would have come."},
			{one(func(s in) float64 { _, last := stop(s, below); return float64(last) }),
				"That is the epoch in which the training stops. The network that is kept is the best one before."},
			{bestOf(func(s *in) { s.patience = 1 }),
				"You stop at the first epoch that is no improvement. `patience` says how many such epochs in a row are put up with."},
			{bestOf(func(s *in) { s.patience++ }),
				"You wait one epoch too long: after exactly `patience` epochs without a new best it is over."},
			{bestOf(func(s *in) { s.patience = max(1, s.patience-1) }),
				"You stop one epoch too early: `patience` epochs without a new best are put up with, counting from the one after the best."},
			{one(func(s in) float64 {
				best, _ := stop(s, func(a, b float64) bool { return a <= b })
				return float64(best)
			}), "An equal loss counts as a new best in your answer. Only a loss *below* the best so far does."},
			{one(func(s in) float64 { best, _ := stop(s, below); return float64(best + 1) }),
				"One too many: the epochs are counted from 0 here, as the places in the slice."},
		},
	}, one(func(s in) float64 { return float64(f(s.validation, s.patience)) }))
}

var exBeatValidation = &exercise{
	name:  "BeatValidation",
	title: "Beat this held-out loss",
	todo:  "Let `myRecipe` build, start and train a network on the set, and return it.",
	hints: []string{
		"Take the steps of the recipe in order: structure, start, training. The moons are bent: what does a network need to draw a bent boundary?",
		"One hidden layer of about 8 neurons with tanh is enough, with `InitFanIn` for the start and `nn.SGD` for the training. Shuffle the samples: give `nn.SGD` a `Rand`.",
		"Learning rate 0.1 and 200 epochs do it: `nn.SGD{LearningRate: 0.1, Epochs: 200, Rand: rng}.Train(context.Background(), net, train.X, train.Y)`.",
	},
	right: "On samples that it has never seen: that is what counts.",
	limit: 10 * time.Second,
}

// validationGoal is the loss to get below in exercise 10.4.
const validationGoal = 0.04

// BeatValidation checks exercise 10.4: a network, trained on the set by the
// learner's recipe, whose MSE on 1000 other points of the two moons is below
// 0.04. The recipe may take ten seconds.
func BeatValidation(recipe func(train *data.Set) *nn.Network) {
	current.answer(exBeatValidation, func(t *trial) verdict {
		train := data.Moons(200, 0.2, rand.New(rand.NewPCG(10, 4)))
		validation := data.Moons(1000, 0.2, rand.New(rand.NewPCG(4, 10)))
		var in, out, layers, hidden int
		var loss, learned float64
		t.run("myRecipe(train)", func() {
			net := recipe(train)
			if net == nil || len(net.Layers) == 0 {
				return
			}
			layers, hidden = len(net.Layers), net.Layers[0].B.Len()
			if in, out = net.In(), net.Out(); in == 2 && out == 1 {
				loss, learned = net.Loss(nn.MSE, validation.X, validation.Y), net.Loss(nn.MSE, train.X, train.Y)
			}
		})
		if layers == 0 {
			return verdict{outcome: untouched}
		}
		if in != 2 || out != 1 {
			return verdict{want: "a network with 2 inputs and 1 output", got: fmt.Sprintf("%d and %d", in, out),
				hint: "As many inputs as features, `train.Features`; and one output, since two classes are one column of 0 and 1."}
		}
		if loss < validationGoal {
			return verdict{outcome: right}
		}
		v := verdict{
			want: fmt.Sprintf("a held-out loss below %v", validationGoal),
			got:  fmt.Sprintf("%.4f; the training loss is %.4f", loss, learned),
		}
		switch {
		case math.IsNaN(loss):
			v.hint = "The network consists of `NaN`: the training has diverged. Take a smaller learning rate, and look at the error that `Train` returns."
		case loss > 0.2:
			v.hint = "That is no better than always answering 0.5. Is the network initialised, and is it trained at all? With all weights 0 it cannot learn."
		case layers == 1 || hidden < 3:
			v.hint = "That is about what one straight line can do. The boundary between the moons is bent: add hidden neurons."
		default:
			v.hint = "The structure can do it; the network has not come far enough. More epochs, or a larger learning rate."
		}
		return v
	})
}
