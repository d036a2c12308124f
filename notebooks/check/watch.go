package check

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const (
	maxStack = 16 << 20  // bytes; 10,000 calls inside each other take 1 MB
	maxHeap  = 512 << 20 // bytes

	// limitsInAll is how often code may take nearly as long as the limit, as
	// long as it goes on to answer input after input.
	limitsInAll = 5
)

// watch waits for the verdict, limit for each input and limitsInAll as long for
// all of them.
func watch(t *trial, limit time.Duration, done <-chan verdict) verdict {
	started := time.Now()
	finished, since := t.finished.Load(), started
	look := time.NewTicker(2 * time.Millisecond)
	defer look.Stop()
	stack0, heap0 := memory()
	for {
		select {
		case v := <-done:
			return v
		case now := <-look.C:
			if n := t.finished.Load(); n > finished {
				finished, since = n, now
			}
			stack, heap := memory()
			switch {
			case stack > stack0+maxStack:
				// A full stack ends the process with a trace that fills pages.
				// Let it grow for the moment that the reply takes.
				debug.SetMaxStack(1 << 40)
				return verdict{
					want:    "an answer",
					got:     "a function that calls itself again and again; the cell was ended",
					hint:    "A function that calls itself needs a case in which it does not. Here it probably need not call itself at all: does it use its own name where another function was meant?",
					running: true,
					runaway: true,
				}
			case heap > heap0+maxHeap:
				return verdict{
					want:    "an answer",
					got:     "a computation that asks for more and more memory; the cell was ended",
					hint:    "Something grows without end: look for an `append` or a `make` in a loop that does not stop.",
					running: true,
					runaway: true,
				}
			case now.Sub(since) > limit:
				return stuck(finished, limit)
			case now.Sub(started) > limitsInAll*limit:
				return slow(finished, t.inputs.Load(), limitsInAll*limit)
			}
		}
	}
}

// stuck is the verdict on code that does not get on with an input. Whether it
// ever would, nobody can tell.
func stuck(finished int64, limit time.Duration) verdict {
	v := verdict{
		want:    fmt.Sprintf("an answer within %v seconds", limit.Seconds()),
		got:     "none so far",
		hint:    "Your code was left alone with this input. Most often that is a loop that does not come to an end: does the condition of each become false some time, and does the loop change what the condition looks at? If you are sure that yours end, your code may be right, and too slow: look for work that is done more than once.",
		running: true,
	}
	if finished > 0 {
		v.got = fmt.Sprintf("none so far, after answers to the %d before", finished)
	}
	return v
}

// slow is the verdict on code that answers input after input, but takes its
// time.
func slow(finished, inputs int64, limit time.Duration) verdict {
	return verdict{
		want:    fmt.Sprintf("answers to all %d inputs within %v seconds", inputs, limit.Seconds()),
		got:     fmt.Sprintf("%d of them, and your code was still at work on the next", finished),
		hint:    fmt.Sprintf("Your code is slow, not endless: it may well be right, but it needs more than %v seconds for what takes less than one. Look for work that is done again and again, or for a `time.Sleep` that was left in.", limit.Seconds()),
		running: true,
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
