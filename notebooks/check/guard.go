package check

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"time"
)

// trial runs the learner's code and keeps note of the input that it is at.
type trial struct {
	input atomic.Pointer[string]
}

// run calls f, the learner's code, with the input described. All of the
// learner's code runs in here: a panic anywhere else is a mistake of this
// package.
func (t *trial) run(input string, f func()) {
	t.input.Store(&input)
	defer func() {
		if r := recover(); r != nil {
			panic(fault{fmt.Sprint(r)})
		}
	}()
	f()
}

// fault is a panic of the learner's code.
type fault struct{ message string }

const (
	maxStack = 16 << 20  // bytes; 10,000 calls inside each other take 1 MB
	maxHeap  = 512 << 20 // bytes
)

// guard returns what judge finds out, or that the learner's code panicked, took
// too long or too much memory. Code that does not end cannot be stopped: it
// goes on until the cell ends.
func guard(limit time.Duration, judge func(*trial) verdict) verdict {
	t := new(trial)
	done := make(chan verdict, 1)
	go func() {
		defer func() {
			switch r := recover().(type) {
			case nil:
			case fault:
				done <- panicked(r.message)
			default:
				panic(r)
			}
		}()
		done <- judge(t)
	}()

	v := watch(limit, done)
	if input := t.input.Load(); v.input == "" && v.outcome == wrong && input != nil {
		v.input = *input
	}
	return v
}

// watch waits for the verdict.
func watch(limit time.Duration, done <-chan verdict) verdict {
	timeout := time.After(limit)
	look := time.NewTicker(2 * time.Millisecond)
	defer look.Stop()
	stack0, heap0 := memory()
	for {
		select {
		case v := <-done:
			return v
		case <-timeout:
			return verdict{
				want: fmt.Sprintf("an answer within %v seconds", limit.Seconds()),
				got:  "none so far",
				hint: "Your code does not come to an end for this input, so it was left alone. Look at the loops: does the condition of each become false some time, and does the loop change what the condition looks at?",
			}
		case <-look.C:
			stack, heap := memory()
			if stack > stack0+maxStack {
				// A full stack ends the process with a trace that fills pages.
				// Let it grow for the moment that the reply takes.
				debug.SetMaxStack(1 << 40)
				return verdict{
					want:    "an answer",
					got:     "a function that calls itself again and again; the cell was ended",
					hint:    "A function that calls itself needs a case in which it does not. Here it probably need not call itself at all: does it use its own name where another function was meant?",
					runaway: true,
				}
			}
			if heap > heap0+maxHeap {
				return verdict{
					want:    "an answer",
					got:     "a computation that asks for more and more memory; the cell was ended",
					hint:    "Something grows without end: look for an `append` or a `make` in a loop that does not stop.",
					runaway: true,
				}
			}
		}
	}
}

// memory returns the bytes that stacks and heap objects take up.
func memory() (stack, heap uint64) {
	samples := []metrics.Sample{
		{Name: "/memory/classes/heap/stacks:bytes"},
		{Name: "/memory/classes/heap/objects:bytes"},
	}
	metrics.Read(samples)
	return samples[0].Value.Uint64(), samples[1].Value.Uint64()
}

// panicked puts the message of a panic into words.
func panicked(message string) verdict {
	v := verdict{want: "an answer", got: "a panic: " + code(message)}
	for _, known := range panics {
		if strings.Contains(message, known.part) {
			v.hint = known.hint
			return v
		}
	}
	v.hint = "The program stopped itself in the middle of your code. The message says why; for this input something was not as your code takes for granted."
	return v
}

// panics are in the order in which they are looked for: messages of packages
// first, as they may say "index out of range" too.
var panics = []struct{ part, hint string }{
	{"dimension mismatch", "Two matrices or vectors do not fit each other. In a product `A·B`, A must have as many columns as B has rows; in a sum, both must have the same shape. Write the shapes down."},
	{"mat:", "gonum refused an operation on a matrix. Write down the shape of each matrix in your code and compare."},
	{"nn:", "Package `nn` refused what it was given, and the message says which shapes or names did not fit."},
	{"data:", "Package `data` refused what it was given; the message says why."},
	{"index out of range", "Your code looked at a place that the slice does not have. Count from 0: the last place of a slice `s` is `len(s)-1`. And a slice that was only declared is empty: `make([]float64, n)` makes one with `n` places."},
	{"slice bounds out of range", "Your code cut a piece out of a slice that reaches past its end. Compare the bounds with `len`."},
	{"divide by zero", "Your code divided a whole number by 0. Which length or count is 0 for this input?"},
	{"nil pointer", "Your code used a pointer that points to nothing (`nil`): something was declared but not made, or a function returned nothing."},
	{"assignment to entry in nil map", "The map was declared but not made: `make(map[…]…)` makes one."},
	{"makeslice", "A slice was asked for with a length that makes no sense. Print it: is it negative?"},
}
