//go:build unix

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"fromscratch/data"
	"fromscratch/nn"

	"gonum.org/v1/gonum/mat"
)

// goNet is the contestant of this module.
type goNet struct {
	train, test, people *data.Set
	digits, small       *nn.Network // as initialised
}

func newGoNet(trainImages, testImages *data.Images) *goNet {
	g := &goNet{
		train:  trainImages.Set(trainImages.Len()),
		test:   testImages.Set(testImages.Len()),
		people: data.People(),
		digits: nn.New(784, nn.Dense(128, nn.Sigmoid), nn.Dense(64, nn.Sigmoid), nn.Dense(10, nn.Softmax)),
		small:  nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid)),
	}
	g.people.X.Apply(func(_, j int, v float64) float64 { return v - []float64{135, 66}[j] }, g.people.X)
	rng := rand.New(rand.NewPCG(1, 1))
	g.digits.InitFanIn(rng)
	g.small.InitNormal(rng, 1)
	return g
}

func (g *goNet) do(_ contestant, j job) (result, error) {
	var s stopwatch
	switch j.Task {
	case people:
		// A thousandth of a second is too short to measure once.
		const repeats = 20
		var net *nn.Network
		for range repeats {
			net = g.small.Clone()
			if err := s.train(net, nn.MSE, g.people.X, g.people.Y, j); err != nil {
				return result{}, err
			}
		}
		loss := net.Loss(nn.MSE, g.people.X, g.people.Y)
		return result{Seconds: s.seconds / repeats, Wall: s.wall / repeats, Loss: loss}, nil

	case train:
		net := g.digits.Clone()
		if j.Batch == 1 {
			s.time(func() {
				for i := j.From; i < j.From+j.Count; i++ {
					net.Step(nn.CrossEntropy, g.train.X.RawRowView(i), g.train.Y.RawRowView(i), j.Rate)
				}
			})
		} else if err := s.train(net, nn.CrossEntropy, window(g.train.X, j.From, j.Count), window(g.train.Y, j.From, j.Count), j); err != nil {
			return result{}, err
		}
		Y := window(g.test.Y, 0, j.Check)
		return s.judge(net.PredictAll(window(g.test.X, 0, j.Check)), Y), nil

	case forward:
		net, X := g.digits.Clone(), window(g.train.X, j.From, j.Count)
		Yhat := mat.NewDense(j.Count, net.Out(), nil)
		s.time(func() {
			for i := range j.Count {
				net.PredictTo(Yhat.RawRowView(i), X.RawRowView(i))
			}
		})
		return s.judge(Yhat, window(g.train.Y, j.From, j.Count)), nil

	case predict:
		net := g.digits.Clone()
		var Yhat *mat.Dense
		s.time(func() { Yhat = net.PredictAll(g.test.X) })
		return s.judge(Yhat, g.test.Y), nil

	case reach:
		net := g.digits.Clone()
		var r result
		for at := 0; r.Accuracy < j.Goal && at < j.Limit; at += j.Count {
			from := at % images
			if err := s.train(net, nn.CrossEntropy, window(g.train.X, from, j.Count), window(g.train.Y, from, j.Count), j); err != nil {
				return r, err
			}
			r = s.judge(net.PredictAll(g.test.X), g.test.Y)
			r.Samples = at + j.Count
		}
		return r, nil
	}
	return result{}, fmt.Errorf("unknown task %q", j.Task)
}

// epoch returns the seconds for an epoch of all training images, one at a time.
func (g *goNet) epoch(rate float64) (float64, error) {
	var s stopwatch
	err := s.train(g.digits.Clone(), nn.CrossEntropy, g.train.X, g.train.Y, job{Batch: 1, Count: images, Rate: rate})
	return s.seconds, err
}

// allocations returns how often a step allocates memory.
func (g *goNet) allocations() float64 {
	net, i := g.digits.Clone(), 0
	return testing.AllocsPerRun(1000, func() {
		net.Step(nn.CrossEntropy, g.train.X.RawRowView(i), g.train.Y.RawRowView(i), 0.05)
		i++
	})
}

// window returns count rows of m, which it shares with m.
func window(m *mat.Dense, from, count int) *mat.Dense {
	_, cols := m.Dims()
	return m.Slice(from, from+count, 0, cols).(*mat.Dense)
}

// stopwatch adds up the time of what it runs.
type stopwatch struct {
	seconds, wall float64
}

func (s *stopwatch) time(f func()) {
	wall, cpu := time.Now(), processorTime()
	f()
	s.seconds += processorTime() - cpu
	s.wall += time.Since(wall).Seconds()
}

// train trains for an epoch, or for j.Count epochs of the people.
func (s *stopwatch) train(net *nn.Network, loss nn.Loss, X, Y mat.Matrix, j job) (err error) {
	sgd := nn.SGD{LearningRate: j.Rate, Epochs: 1, BatchSize: j.Batch, Loss: loss}
	if j.Task == people {
		sgd.Epochs = j.Count
	}
	s.time(func() { _, err = sgd.Train(context.Background(), net, X, Y) })
	return err
}

func (s *stopwatch) judge(Yhat, Y mat.Matrix) result {
	return result{
		Seconds: s.seconds, Wall: s.wall,
		Loss: nn.CrossEntropy.Mean(Yhat, Y), Accuracy: nn.Accuracy(Yhat, Y),
	}
}

// processorTime returns the seconds that all threads of this process have run.
func processorTime() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // its arguments are right
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}
