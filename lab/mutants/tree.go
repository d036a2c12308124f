package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// A tree is a copy of nn and data in a temporary folder: gremlins copies the whole
// module for each of its workers. Go's cache of builds lies beside it, since every
// mutant leaves a few MB there.
type tree struct {
	dir string
	env []string
}

//go:embed go.sh
var wrapper string

// newTree makes the tree and builds gremlins. The working directory is this
// module's, two folders below the course.
func newTree(ctx context.Context) (t *tree, err error) {
	dir, err := os.MkdirTemp("", "mutants-")
	if err != nil {
		return nil, err
	}
	t = &tree{dir: dir}
	defer func() {
		if err != nil {
			t.remove()
		}
	}()
	build := exec.CommandContext(ctx, "go", "build", "-o", t.path("gremlins"), "github.com/go-gremlins/gremlins/cmd/gremlins")
	build.Env = append(os.Environ(), "GOWORK=off")
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("gremlins cannot be built: %w\n%s", err, output)
	}
	for _, name := range []string{"bin", "cache", "tmp"} {
		if err := os.Mkdir(t.path(name), 0o755); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"nn", "data"} {
		if err := os.CopyFS(t.path("course", name), os.DirFS(filepath.Join("..", "..", name))); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", "..", name))
		if err == nil {
			err = os.WriteFile(t.path("course", name), text, 0o644)
		}
		if err != nil {
			return nil, err
		}
	}
	real, err := exec.LookPath("go")
	if err != nil {
		return nil, err
	}
	t.env = append(os.Environ(), "GO="+real,
		"PATH="+t.path("bin")+string(os.PathListSeparator)+os.Getenv("PATH"),
		"TMPDIR="+t.path("tmp"), "GOCACHE="+t.path("cache"), "GOWORK=off",
		// The time limit comes from a run of the tests, which must be a real one.
		"GOFLAGS="+os.Getenv("GOFLAGS")+" -count=1 -vet=off")
	return t, os.WriteFile(t.path("bin", "go"), []byte(wrapper), 0o755)
}

func (t *tree) path(elem ...string) string {
	return filepath.Join(append([]string{t.dir}, elem...)...)
}

func (t *tree) remove() { os.RemoveAll(t.dir) }

// command returns a command that runs in the tree, and ends on its own terms when
// ctx is done.
func (t *tree) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = t.path("course"), t.env
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Minute
	return cmd
}
