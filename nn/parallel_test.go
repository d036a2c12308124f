package nn

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// The same bits on one core and on seven, in batches of all sizes, for samples
// with and without zeros.
func TestCoresChangeNoBit(t *testing.T) {
	X, Y := normal(seeded(61), 150, 784), normal(seeded(62), 150, 10)
	for i := range 100 { // a third of the pictures is dense
		for j := range 784 {
			if j%28 < 8 || i%2 == 0 && j%5 < 4 {
				X.Set(i, j, 0)
			}
		}
	}
	for i := range 150 {
		Softmax.Apply(Y.RawRowView(i), Y.RawRowView(i))
	}
	for _, size := range []int{16, 64, 67, 150} {
		var want []float64
		var losses []Epoch
		for _, cores := range []int{1, 2, 3, 7} {
			n := New(784, Dense(128, Sigmoid), Dense(5, Tanh), Dense(10, Softmax))
			n.InitFanIn(seeded(63))
			history := onCores(cores, func() *History {
				return train(t, SGD{LearningRate: 0.5, Epochs: 2, BatchSize: size, Loss: CrossEntropy, Rand: seeded(64)}, n, X, Y)
			})
			for i := range history.Epochs {
				history.Epochs[i].Duration = 0
			}
			if cores == 1 {
				want, losses = n.Params(), history.Epochs
				continue
			}
			for i, got := range n.Params() {
				if got != want[i] {
					t.Fatalf("batches of %d: on %d cores %s = %x, on one %x", size, cores, n.ParamNames()[i], got, want[i])
				}
			}
			if last := len(losses) - 1; history.Epochs[last].Loss != losses[last].Loss || history.Epochs[last].MinLoss != losses[last].MinLoss {
				t.Errorf("batches of %d: on %d cores %v, on one %v", size, cores, history.Last(), losses[last])
			}
		}
	}
}

func onCores(cores int, f func() *History) *History {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	return f()
}

// A large batch is shared among the cores, a small network is not worth it, and
// nobody is left behind.
func TestTeam(t *testing.T) {
	large := New(784, Dense(128, Sigmoid), Dense(10, Sigmoid))
	small := New(2, Dense(2, Sigmoid), Dense(1, Sigmoid))
	kilo := New(1023, Dense(1, Sigmoid)) // 1024 parameters
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	before := runtime.NumGoroutine()
	for _, test := range []struct {
		net         *Network
		batch, want int
	}{{large, 64, 3}, {large, 1, 1}, {small, 64, 1}, {small, 4, 1}, {kilo, parallelWork / 1024, 3}, {kilo, parallelWork/1024 - 1, 1}} {
		team := newTeam(test.net, test.batch)
		if cores := 1 + runtime.NumGoroutine() - before; cores != test.want || cores != 1+team.helpers {
			t.Errorf("batches of %d for %s: %d cores, want %d", test.batch, shape(test.net.parameters()), cores, test.want)
		}
		done := make([]atomic.Int32, team.parts)
		for range 100 {
			team.do(func(part, parts int) { done[part].Add(int32(parts)) })
		}
		for part := range done {
			if got := int(done[part].Load()); got != 100*team.parts {
				t.Fatalf("part %d of %d was done %d times, want 100", part, team.parts, got/team.parts)
			}
		}
		team.dismiss()
		// A goroutine counts for a moment after it has said that it is done.
		now := runtime.NumGoroutine()
		for wait := 0; now != before && wait < 1000; wait++ {
			time.Sleep(time.Millisecond)
			now = runtime.NumGoroutine()
		}
		if now != before {
			t.Errorf("%d goroutines, %d before", now, before)
		}
	}
}

// The memory that a training run takes does not grow with its length.
func TestTrainAllocatesOnce(t *testing.T) {
	X, Y := normal(seeded(65), 256, 200), normal(seeded(66), 256, 10)
	n := New(200, Dense(100, Tanh), Dense(10, Identity))
	for _, size := range []int{1, 128} {
		allocations := func(epochs int) float64 {
			return testing.AllocsPerRun(3, func() {
				train(t, SGD{LearningRate: 1e-6, Epochs: epochs, BatchSize: size}, n, X, Y)
			})
		}
		// Each epoch has its place in the history, and a few words of its own.
		if few, many := allocations(1), allocations(11); many-few > 10*10 {
			t.Errorf("batches of %d: %v allocations for one epoch, %v for eleven", size, few, many)
		}
	}
}
