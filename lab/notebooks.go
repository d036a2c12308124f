package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fromscratch/lab/notebook"
	"fromscratch/lab/runner"
	"fromscratch/lab/setup"
)

// notebooks executes lessons, all or those that args name, and writes their
// outputs into their files.
func notebooks(ctx context.Context, lab *setup.Lab, c *setup.Console, args []string) error {
	jupyter, err := prepare(ctx, lab, c)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		if args, err = filepath.Glob(filepath.Join(lab.Notebooks(), "*.ipynb")); err != nil {
			return err
		}
	}
	var failed []error
	for _, path := range args {
		err := executeInPlace(ctx, lab, jupyter, c, path)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			failed = append(failed, fmt.Errorf("%s: left as it was", path))
		}
	}
	return errors.Join(failed...)
}

// executeInPlace executes the notebook at path. If a cell fails the file stays
// as it is.
func executeInPlace(ctx context.Context, lab *setup.Lab, jupyter *setup.Jupyter, c *setup.Console, path string) error {
	n, err := notebook.Read(path)
	if err != nil {
		return err
	}
	return c.Step(n.Name(), func(note func(string)) error {
		r := runner.Runner{Lab: lab, Jupyter: jupyter, OnCell: func(n *notebook.Notebook, cell *notebook.Cell) {
			note(fmt.Sprintf("cell %d of %d (%s)", cell.Number, len(n.Cells), cell.ID))
		}}
		fresh, err := r.Execute(ctx, path)
		if err != nil {
			return err
		}
		var problems []error
		for _, p := range notebook.CheckOutputs(fresh) {
			problems = append(problems, errors.New(p.String()))
		}
		if problems != nil {
			return errors.Join(problems...)
		}
		if err := n.TakeOutputs(fresh); err != nil {
			return err
		}
		return n.Write()
	})
}

// prepare sets up what executing notebooks takes.
func prepare(ctx context.Context, lab *setup.Lab, c *setup.Console) (*setup.Jupyter, error) {
	if err := lab.Kernel(ctx, c); err != nil {
		return nil, err
	}
	return lab.Jupyter(ctx, c)
}
