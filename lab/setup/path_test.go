package setup

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInterpreter(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	// As pip and Debian install commands.
	plain := script(t, filepath.Join(dir, "usr", "jupyter"), "#!/opt/bin/python3.11\nimport sys\n")
	// As pipx and uv do: a link into an environment, whose long first line is a trick of the shell.
	environment := filepath.Join(dir, "environment", "bin")
	long := script(t, filepath.Join(environment, "jupyter-lab"), "#!/bin/sh\n'''exec' \"/a long/path/python\" \"$0\" \"$@\"\n")
	script(t, filepath.Join(environment, "python3"), "#!/bin/sh\n")
	link := filepath.Join(dir, "jupyter-lab")
	if err := os.Symlink(long, link); err != nil {
		t.Fatal(err)
	}
	for command, want := range map[string]string{
		plain: "/opt/bin/python3.11",
		long:  filepath.Join(environment, "python3"),
		link:  filepath.Join(environment, "python3"),
		script(t, filepath.Join(dir, "alone", "jupyter"), "#!/bin/sh\n"): "python3",
	} {
		if got := interpreter(command); got != want {
			t.Errorf("%s runs in %s, want %s", command, got, want)
		}
	}
}

// A command on the PATH counts only if its Python has all it takes.
func TestFromPathTriesThemAll(t *testing.T) {
	dir := t.TempDir()
	var path []string
	for _, p := range []struct{ name, python string }{
		{"broken", "echo 'it has no nbclient' >&2; exit 1"},
		{"whole", "echo jupyterlab"},
		{"later", "echo notebook"},
	} {
		bin := filepath.Join(dir, p.name)
		python := script(t, filepath.Join(bin, "python3"), "#!/bin/sh\n"+p.python+"\n")
		script(t, filepath.Join(bin, "jupyter"), "#!"+python+"\n")
		path = append(path, bin)
	}
	lab := &Lab{Root: t.TempDir()}
	t.Setenv("PATH", strings.Join(path, ":"))
	j, err := lab.fromPath(context.Background(), quiet())
	if err != nil || *j != (Jupyter{Python: filepath.Join(dir, "whole", "python3"), Server: "jupyterlab"}) {
		t.Errorf("found %v, %v", j, err)
	}
	t.Setenv("PATH", path[0])
	_, err = lab.fromPath(context.Background(), quiet())
	if err == nil || !strings.Contains(err.Error(), filepath.Join(path[0], "jupyter")) || !strings.Contains(err.Error(), "it has no nbclient") {
		t.Errorf("the miss is %v", err)
	}
}
