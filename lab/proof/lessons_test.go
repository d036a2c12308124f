// Package proof_test proves that every lesson runs in the real kernel and gives
// what is committed, and that broken ones are found.
package proof_test

import (
	"os"
	"path/filepath"
	"testing"

	"fromscratch/lab/notebook"
	"fromscratch/lab/runner"
	"fromscratch/lab/setup"
)

// notebooks is the folder of the lessons.
const notebooks = "../../notebooks"

func TestLessons(t *testing.T) {
	lessons, err := filepath.Glob(filepath.Join(notebooks, "*.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	if len(lessons) == 0 {
		t.Fatal("there are no lessons")
	}
	r := newRunner(t)
	for _, path := range lessons {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			for _, p := range prove(t, r, path) {
				t.Error(p)
			}
		})
	}
}

// newRunner returns a runner for the lab that make test sets up.
func newRunner(t *testing.T) *runner.Runner {
	lab, err := setup.Find()
	if err != nil {
		t.Fatal(err)
	}
	jupyter, err := lab.Load()
	if err != nil {
		t.Fatal(err)
	}
	limit := runner.CellLimit
	if withoutAssembly() { // training takes longer
		limit *= 3
	}
	return &runner.Runner{Lab: lab, Jupyter: jupyter, CellLimit: limit}
}

// prove returns all that is wrong with a notebook, as it is committed and as it
// runs.
func prove(t *testing.T, r *runner.Runner, path string) []string {
	committed, err := notebook.Read(path)
	if err != nil {
		return []string{err.Error()}
	}
	problems := notebook.Check(committed)
	fresh, err := r.Execute(t.Context(), path)
	if err != nil {
		return append(texts(problems), err.Error())
	}
	problems = append(problems, notebook.CheckOutputs(fresh)...)
	var loose []string
	if os.Getenv("FROMSCRATCH_MNIST") == "" { // lesson 9 draws synthetic digits
		loose = append(loose, notebook.MNISTTag)
	}
	problems = append(problems, notebook.Compare(committed, fresh, loose...)...)
	return texts(problems)
}

// texts returns the messages of problems, each once: the committed outputs and
// the fresh ones may suffer from the same.
func texts(problems []notebook.Problem) []string {
	var found []string
	seen := make(map[string]bool)
	for _, p := range problems {
		if text := p.String(); !seen[text] {
			seen[text] = true
			found = append(found, text)
		}
	}
	return found
}
