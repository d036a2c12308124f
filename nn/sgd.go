package nn

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// What the zero value of a field of [SGD] stands for.
const (
	DefaultLearningRate = 0.1
	DefaultEpochs       = 100
	DefaultBatchSize    = 1
)

// SGD trains a network by stochastic gradient descent: it picks a few samples,
// takes the partial derivatives of their mean loss, moves every parameter p to
// p − η ∂L/∂p, and goes on to the next samples.
//
// The zero value works, with the defaults that the fields state.
type SGD struct {
	// LearningRate is η. 0 stands for 0.1.
	LearningRate float64

	// Epochs is the number of passes over the samples. 0 stands for 100.
	Epochs int

	// BatchSize is the number of samples a step learns from; the last step of
	// an epoch takes what is left. 0 stands for 1.
	BatchSize int

	// Loss is what the training makes small. The zero value is MSE.
	Loss Loss

	// Rand shuffles the samples before each epoch. nil keeps their order.
	Rand *rand.Rand

	// OnEpoch, if there is one, is called after each epoch and returns whether
	// to go on. It may use the network.
	OnEpoch func(Epoch) (more bool)
}

// ErrDiverged is the error of a training run whose loss or parameters are no
// longer finite numbers.
var ErrDiverged = errors.New("training diverged")

func (s SGD) withDefaults() (SGD, error) {
	if !(s.LearningRate >= 0) || math.IsInf(s.LearningRate, 1) {
		return s, fmt.Errorf("nn: LearningRate is %v; it must be a positive number", s.LearningRate)
	}
	if s.Epochs < 0 {
		return s, fmt.Errorf("nn: Epochs is %d; it must be positive", s.Epochs)
	}
	if s.BatchSize < 0 {
		return s, fmt.Errorf("nn: BatchSize is %d; it must be positive", s.BatchSize)
	}
	if s.LearningRate == 0 {
		s.LearningRate = DefaultLearningRate
	}
	if s.Epochs == 0 {
		s.Epochs = DefaultEpochs
	}
	if s.BatchSize == 0 {
		s.BatchSize = DefaultBatchSize
	}
	return s, nil
}

func (s SGD) diverged(epoch int, what string, value float64) error {
	return fmt.Errorf("nn: %w in epoch %d: %s is %v; initialise the network again and try a smaller LearningRate, %.3g instead of %.3g",
		ErrDiverged, epoch, what, value, s.LearningRate/10, s.LearningRate)
}
