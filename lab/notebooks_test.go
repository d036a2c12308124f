package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fromscratch/lab/notebook"
	"fromscratch/lab/setup"
)

// executeCopy executes a copy of a notebook of testdata in place.
func executeCopy(t *testing.T, path string) (before, after string, err error) {
	t.Helper()
	lab, jupyter := findLab(t)
	text, err := os.ReadFile(filepath.Join("proof", "testdata", path))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), path)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	failed := executeInPlace(t.Context(), lab, jupyter, &setup.Console{W: t.Output()}, file)
	left, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), string(left), failed
}

// What has not changed gives no difference, but for cells that are tagged.
func TestExecuteInPlaceAgain(t *testing.T) {
	before, after, err := executeCopy(t, "sound.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(was) != len(is) {
		t.Fatalf("%d lines became %d:\n%s", len(was), len(is), after)
	}
	var changed []string
	for i := range was {
		if was[i] != is[i] {
			changed = append(changed, is[i])
		}
	}
	if len(changed) != 1 || !strings.HasSuffix(changed[0], `ns\n"`) {
		t.Errorf("changed are\n%s\nwant the timing alone", strings.Join(changed, "\n"))
	}
}

func TestExecuteInPlaceFillsIn(t *testing.T) {
	_, after, err := executeCopy(t, "output-not-committed.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(after, `"seven\n"`) != 1 {
		t.Errorf("the output is not there:\n%s", after)
	}
}

func TestExecuteInPlaceKeepsTheFileOnErrors(t *testing.T) {
	for path, want := range map[string]string{
		"error-reply.ipynb":      "error-reply.ipynb, cell 1 (panic-cell): error: exit status 2\n    panic: assignment to entry in nil map",
		"exit-status.ipynb":      `exit-status.ipynb, cell 1 (command-cell): stderr ends in "exit status 2"`,
		"invalid-nbformat.ipynb": "invalid nbformat",
		"kernel-dies.ipynb":      "kernel-dies.ipynb, cell 1 (kill-cell): the kernel died",
	} {
		before, after, err := executeCopy(t, path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %q", path, err, want)
		}
		if before != after {
			t.Errorf("%s is not as it was:\n%s", path, after)
		}
	}
}

// The committed form of lessons is the one that make notebooks writes.
func TestLessonsAreInWrittenForm(t *testing.T) {
	lab, err := setup.Find()
	if err != nil {
		t.Fatal(err)
	}
	lessons, err := filepath.Glob(filepath.Join(lab.Notebooks(), "*.ipynb"))
	if err != nil || len(lessons) == 0 {
		t.Fatalf("found %d lessons, %v", len(lessons), err)
	}
	for _, path := range lessons {
		n, err := notebook.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n.Path = filepath.Join(t.TempDir(), n.Name())
		if err := n.Write(); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(n.Path); err != nil || string(got) != string(want) {
			t.Errorf("%s is written in another form (%v); run make notebooks", path, err)
		}
	}
}
