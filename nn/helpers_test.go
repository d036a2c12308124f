package nn

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// seeded returns the random numbers of a test, the same each time.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// two21 returns the 2-2-1 network of the course with parameters w1…w6, b1…b3.
func two21(f Activation, params ...float64) *Network {
	n := New(2, Dense(2, f), Dense(1, f))
	n.SetParams(params)
	return n
}

func normal(rng *rand.Rand, rows, cols int) *mat.Dense {
	m := mat.NewDense(rows, cols, nil)
	for i := range m.RawMatrix().Data {
		m.RawMatrix().Data[i] = rng.NormFloat64()
	}
	return m
}

// train trains the network and fails the test if that fails.
func train(t *testing.T, sgd SGD, net *Network, X, Y mat.Matrix) *History {
	t.Helper()
	history, err := sgd.Train(t.Context(), net, X, Y)
	if err != nil {
		t.Fatal(err)
	}
	return history
}

// panicOf returns the text of the panic of f, "" if there is none.
func panicOf(f func()) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint(r)
		}
	}()
	f()
	return ""
}
