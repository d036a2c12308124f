//go:build unix

package check

import (
	"os"
	"syscall"
)

// original returns a file of its own for what the stream, 1 or 2, goes to.
func original(stream int) (*os.File, error) {
	fd, err := syscall.Dup(stream)
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), "stream"), nil
}

// divert leads the stream to a file, for whatever in the process writes to it.
//
// A pipe that is full drops what is written: if it kept the writer waiting, a
// crash would wait for ever, since nobody reads any more while its trace is
// written. What is dropped is far beyond the bound.
func divert(stream int, to *os.File) error {
	conn, err := to.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = conn.Control(func(fd uintptr) { failed = dup2(int(fd), stream) })
	if err != nil {
		return err
	}
	return failed
}
