package check

import (
	"io"
	"os"
	"time"
)

// tap is a stream of the process, led into a pipe.
type tap struct {
	stream int      // 1 or 2
	real   *os.File // where it went before
	w      *os.File // the end of the pipe that is written to
	done   chan struct{}
}

// lead leads a stream into a new pipe, and waits until all that went into the
// one before has come out.
func (g *gate) lead(t *tap) error {
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	if err := divert(t.stream, w); err != nil {
		r.Close()
		w.Close()
		return err
	}
	t.drain()
	t.w, t.done = w, make(chan struct{})
	go func(done chan struct{}) {
		defer close(done)
		defer r.Close()
		io.Copy(through{g, t.real}, r) // the writer never fails, and a broken pipe ends it
	}(t.done)
	return nil
}

// drain waits for the end of the pipe, once nothing of this process leads into
// it. A process that the learner's code has started may hold it open.
func (t *tap) drain() {
	if t.w == nil {
		return
	}
	t.w.Close()
	select {
	case <-t.done:
	case <-time.After(100 * time.Millisecond):
	}
}

// through writes to a file what the gate lets pass.
type through struct {
	*gate
	to *os.File
}

func (g through) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch { // an error of these writes is that of a notebook that is gone
	case g.full:
	case len(p) <= g.left:
		g.left -= len(p)
		g.to.Write(p)
	default:
		g.full = true
		g.to.WriteString(head(string(p), g.left) + leftOut)
	}
	return len(p), nil
}
