package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fromscratch/lab/setup"
)

func TestTrustSignsCommittedLessonsOnly(t *testing.T) {
	_, jupyter := findLab(t)
	lesson, err := os.ReadFile(filepath.Join("proof", "testdata", "sound.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	lab := &setup.Lab{Root: t.TempDir()}
	if err := os.Mkdir(lab.Notebooks(), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(lab.Notebooks(), name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	variant := func(name string) string { return strings.Replace(string(lesson), "A sound notebook", name, 1) }
	write("committed.ipynb", variant("Committed"))
	write("changed.ipynb", variant("Before"))
	for _, line := range []string{
		"git init -q", "git add .",
		"git -c user.name=T -c user.email=t@example.org commit -q -m lessons",
	} {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = lab.Root
		if output, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, output)
		}
	}
	write("changed.ipynb", variant("After"))
	write("new.ipynb", variant("New"))
	if err := lab.Trust(t.Context(), jupyter); err != nil {
		t.Fatal(err)
	}
	const ask = `
import sys, nbformat
from nbformat.sign import NotebookNotary
for name in sys.argv[1:]:
    print(NotebookNotary().check_signature(nbformat.read(name, as_version=4)))
`
	cmd := exec.Command(jupyter.Python, "-c", ask, "committed.ipynb", "changed.ipynb", "new.ipynb")
	cmd.Dir, cmd.Env = lab.Notebooks(), lab.Env()
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(string(output)); strings.Join(got, " ") != "True False False" {
		t.Errorf("trusted are %v, want the committed one alone", got)
	}
}
