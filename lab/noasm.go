package main

import (
	"context"
	"fmt"
	"strings"

	"fromscratch/lab/setup"
)

// testNoasm proves that nn and the lessons give the same without gonum's assembly,
// which adds in another order. Kernel and cells inherit the build tag.
func testNoasm(ctx context.Context, lab *setup.Lab, c *setup.Console, _ []string) error {
	if _, err := prepare(ctx, lab, c); err != nil {
		return err
	}
	flags, err := lab.Command(ctx, "go", "env", "GOFLAGS").Output()
	if err != nil {
		return fmt.Errorf("go env GOFLAGS: %w", err)
	}
	noasm := strings.TrimSpace(strings.TrimSpace(string(flags)) + " -tags=noasm")
	c.Say("GOFLAGS=%q", noasm)
	for _, run := range []struct {
		dir  string
		args []string
	}{
		{".", []string{"./nn"}},
		// As in make test, but without assembly training takes longer.
		{"lab", []string{"-timeout", "60m", "-run", "^(TestLessons|TestCellsAreBuiltAsAskedFor)$", "./proof"}},
	} {
		args := append([]string{"test", "-count", "1"}, run.args...)
		if err := goTest(ctx, lab, c, run.dir, []string{"GOFLAGS=" + noasm}, args...); err != nil {
			return fmt.Errorf("without assembly: %w", err)
		}
	}
	return nil
}
