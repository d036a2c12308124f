package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	for _, dir := range modules {
		if err := checkCode(ctx, lab, c, staticcheck, dir); err != nil {
			return err
		}
	}
	if err := testExamples(ctx, lab, c); err != nil {
		return err
	}
	// The lessons take their time; go test's own limit is 10 minutes.
	// Not from its cache: go test does not see all that the lessons run on.
	args = append([]string{"test", "-race", "-count", "1", "-timeout", "30m", "./..."}, args...)
	for _, dir := range modules {
		if err := goTest(ctx, lab, c, dir, nil, args...); err != nil {
			return err
		}
	}
	return nil
}

// goTest runs go with the arguments in a folder of the course, with the given
// variables of the environment besides lab's. Its output goes to this process's own.
func goTest(ctx context.Context, lab *setup.Lab, c *setup.Console, dir string, env []string, args ...string) error {
	c.Say("go %s in %s …", strings.Join(args, " "), dir)
	tests := lab.Command(ctx, "go", args...)
	tests.Dir = filepath.Join(lab.Root, dir)
	tests.Env = append(tests.Env, env...)
	tests.Stdout, tests.Stderr = os.Stdout, os.Stderr
	endsAsGroup(tests)
	if err := tests.Run(); err != nil {
		return fmt.Errorf("go test in %s failed: %w", dir, err)
	}
	return nil
}

// checkFormat fails if gofmt would change a file of the course. What is the
// learner's is none.
func checkFormat(ctx context.Context, lab *setup.Lab, c *setup.Console) error {
	c.Say("gofmt -l …")
	entries, err := os.ReadDir(lab.Root)
	if err != nil {
		return err
	}
	args := []string{"-l"}
	for _, entry := range entries {
		if name := entry.Name(); entry.IsDir() && name != setup.Work && name[0] != '.' {
			args = append(args, name)
		}
	}
	unformatted, err := lab.Command(ctx, "gofmt", args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("gofmt failed: %w\n%s", err, unformatted)
	}
	if len(unformatted) > 0 {
		return errors.New("not formatted; run gofmt -w on\n" + string(unformatted))
	}
	return nil
}
