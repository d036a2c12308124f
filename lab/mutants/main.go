// Command mutants asks how much the tests of nn and data notice. Gremlins changes
// the code in one place, "<" to "<=" or "+" to "-", and runs the tests of the
// package: if they fail, that mutant is killed. The command prints the share of
// the mutants that are killed, and lists all others.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// A part of the course is a folder, and the share of its mutants in percent that
// the tests must kill.
type part struct {
	dir    string
	wanted float64
}

var parts = []part{{"nn", 95}, {"data", 90}}

// maxTimedOut is the share of mutants in percent that may run into the time limit:
// they are endless loops, and whether a test would notice them is not known.
const maxTimedOut = 3

func main() {
	chosen := os.Args[1:]
	if len(chosen) == 0 {
		for _, p := range parts {
			chosen = append(chosen, p.dir)
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, chosen); err != nil {
		if ctx.Err() != nil {
			err = errors.New("stopped")
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run tests the mutants of the parts that names holds, and fails if one kills too few.
func run(ctx context.Context, names []string) error {
	var todo []part
	for _, name := range names {
		p, err := find(name)
		if err != nil {
			return err
		}
		todo = append(todo, p)
	}
	t, err := newTree(ctx)
	if err != nil {
		return err
	}
	defer t.remove()
	var reports []report
	for _, p := range todo {
		r, err := t.unleash(ctx, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.dir, err)
		}
		reports = append(reports, r)
	}
	failed := false
	for _, r := range reports {
		fmt.Print(r)
		failed = failed || !r.enough()
	}
	if failed {
		return errors.New("too few mutants are killed, or too many are not decided")
	}
	return nil
}

func find(name string) (part, error) {
	for _, p := range parts {
		if p.dir == name {
			return p, nil
		}
	}
	return part{}, fmt.Errorf("there are mutants of nn and of data, not of %q", name)
}
