package viz

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/plot"

	"fromscratch/data"
	"fromscratch/nn"
)

// people returns the four people, centred as the lessons do.
func people() *data.Set {
	s := data.People()
	s.X = data.Offsets(135, 66).ApplyAll(s.X)
	s.Units = []string{"lb − 135", "in − 66"}
	return s
}

// trained returns a 2-2-1 network trained on the people, and its history.
func trained(t *testing.T, sgd nn.SGD) (*nn.Network, *nn.History) {
	t.Helper()
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitNormal(rand.New(rand.NewPCG(1, 2)), 1)
	s := people()
	h, err := sgd.Train(context.Background(), net, s.X, s.Y)
	if err != nil {
		t.Fatal(err)
	}
	return net, h
}

func TestLoss(t *testing.T) {
	_, h := trained(t, nn.SGD{Epochs: 1000})
	checkGolden(t, "loss", Loss(h, LossOptions{}))
	checkGolden(t, "loss_mean", Loss(h, LossOptions{MeanOnly: true}))
	checkGolden(t, "loss_log", Loss(h, LossOptions{Log: true}))
}

func TestLosses(t *testing.T) {
	var runs []Run
	for _, rate := range []float64{0.001, 0.01, 0.1, 1, 10} {
		_, h := trained(t, nn.SGD{Epochs: 300, LearningRate: rate})
		runs = append(runs, Run{"η = " + short(rate, 3), h})
	}
	checkGolden(t, "losses", Losses(runs, LossesOptions{}))
	checkGolden(t, "losses_log", Losses(runs, LossesOptions{Log: true}))
}

// epochs makes a history of one sample a value.
func epochs(means ...float64) *nn.History {
	h := &nn.History{}
	for i, v := range means {
		h.Epochs = append(h.Epochs, nn.Epoch{Number: i + 1, MinLoss: v, Loss: v, MaxLoss: v})
	}
	return h
}

func TestDegenerateLosses(t *testing.T) {
	spread := epochs(0.5)
	spread.Epochs[0].MinLoss, spread.Epochs[0].MaxLoss = 0, 1
	diverging := epochs(0.5, 3, 1e20, 1e250, math.Inf(1), math.NaN())
	converging := epochs(0.5, 0.1, 1e-5, 1e-20, 0, 0)
	var plots []*plot.Plot
	for _, log := range []bool{false, true} {
		opts := LossOptions{Log: log}
		plots = append(plots,
			Loss(&nn.History{}, opts),
			Loss(epochs(0.25), opts),
			Loss(spread, opts),
			Loss(epochs(0, 0, 0), opts),
			Loss(diverging, opts),
			Loss(converging, opts),
			Losses(nil, LossesOptions{Log: log}),
			Losses([]Run{{"a", diverging}, {"b", converging}, {"c", &nn.History{}}}, LossesOptions{Log: log}),
		)
	}
	checkPicture(t, "degenerate_losses", encode(render(4, 320, 180, plots...)))
}
