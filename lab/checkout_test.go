package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"fromscratch/lab/setup"
)

// findLab returns the lab that make test has set up.
func findLab(t *testing.T) (*setup.Lab, *setup.Jupyter) {
	t.Helper()
	lab, err := setup.Find()
	if err != nil {
		t.Fatal(err)
	}
	jupyter, err := lab.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lab, jupyter
}

func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "lab")
	cmd := exec.Command("go", "build", "-o", binary, ".")
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return binary
}

// checkout returns the lab of a checkout of its own: its files are those of this
// one, its learner's folder and what Jupyter keeps are not.
func checkout(t *testing.T) *setup.Lab {
	t.Helper()
	real, _ := findLab(t)
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	lab := &setup.Lab{Root: root}
	if err := os.Mkdir(lab.Path(), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Makefile", "go.mod", "go.sum", "requirements.txt", "nn", "data", "notebooks", "lab", ".lab/bin", ".lab/venv", ".lab/jupyter.json"} {
		from := filepath.Join(real.Root, name)
		if _, err := os.Stat(from); err != nil {
			continue // a venv is there where no other Jupyter was found
		}
		if err := os.Symlink(from, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	return lab
}
