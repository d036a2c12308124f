//go:build unix

package check

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// patience is how long lock waits. Whoever holds the lock needs milliseconds.
const patience = 2 * time.Second

// lock waits for the lock on the file at path, which it creates if need be. The
// lock goes with the process that holds it, however that ends.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	for started := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == nil:
			return func() { f.Close() }, nil
		case err != syscall.EWOULDBLOCK && err != syscall.EINTR:
			f.Close()
			return nil, fmt.Errorf("cannot lock %s: %w", path, err)
		case time.Since(started) > patience:
			f.Close()
			return nil, fmt.Errorf("another cell holds %s", path)
		}
	}
}
