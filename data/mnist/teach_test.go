package mnist_test

import (
	"math/rand/v2"
	"os"
	"testing"

	"fromscratch/data"
	"fromscratch/data/mnist"
	"fromscratch/nn"
)

// TestDigitsTeach trains the network of the course on synthetic digits, as the
// documentation of Digits says, and shows it fresh ones and real ones. It takes
// a while and needs the real ones.
func TestDigitsTeach(t *testing.T) {
	if os.Getenv(mnist.DirVar) == "" {
		t.Logf("%s is not set: no real digits", mnist.DirVar)
		return
	}
	const n = 50000
	train := data.Digits(n, rand.New(rand.NewPCG(1, 0))).First(n)
	fresh := data.Digits(5000, rand.New(rand.NewPCG(2, 0))).First(5000)
	net := nn.New(784, nn.Dense(128, nn.Sigmoid), nn.Dense(64, nn.Sigmoid), nn.Dense(10, nn.Softmax))
	net.InitFanIn(rand.New(rand.NewPCG(3, 0)))
	for i, sgd := range []nn.SGD{{LearningRate: 0.05, Epochs: 4}, {LearningRate: 0.01, Epochs: 1}} {
		sgd.Loss, sgd.Rand = nn.CrossEntropy, rand.New(rand.NewPCG(uint64(4+i), 0))
		if _, err := sgd.Train(t.Context(), net, train.X, train.Y); err != nil {
			t.Fatal(err)
		}
	}
	got := nn.Accuracy(net.PredictAll(fresh.X), fresh.Y)
	t.Logf("%.2f %% of fresh synthetic digits", 100*got)
	if got < 0.97 {
		t.Errorf("%.2f %% of fresh synthetic digits, want 97 %%", 100*got)
	}
	_, test, err := mnist.Load(t.Context(), mnist.Options{})
	if err != nil {
		t.Fatal(err)
	}
	real := test.First(test.Len())
	got = nn.Accuracy(net.PredictAll(real.X), real.Y)
	t.Logf("%.2f %% of MNIST's test pictures", 100*got)
	if got < 0.92 {
		t.Errorf("%.2f %% of MNIST's test pictures, want 92 %%", 100*got)
	}
}
