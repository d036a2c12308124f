package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"fromscratch/lab/lessons"
	"fromscratch/lab/setup"
)

// open opens the learner's copy of the lessons in Jupyter, and ends when Jupyter
// does or when it is asked to.
func open(ctx context.Context, lab *setup.Lab, c *setup.Console, args []string) error {
	options := flag.NewFlagSet("open", flag.ContinueOnError)
	dir := options.String("lessons", setup.Work, "the folder in the checkout to work in; notebooks are the originals")
	if err := options.Parse(args); err != nil {
		return err
	}
	folder := lab.Lessons()
	if *dir != filepath.Base(*dir) || strings.HasPrefix(*dir, ".") {
		return fmt.Errorf("-lessons %s: the lessons work in a folder directly inside %s; give its name alone", *dir, lab.Root)
	}
	folder.Work = filepath.Join(lab.Root, *dir)
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
	if folder.Work != folder.Course {
		if err := giveLessons(c, folder); err != nil {
			return err
		}
	}
	c.Say("starting %s in %s; Ctrl-C ends it", jupyter.Name(), *dir)
	return serve(ctx, lab.ServerCommand(ctx, jupyter, folder.Work, options.Args()...))
}

// giveLessons brings the learner's folder up to date.
func giveLessons(c *setup.Console, folder lessons.Folder) error {
	notes, err := folder.Give()
	for _, note := range notes {
		c.Say("%s", note)
	}
	if err != nil {
		return fmt.Errorf("the lessons could not be copied: %w", err)
	}
	return nil
}

// serve runs the server until ctx is done. Then it asks the server to end,
// which ends the kernels first.
func serve(ctx context.Context, server *exec.Cmd) error {
	server.Stdout, server.Stderr = os.Stdout, os.Stderr
	// A Ctrl-C reaches it once, through us, and without the question whether that
	// was meant.
	inOwnGroup(server)
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
