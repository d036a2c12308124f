package setup

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Warm compiles what the cells of the lessons import, so that the first cell
// does not wait for it. It builds a program in the way that the set-up cell has
// cells built.
func (l *Lab) Warm(ctx context.Context, c *Console) error {
	list := l.Command(ctx, "go", "list", "-f", "{{if .GoFiles}}{{.ImportPath}}{{end}}", "./nn", "./data", "./notebooks/...")
	packages, err := list.Output()
	if err != nil {
		return fmt.Errorf("go list: %s", reason(asCommandError("go list", err)))
	}
	dir := l.Path("warm")
	if err := l.cellModule(ctx, dir); err != nil {
		return err
	}
	var program strings.Builder
	program.WriteString("package main\n\n")
	for _, path := range strings.Fields(string(packages)) {
		fmt.Fprintf(&program, "import _ %q\n", path)
	}
	program.WriteString("\nfunc main() {}\n")
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(program.String()), 0o644); err != nil {
		return err
	}
	build := l.Command(ctx, "go", "build", "-v", "-mod=mod", "-ldflags=-s -w", "-o", os.DevNull, ".")
	build.Dir = dir
	return c.Run("compiling what the lessons use", build)
}

// cellModule makes dir a module like that of a cell, and fetches what goimports
// asks for there: the go.mod of every module that this one leads to. Otherwise a
// cell would ask the network, and without one wait for it.
func (l *Lab) cellModule(ctx context.Context, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(l.Root, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	for _, args := range [][]string{
		{"mod", "edit", "-module=cells", "-replace=fromscratch=" + l.Root, "-require=fromscratch@v0.0.0"},
		{"list", "-mod=mod", "-m", "all"},
	} {
		cmd := l.Command(ctx, "go", args...)
		cmd.Dir = dir
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go %s: %w\n%s", args[0], err, output)
		}
	}
	return nil
}
