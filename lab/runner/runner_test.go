package runner

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fromscratch/lab/notebook"
	"fromscratch/lab/setup"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestCopyTree(t *testing.T) {
	src, dst := t.TempDir(), t.TempDir()
	for _, name := range []string{"go.mod", "nn/net.go", "notebooks/01.ipynb", ".git/config", "work/01.ipynb", "work/mine/neuron.go", "notebooks/work/here.go", ".lab/bin/gonb", "notebooks/.ipynb_checkpoints/01.ipynb", "nn/.hidden"} {
		write(t, filepath.Join(src, name), name)
	}
	if err := copyTree(dst, src); err != nil {
		t.Fatal(err)
	}
	var copied []string
	err := filepath.WalkDir(dst, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			relative, _ := filepath.Rel(dst, path)
			text, _ := os.ReadFile(path)
			if string(text) != relative {
				t.Errorf("%s holds %q", relative, text)
			}
			copied = append(copied, relative)
		}
		return err
	})
	if want := "go.mod nn/net.go notebooks/01.ipynb notebooks/work/here.go"; err != nil || strings.Join(copied, " ") != want {
		t.Errorf("copied %v, %v; want %s", copied, err, want)
	}
}

// standIn returns a runner whose Python is a shell script, and a notebook of two
// cells for it.
func standIn(t *testing.T, script string) (r *Runner, path string) {
	t.Helper()
	root := t.TempDir()
	path = filepath.Join(root, "notebooks", "lesson.ipynb")
	write(t, path, `{"cells": [{"cell_type": "markdown", "id": "one"}, {"cell_type": "code", "id": "two"}]}`)
	python := filepath.Join(root, "python")
	write(t, python, "#!/bin/sh\n"+script)
	return &Runner{Lab: &setup.Lab{Root: root}, Jupyter: &setup.Jupyter{Python: python}}, path
}

func TestExecuteReportsCellsAndLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	r, path := standIn(t, `echo cell 2; test -f ../.kernels/kernels/gonb/kernel.json`)
	var started []string
	r.OnCell = func(_ *notebook.Notebook, c *notebook.Cell) { started = append(started, c.ID) }
	fresh, err := r.Execute(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if fresh.Path != path || len(fresh.Cells) != 2 || strings.Join(started, " ") != "two" {
		t.Errorf("executed %s with %d cells, started %v", fresh.Path, len(fresh.Cells), started)
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestExecuteSaysWhatWentWrong(t *testing.T) {
	for _, test := range []struct{ script, want string }{
		{"echo cell 2; echo the kernel died; exit 3", "lesson.ipynb, cell 2 (two): the kernel died"},
		{"echo No module named nbclient >&2; exit 1", "lesson.ipynb: could not be executed: exit status 1\nNo module named nbclient"},
	} {
		r, path := standIn(t, test.script)
		if _, err := r.Execute(t.Context(), path); err == nil || err.Error() != test.want {
			t.Errorf("the error is %v, want %s", err, test.want)
		}
	}
	r, path := standIn(t, "")
	r.Jupyter.Python = filepath.Join(t.TempDir(), "nowhere")
	if _, err := r.Execute(t.Context(), path); err == nil || !strings.Contains(err.Error(), r.Jupyter.Python) {
		t.Errorf("without Python: %v", err)
	}
}

// Asked to stop, nbclient may take its time to end the kernel, but it is asked.
func TestExecuteStops(t *testing.T) {
	ended := filepath.Join(t.TempDir(), "ended")
	r, path := standIn(t, "trap 'touch "+ended+"; exit 1' TERM\necho cell 1\nwhile :; do sleep 0.1; done\n")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r.OnCell = func(*notebook.Notebook, *notebook.Cell) { cancel() }
	if _, err := r.Execute(ctx, path); err != context.Canceled {
		t.Errorf("the error is %v, want %v", err, context.Canceled)
	}
	if _, err := os.Stat(ended); err != nil {
		t.Errorf("the script was not asked to end: %v", err)
	}
}
