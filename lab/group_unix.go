//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// inOwnGroup keeps what a terminal sends to its group away from a command.
func inOwnGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
