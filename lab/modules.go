package main

import (
	"context"
	"path/filepath"
	"strings"

	"fromscratch/lab/setup"
)

// modules are the folders of the course's modules, each with a go.mod of its own:
// "." holds what a cell may import, the others what only maintainers need. The one
// that executes the lessons comes last, since its tests take longest.
var modules = []string{".", "bench", "docker", "lab/mutants", "lab"}

// tags are the build tags of a module's files that are checked but not run by go
// test.
var tags = map[string]string{"docker": "image"}

// checkCode runs go vet and staticcheck on the module in a folder of the course.
func checkCode(ctx context.Context, lab *setup.Lab, c *setup.Console, staticcheck, dir string) error {
	if err := runIn(ctx, lab, c, dir, "go", "vet", "-tags="+tags[dir], "./..."); err != nil {
		return err
	}
	return runIn(ctx, lab, c, dir, staticcheck, "-tags="+tags[dir], "./...")
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
