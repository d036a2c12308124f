package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"fromscratch/lab/setup"
)

// test proves the course. It ends with the lines of go test.
func test(ctx context.Context, lab *setup.Lab, c *setup.Console, args []string) error {
	if _, err := prepare(ctx, lab, c); err != nil {
		return err
	}
	if err := lab.TestTools(ctx, c); err != nil {
		return err
	}
	staticcheck, err := lab.Staticcheck(ctx, c)
	if err != nil {
		return err
	}
	if err := checkFormat(ctx, lab, c); err != nil {
		return err
	}
	if err := checkCode(ctx, lab, c, staticcheck, "."); err != nil {
		return err
	}
	if err := testModules(ctx, lab, c, staticcheck); err != nil {
		return err
	}
	if err := testExamples(ctx, lab, c); err != nil {
		return err
	}
	// The lessons take their time; go test's own limit is 10 minutes.
	// Not from its cache: go test does not see all that the lessons run on.
	args = append([]string{"test", "-race", "-count", "1", "-timeout", "30m", "./..."}, args...)
	return goTest(ctx, lab, c, nil, args...)
}

// goTest runs go with the arguments and, besides lab's, the given variables of the
// environment. Its output goes to this process's own.
func goTest(ctx context.Context, lab *setup.Lab, c *setup.Console, env []string, args ...string) error {
	c.Say("go %s …", strings.Join(args, " "))
	tests := lab.Command(ctx, "go", args...)
	tests.Env = append(tests.Env, env...)
	tests.Stdout, tests.Stderr = os.Stdout, os.Stderr
	if err := tests.Run(); err != nil {
		return fmt.Errorf("go test failed: %w", err)
	}
	return nil
}

// checkFormat fails if gofmt would change a file.
func checkFormat(ctx context.Context, lab *setup.Lab, c *setup.Console) error {
	c.Say("gofmt -l . …")
	unformatted, err := lab.Command(ctx, "gofmt", "-l", ".").CombinedOutput()
	if err != nil {
		return fmt.Errorf("gofmt failed: %w\n%s", err, unformatted)
	}
	if len(unformatted) > 0 {
		return errors.New("not formatted; run gofmt -w on\n" + string(unformatted))
	}
	return nil
}
