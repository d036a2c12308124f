//go:build unix

package main

import (
	"os/exec"
	"syscall"
	"time"
)

// inOwnGroup keeps what a terminal sends to its group away from a command.
func inOwnGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// endsAsGroup lets all that a command has started end with it when its context is
// done: go does not hand on to a test that it was asked to end.
func endsAsGroup(cmd *exec.Cmd) {
	inOwnGroup(cmd)
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = 20 * time.Second
}
