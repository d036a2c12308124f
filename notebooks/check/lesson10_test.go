package check

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"fromscratch/data"
	"fromscratch/nn"
)

func gradientWith(f func(up, down, h float64) float64) func() {
	return func() {
		NumericalGradient(func(loss func([]float64) float64, p []float64) []float64 {
			const h = 1e-5
			g := make([]float64, len(p))
			q := slices.Clone(p)
			for i := range p {
				q[i] = p[i] + h
				up := loss(q)
				q[i] = p[i] - h
				g[i] = f(up, loss(q), h)
				q[i] = p[i]
			}
			return g
		})
	}
}

// widthBy chooses the width with the smallest score.
func widthBy(score func(width int, training, validation float64) float64) func() {
	return func() {
		ChooseWidth(func(width []int, training, validation []float64) int {
			best, lowest := 0, math.Inf(1)
			for i := range width {
				if s := score(width[i], training[i], validation[i]); s < lowest {
					best, lowest = i, s
				}
			}
			return width[best]
		})
	}
}

// stopWith is early stopping; keep says what is returned.
func stopWith(better func(a, b float64) bool, patience func(p, n int) int, keep func(best, last int) int) func() {
	return func() {
		EarlyStopping(func(validation []float64, p int) int {
			best, last := 0, 0
			for epoch, v := range validation {
				last = epoch
				if epoch > 0 && better(v, validation[best]) {
					best = epoch
				} else if epoch-best >= patience(p, len(validation)) {
					break
				}
			}
			return keep(best, last)
		})
	}
}

func less(a, b float64) bool     { return a < b }
func asTold(p, _ int) int        { return p }
func theBest(best, last int) int { return best }

func recipeWith(width, epochs int, learningRate float64, loss nn.Loss) func() {
	return func() {
		BeatValidation(func(train *data.Set) *nn.Network {
			rng := rand.New(rand.NewPCG(1, 2))
			net := nn.New(2, nn.Dense(width, nn.Tanh), nn.Dense(1, nn.Sigmoid))
			net.InitFanIn(rng)
			nn.SGD{LearningRate: learningRate, Epochs: epochs, Loss: loss, Rand: rng}.Train(context.Background(), net, train.X, train.Y)
			return net
		})
	}
}

var tests10 = []answers{
	{
		exNumericalGradient,
		func() { NumericalGradient(func(loss func([]float64) float64, p []float64) []float64 { return nil }) },
		gradientWith(func(up, down, h float64) float64 { return (up - down) / (2 * h) }),
		[]wrongAnswer{
			{"h for 2h", "$2h$ apart, not $h$", gradientWith(func(up, down, h float64) float64 { return (up - down) / h })},
			{"4h", "really $2h$", gradientWith(func(up, down, h float64) float64 { return (up - down) / (4 * h) })},
			{"sign", "the sign is not", gradientWith(func(up, down, h float64) float64 { return (down - up) / (2 * h) })},
			{"not divided", "Divide it by the distance", gradientWith(func(up, down, h float64) float64 { return up - down })},
			{"all at once", "at the same time", func() {
				NumericalGradient(func(loss func([]float64) float64, p []float64) []float64 {
					const h = 1e-5
					moved := func(h float64) float64 { return loss(each(p, func(v float64) float64 { return v + h })) }
					return each(p, func(float64) float64 { return (moved(h) - moved(-h)) / (2 * h) })
				})
			}},
			{"first only", "Only the first slope", func() {
				NumericalGradient(func(loss func([]float64) float64, p []float64) []float64 {
					q := slices.Clone(p)
					q[0] += 1e-5
					return []float64{(loss(q) - loss(p)) / 1e-5}
				})
			}},
			{"in place", "a copy of your own", func() {
				NumericalGradient(func(loss func([]float64) float64, p []float64) []float64 {
					const h = 1e-5
					g := make([]float64, len(p))
					for i := range p {
						p[i] += h
						up := loss(p)
						p[i] -= 2 * h
						g[i] = (up - loss(p)) / (2 * h)
					}
					return g
				})
			}},
		},
	},
	{
		exChooseWidth,
		widthBy(func(_ int, training, _ float64) float64 { return training }),
		widthBy(func(_ int, _, validation float64) float64 { return validation }),
		[]wrongAnswer{
			{"widest", "You choose the widest", widthBy(func(width int, _, _ float64) float64 { return -float64(width) })},
			{"last of equals", "the narrower one", func() {
				ChooseWidth(func(width []int, _, validation []float64) int {
					best := 0
					for i := range width {
						if validation[i] <= validation[best] {
							best = i
						}
					}
					return width[best]
				})
			}},
			{"place", "the *place*", func() {
				ChooseWidth(func(_ []int, _, validation []float64) int { return slices.Index(validation, slices.Min(validation)) })
			}},
			{"gap", "smallest gap", widthBy(func(_ int, training, validation float64) float64 { return validation - training })},
			{"sum", "add the two losses", widthBy(func(_ int, training, validation float64) float64 { return validation + training })},
			{"largest", "largest held-out loss", widthBy(func(_ int, _, validation float64) float64 { return -validation })},
			{"first", "Which of the two losses", func() { ChooseWidth(func(width []int, _, _ []float64) int { return width[0] }) }},
		},
	},
	{
		exEarlyStopping,
		func() { EarlyStopping(func(validation []float64, patience int) int { return -1 }) },
		stopWith(less, asTold, theBest),
		[]wrongAnswer{
			{"all epochs", "best of *all*", func() {
				EarlyStopping(func(validation []float64, _ int) int { return slices.Index(validation, slices.Min(validation)) })
			}},
			{"last", "in which the training stops", stopWith(less, asTold, func(_, last int) int { return last })},
			{"no patience", "first epoch that is no improvement", stopWith(less, func(int, int) int { return 1 }, theBest)},
			{"too long", "one epoch too long", stopWith(less, func(p, _ int) int { return p + 1 }, theBest)},
			{"too early", "one epoch too early", stopWith(less, func(p, _ int) int { return max(1, p-1) }, theBest)},
			{"equal", "An equal loss", stopWith(func(a, b float64) bool { return a <= b }, asTold, theBest)},
			{"from 1", "counted from 0", stopWith(less, asTold, func(best, _ int) int { return best + 1 })},
			{"the loss", "in order", func() { EarlyStopping(func(validation []float64, _ int) int { return int(validation[0]) }) }},
		},
	},
	{
		exBeatValidation,
		func() { BeatValidation(func(train *data.Set) *nn.Network { return nil }) },
		recipeWith(8, 200, 0.1, nn.MSE),
		[]wrongAnswer{
			{"too narrow", "one straight line", recipeWith(2, 200, 0.1, nn.MSE)},
			{"too short", "has not come far enough", recipeWith(8, 5, 0.01, nn.MSE)},
			{"not trained", "no better than", func() {
				BeatValidation(func(train *data.Set) *nn.Network { return nn.New(2, nn.Dense(8, nn.Tanh), nn.Dense(1, nn.Sigmoid)) })
			}},
			{"NaN", "`NaN`", func() {
				BeatValidation(func(train *data.Set) *nn.Network {
					net := nn.New(2, nn.Dense(8, nn.Tanh), nn.Dense(1, nn.Sigmoid))
					net.Set("w1", math.NaN())
					return net
				})
			}},
			{"two outputs", "two classes are one column", func() {
				BeatValidation(func(train *data.Set) *nn.Network { return nn.New(2, nn.Dense(2, nn.Softmax)) })
			}},
		},
	},
}
