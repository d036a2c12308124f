package nn

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// parallelWork is how many multiplications make a batch worth sharing: some 0.1 ms.
const parallelWork = 1 << 20

// team does the work of a batch on several cores. A part of it is some samples
// in the forward and backward pass, and some rows of every W in the update. No
// sum is split: a team of any size comes to the same network, bit for bit.
type team struct {
	helpers, parts int
	task           func(part, parts int) // nil sends the helpers home
	tasks          atomic.Int64          // how many tasks there have been
	taken          atomic.Int64          // parts of the current one
	pending        atomic.Int64          // helpers that are still at it
	running        sync.WaitGroup        // helpers
}

// newTeam returns a team for batches of so many samples, of one core if the
// network is small. It must be dismissed.
func newTeam(n *Network, batch int) *team {
	cores := min(runtime.GOMAXPROCS(0), batch)
	if cores == 1 || batch*n.NumParams() < parallelWork {
		return &team{parts: 1}
	}
	t := &team{helpers: cores - 1, parts: 4 * cores} // one core may be slower, or one part of the pictures emptier
	for range t.helpers {
		t.running.Go(func() {
			for seen := int64(1); waitUntil(&t.tasks, seen) && t.task != nil; seen++ {
				t.takeParts()
				t.pending.Add(-1)
			}
		})
	}
	return t
}

func (t *team) takeParts() {
	for part := t.taken.Add(1); part <= int64(t.parts); part = t.taken.Add(1) {
		t.task(int(part-1), t.parts)
	}
}

// do calls the task once for each part and waits until all are done.
func (t *team) do(task func(part, parts int)) {
	if t.helpers == 0 {
		task(0, 1)
		return
	}
	t.task = task
	t.taken.Store(0)
	t.pending.Store(int64(t.helpers))
	t.tasks.Add(1)
	t.takeParts()
	waitUntil(&t.pending, 0)
}

// dismiss ends the helpers and waits until they have.
func (t *team) dismiss() {
	t.task = nil
	t.tasks.Add(1)
	t.running.Wait()
}

// waitUntil keeps asking, since a core that has gone to sleep wakes in more time
// than a batch takes. After a millisecond or so it sleeps in between.
func waitUntil(v *atomic.Int64, want int64) bool {
	for tries := 0; v.Load() != want; tries++ {
		if runtime.Gosched(); tries > 5000 {
			time.Sleep(100 * time.Microsecond)
		}
	}
	return true
}
