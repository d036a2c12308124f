//go:build unix

package check

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

// locks says that of two cells only one at a time is past lock.
const locks = true

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

// syncFolder sees to it that a new name in the folder outlasts a power failure,
// where the file system can do that for folders.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
