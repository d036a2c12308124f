package main

import (
	"context"
	"path/filepath"
	"strings"

	"fromscratch/lab/setup"
)

// modules are the folders of the modules inside the course's: ./... leaves them out.
var modules = []string{"bench", "lab/mutants"}

// testModules proves the modules inside the course's.
func testModules(ctx context.Context, lab *setup.Lab, c *setup.Console, staticcheck string) error {
	for _, dir := range modules {
		if err := checkCode(ctx, lab, c, staticcheck, dir); err != nil {
			return err
		}
		if err := runIn(ctx, lab, c, dir, "go", "test", "-race", "-count", "1", "./..."); err != nil {
			return err
		}
	}
	return nil
}

// checkCode runs go vet and staticcheck on the module in a folder of the course.
func checkCode(ctx context.Context, lab *setup.Lab, c *setup.Console, staticcheck, dir string) error {
	if err := runIn(ctx, lab, c, dir, "go", "vet", "./..."); err != nil {
		return err
	}
	return runIn(ctx, lab, c, dir, staticcheck, "./...")
}

// runIn runs a command as a step, in a folder of the course.
func runIn(ctx context.Context, lab *setup.Lab, c *setup.Console, dir, name string, args ...string) error {
	cmd := lab.Command(ctx, name, args...)
	cmd.Dir = filepath.Join(lab.Root, dir)
	what := strings.Join(append([]string{filepath.Base(name)}, args...), " ")
	if dir != "." {
		what += " in " + dir
	}
	return c.Run(what, cmd)
}
