// Command cell is a cell of a notebook for the tests of package check: a
// program whose functions, in package main, are the learner's.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"fromscratch/data"
	"fromscratch/nn"
	"fromscratch/notebooks/check"
)

var cells = map[string]func(){
	"index":   func() { check.Decide(decide) },
	"closure": func() { check.Sigmoid(scaled(nil)) },
	"method":  func() { check.Sigmoid(new(table).at) },
	"callee":  func() { check.BeatValidation(recipe) },

	"few":        func() { check.Sigmoid(chatty) },
	"flood":      func() { check.Sigmoid(flood(func() { fmt.Println("a line of output") })) },
	"stderr":     func() { check.Sigmoid(flood(func() { fmt.Fprintln(os.Stderr, "a line of output") })) },
	"println":    func() { check.Sigmoid(flood(func() { println("a line of output") })) },
	"log":        func() { check.Sigmoid(flood(func() { log.Print("a line of output") })) },
	"both":       func() { check.Sigmoid(flood(func() { fmt.Println("out"); log.Print("err") })) },
	"long line":  func() { check.Sigmoid(flood(func() { fmt.Print(strings.Repeat("é", 1e6)) })) },
	"background": func() { check.Sigmoid(background); time.Sleep(300 * time.Millisecond) },
	"fatal":      func() { check.Sigmoid(func(float64) float64 { log.Fatal("no way on"); return 0 }) },
	"crash":      func() { check.Sigmoid(crash) },
	"after": func() {
		check.Sigmoid(nn.Sigmoid.Value)
		fmt.Println(strings.Repeat("x", 5000))
	},
}

func main() { cells[os.Args[1]]() }

func decide(w, x []float64, b float64) float64 {
	h := make([]float64, 1)

	for i := range w {
		h[i] = w[i] * x[i] // one place only
	}
	return h[0] + b
}

func scaled(factors []float64) func(float64) float64 {
	return func(z float64) float64 {
		return factors[0] * z
	}
}

type table struct{ values []float64 }

func (t *table) at(z float64) float64 {
	return t.values[int(z)]
}

func recipe(train *data.Set) *nn.Network {
	net := nn.New(2, nn.Dense(1, nn.Sigmoid))
	net.SetParams([]float64{1, 2})
	return net
}

func chatty(z float64) float64 {
	fmt.Printf("z is %v\n", z)
	fmt.Fprintf(os.Stderr, "and %v\n", z)
	return nn.Sigmoid.Value(z)
}

func flood(print func()) func(float64) float64 {
	return func(float64) float64 {
		for {
			print()
		}
	}
}

func background(z float64) float64 {
	go flood(func() { fmt.Println("a line of output") })(z)
	return nn.Sigmoid.Value(z)
}

// crash fills the pipe that its output goes into before it panics, where nobody
// can catch the panic.
func crash(z float64) float64 {
	go func() {
		for range 100_000 {
			println("a line of output")
		}
		panic("out of reach")
	}()
	time.Sleep(time.Minute)
	return z
}
