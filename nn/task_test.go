package nn

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// task is a network with something to learn.
type task struct {
	pairing
	X, Y *mat.Dense
}

// randomTask draws a task: up to four layers of any kinds, and samples in which
// a share of the values, none to all, is 0.
func randomTask(rng *rand.Rand) task {
	in, samples := 1+rng.IntN(20), 1+rng.IntN(6)
	var net *Network
	loss := Loss(rng.IntN(2))
	for net == nil || net.checkLoss(loss) != nil {
		specs := make([]Spec, 1+rng.IntN(4))
		for i := range specs {
			specs[i] = Dense(1+rng.IntN(5), Activation(rng.IntN(int(Softmax)+1)))
		}
		net = New(in, specs...)
	}
	net.InitNormal(rng, 0.7)
	X, Y := normal(rng, samples, in), normal(rng, samples, net.Out())
	zeros := rng.Float64() * 1.2
	X.Apply(func(_, _ int, v float64) float64 {
		if rng.Float64() < zeros {
			return 0
		}
		return v
	}, X)
	if loss == CrossEntropy {
		for i := range samples {
			Softmax.Apply(Y.RawRowView(i), Y.RawRowView(i))
			if net.Out() == 1 {
				Y.Set(i, 0, rng.Float64())
			}
		}
	}
	return task{pairing{net, loss}, X, Y}
}

func (k task) String() string {
	text := fmt.Sprint(k.net.In())
	for _, l := range k.net.Layers {
		text += fmt.Sprintf("-%d %v", l.B.Len(), l.Activation)
	}
	return fmt.Sprintf("%s, %v", text, k.loss)
}
