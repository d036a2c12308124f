package check

import (
	"sync/atomic"
	"time"
)

// trial runs the learner's code and keeps note of the input that it is at.
type trial struct {
	input    atomic.Pointer[string]
	inputs   atomic.Int64 // how many there are
	finished atomic.Int64 // how many were answered
}

// run calls f, the learner's code, with the input described. All of the
// learner's code runs in here, and whatever looks into a value of hers, such as
// a network: a panic anywhere else is a mistake of this package.
func (t *trial) run(input string, f func()) {
	t.input.Store(&input)
	defer func() {
		if r := recover(); r != nil {
			panic(fault{say(r), where()})
		}
	}()
	f()
	t.finished.Add(1)
}

// fault is a panic of the learner's code.
type fault struct{ message, where string }

// guard returns what judge finds out, or that the learner's code panicked, took
// too long or too much memory. Code that does not end cannot be stopped: it
// goes on until the cell ends.
func guard(limit time.Duration, judge func(*trial) verdict) verdict {
	t := new(trial)
	done := make(chan verdict, 1)
	go func() {
		judged := false
		defer func() {
			switch r := recover().(type) {
			case nil:
				if !judged {
					done <- goexit
				}
			case fault:
				done <- panicked(r)
			default:
				panic(r)
			}
		}()
		v := judge(t)
		judged = true
		done <- v
	}()

	v := watch(t, limit, done)
	if input := t.input.Load(); v.input == "" && v.outcome == wrong && input != nil {
		v.input = *input
	}
	return v
}

var goexit = verdict{
	want: "an answer",
	got:  "an end of the goroutine that your code runs in",
	hint: "`runtime.Goexit` ends more than your function. Leave the function with `return`.",
}
