package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"

	"fromscratch/lab/setup"
)

// open opens the lessons in Jupyter, and ends when Jupyter does or when it is
// asked to.
func open(ctx context.Context, lab *setup.Lab, c *setup.Console, args []string) error {
	jupyter, err := prepare(ctx, lab, c)
	if err != nil {
		return err
	}
	if err := lab.Warm(ctx, c); err != nil {
		return err
	}
	if err := lab.Settings(); err != nil {
		return err
	}
	if err := c.Step("signing the outputs of the lessons", func(func(string)) error {
		return lab.Trust(ctx, jupyter)
	}); err != nil {
		c.Say("%v", err)
	}
	c.Say("starting %s; Ctrl-C ends it", jupyter.Name())
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go stopWithParent(ctx, stop)
	return serve(ctx, lab.ServerCommand(ctx, jupyter, args...))
}

// serve runs the server until ctx is done. Then it asks the server to end,
// which ends the kernels first.
func serve(ctx context.Context, server *exec.Cmd) error {
	server.Stdout, server.Stderr = os.Stdout, os.Stderr
	// In a group of its own, a Ctrl-C reaches it once, through us, and without
	// the question whether that was meant.
	server.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	server.Cancel = func() error { return server.Process.Signal(syscall.SIGTERM) }
	server.WaitDelay = 20 * time.Second
	err := server.Run()
	if ctx.Err() != nil {
		return nil // as asked for
	}
	if err != nil {
		return fmt.Errorf("the server ended: %w", err)
	}
	return nil
}

// stopWithParent calls stop when the process that started this one is gone:
// go run passes on no SIGTERM.
func stopWithParent(ctx context.Context, stop func()) {
	parent := os.Getppid()
	for ctx.Err() == nil && os.Getppid() == parent {
		time.Sleep(500 * time.Millisecond)
	}
	stop()
}
