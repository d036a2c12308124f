package proof_test

import (
	"os"
	"runtime"
	"strings"
	"testing"
)

// withoutAssembly reports whether make test-noasm runs the tests.
func withoutAssembly() bool { return strings.Contains(os.Getenv("GOFLAGS"), "-tags=noasm") }

// What the environment asks of Go's compiler reaches the cells, whatever the
// set-up cell's %goflags: with make test-noasm they are built without gonum's
// assembly. The notebook prints the files of that assembly, where the cells are
// built, and then the tags that a cell was built with.
func TestCellsAreBuiltAsAskedFor(t *testing.T) {
	fresh, err := newRunner(t).Execute(t.Context(), "testdata/noasm/how-cells-are-built.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	said := make(map[string]string)
	for _, c := range fresh.Cells {
		for _, o := range c.Outputs {
			said[c.ID] += o.Text
		}
	}
	noasm := withoutAssembly()
	if linked := strings.Contains(said["assembly-cell"], ".s\n"); linked != (runtime.GOARCH == "amd64" && !noasm) {
		t.Errorf("gonum's assembly where cells are built: %v; it says\n%s", linked, said["assembly-cell"])
	}
	if tagged := said["tags-cell"] == "noasm\n"; tagged != noasm {
		t.Errorf("the tags of a cell are %q, GOFLAGS is %q", said["tags-cell"], os.Getenv("GOFLAGS"))
	}
}
