package check

import (
	"io"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// gate lets through what the process prints, up to a limit. It stands open
// while no learner's code is checked.
//
// The streams are led through pipes, below the level of os.Stdout: so it sees
// what println and a *log.Logger print too.
type gate struct {
	mu    sync.Mutex
	left  int  // bytes that may still pass
	full  bool // more has come, and that is said
	taps  []*tap
	logTo io.Writer // where package log wrote before
}

const leftOut = "\n… more output left out\n"

// narrow lets at most limit bytes through from now on. Where a stream cannot be
// led through a pipe, as in a browser, it goes on as it was: an answer is worth
// more than the bound.
func (g *gate) narrow(limit int) {
	if g == nil || g.taps != nil {
		return
	}
	g.mu.Lock()
	g.left, g.full = limit-len(leftOut), false
	g.mu.Unlock()
	for stream := 1; stream <= 2; stream++ {
		real, err := original(stream)
		if err != nil {
			continue
		}
		t := &tap{stream: stream, real: real}
		if g.lead(t) == nil {
			g.taps = append(g.taps, t)
			g.guardStderr(t)
		}
	}
}

// guardStderr sees to it that a last message does not get lost in the pipe: the
// trace of a crash, and that of log.Fatal.
func (g *gate) guardStderr(t *tap) {
	if t.stream != 2 {
		return
	}
	debug.SetCrashOutput(t.real, debug.CrashOptions{}) // an error: then the pipe has to do
	if w := log.Writer(); w == io.Writer(os.Stderr) || w == io.Writer(t.real) {
		g.logTo = w
		log.SetOutput(through{g, t.real})
	}
}

// settle shows all that was printed up to now. Then it opens the gate, unless
// code goes on that may still print.
func (g *gate) settle(running bool) {
	if g == nil {
		return
	}
	for _, t := range g.taps {
		if running && g.lead(t) == nil {
			continue
		}
		if divert(t.stream, t.real) == nil {
			t.drain()
		}
	}
	if running {
		return
	}
	if g.logTo != nil {
		log.SetOutput(g.logTo)
		g.logTo = nil
	}
	debug.SetCrashOutput(nil, debug.CrashOptions{})
	g.taps = nil
}

// stdout returns where answers go: past the gate.
func (g *gate) stdout() io.Writer {
	if g == nil {
		return os.Stdout
	}
	for _, t := range g.taps {
		if t.stream == 1 {
			return t.real
		}
	}
	return os.Stdout
}

// stillRunning reports whether there are more than n goroutines, after a moment
// for those that are about to end.
func stillRunning(n int) bool {
	for range 10 {
		if runtime.NumGoroutine() <= n {
			return false
		}
		time.Sleep(2 * time.Millisecond)
	}
	return true
}
