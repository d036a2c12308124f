package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"fromscratch/data"
	"fromscratch/nn"

	"gonum.org/v1/gonum/mat"
)

// goNet does jobs with nn.
type goNet struct {
	train, test, people *data.Set
	digits, small       *nn.Network // as initialised
}

func newGoNet(train, test *data.Images) *goNet {
	g := &goNet{
		train:  train.First(train.Len()),
		test:   test.First(min(test.Len(), 2000)), // as many as peer.py judges by
		people: data.People(),
		digits: nn.New(784, nn.Dense(128, nn.Sigmoid), nn.Dense(64, nn.Sigmoid), nn.Dense(10, nn.Softmax)),
		small:  nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid)),
	}
	g.people.X = data.Offsets(135, 66).ApplyAll(g.people.X)
	rng := rand.New(rand.NewPCG(1, 1))
	g.digits.InitFanIn(rng)
	g.small.InitNormal(rng, 1)
	return g
}

func (g *goNet) do(j job) (a answer, err error) {
	if j.Threads == 1 {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	}
	net, judge, X, Y := g.small.Clone(), g.people, g.people.X, g.people.Y
	sgd := nn.SGD{LearningRate: j.Rate, Epochs: j.Count, BatchSize: j.Batch, Loss: nn.MSE}
	if j.Task != "people" {
		net, judge, X, Y = g.digits.Clone(), g.test, rows(g.train.X, j), rows(g.train.Y, j)
		sgd.Epochs, sgd.Loss = 1, nn.CrossEntropy
	}
	var Yhat *mat.Dense
	start := time.Now()
	switch j.Task {
	case "people", "batches":
		_, err = sgd.Train(context.Background(), net, X, Y)
	case "steps":
		for i := range j.Count {
			net.Step(sgd.Loss, X.RawRowView(i), Y.RawRowView(i), j.Rate)
		}
	case "forward":
		Yhat = mat.NewDense(j.Count, net.Out(), nil)
		for i := range j.Count {
			net.PredictTo(Yhat.RawRowView(i), X.RawRowView(i))
		}
	case "predict":
		Yhat = net.PredictAll(X)
	default:
		err = fmt.Errorf("unknown task %q", j.Task)
	}
	a.Wall = time.Since(start).Seconds()
	if Yhat == nil {
		Yhat, Y = net.PredictAll(judge.X), judge.Y
	}
	a.Loss = sgd.Loss.Mean(Yhat, Y)
	return a, err
}

// allocations returns how often a step allocates memory.
func (g *goNet) allocations() float64 {
	net, x, y := g.digits.Clone(), g.train.X.RawRowView(0), g.train.Y.RawRowView(0)
	return testing.AllocsPerRun(1000, func() { net.Step(nn.CrossEntropy, x, y, 0.05) })
}

// rows returns the rows of m for a job.
func rows(m *mat.Dense, j job) *mat.Dense {
	_, cols := m.Dims()
	return m.Slice(j.From, j.From+j.Count, 0, cols).(*mat.Dense)
}
