package proof_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// broken says what the proof of lessons has to find in each notebook of
// testdata: a part of the message of every problem, in order.
var broken = map[string][]string{
	"sound.ipynb":           nil,
	"error-reply.ipynb":     {"cell 1 (panic-cell): error: exit status 2\n    panic: assignment to entry in nil map"},
	"compile-error.ipynb":   {"cell 1 (compile-cell): error: # gonb_"},
	"exit-status.ipynb":     {"cell 1 (command-cell): stderr ends in \"exit status 2\"\n    ls: cannot access"},
	"panic-on-stderr.ipynb": {"cell 1 (command-cell): stderr holds a panic\n    panic: lost"},
	"text-differs.ipynb": {"cell 1 (seven-cell): stdout differs from what is committed\n" +
		"      one\n    - eight\n    + seven"},
	"rich-text-differs.ipynb": {"cell 2 (markdown-cell): text/markdown differs from what is committed\n" +
		"    - *eight* (no newline)\n    + *seven* (no newline)"},
	"figure-without-alt.ipynb":   {"cell 2 (pixel-cell): a figure (image/png) without alt text"},
	"img-without-alt.ipynb":      {"cell 2 (img-cell): an <img> without alt text: <img src=\"pixel.png\">"},
	"figure-lost.ipynb":          {"cell 1 (figure-cell): 1 figure committed, the fresh run gives 0 figures"},
	"output-lost.ipynb":          {"cell 1 (silent-cell): the fresh run writes nothing to stdout; committed is\n    seven"},
	"output-not-committed.ipynb": {"cell 1 (seven-cell): the fresh run writes to stdout, and nothing of it is committed"},
	"never-executed.ipynb":       {"cell 1 (seven-cell): was never executed; run make notebooks"},
	"broken-link.ipynb": {
		"cell 1 (links): broken link ../99-nowhere.ipynb: there is no such file",
		"cell 1 (links): broken link #Nothing: broken-link.ipynb has no such heading",
		"cell 1 (links): broken link sound.ipynb#Nothing: sound.ipynb has no such heading",
	},
	"invalid-nbformat.ipynb": {"invalid nbformat: "},
	"old-nbformat.ipynb": {
		"nbformat 4.4; the course's notebooks are in 4.5",
		"cell 1 (no id): has no id",
	},
	"unreadable-ids.ipynb": {
		"cell 1 (3f2b8c1e): the id is not readable",
		"cell 3 (twice): has the same id as cell 2",
	},
	"other-kernel.ipynb": {"the kernelspec is \"python3\"; it must be \"gonb\""},
	"too-large.ipynb":    {"400.3 kB; a notebook of the course has at most 400 kB"},
	"endless.ipynb":      {"cell 1 (endless-cell): did not end within 3 s"},
	"kernel-dies.ipynb":  {"cell 1 (kill-cell): the kernel died"},
}

func TestBrokenNotebooksAreFound(t *testing.T) {
	files, err := filepath.Glob("testdata/*.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(broken) {
		t.Errorf("%d notebooks in testdata, %d are expected", len(files), len(broken))
	}
	r := newRunner(t)
	impatient := *r
	impatient.CellLimit = 3 * time.Second
	for _, path := range files {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := r
			if name == "endless.ipynb" {
				r = &impatient
			}
			problems := prove(t, r, path)
			want := broken[name]
			if len(problems) != len(want) {
				t.Errorf("found %d problems, want %d:\n%s", len(problems), len(want), strings.Join(problems, "\n"))
				return
			}
			for i := range want {
				if !strings.HasPrefix(problems[i], name) || !strings.Contains(problems[i], want[i]) {
					t.Errorf("problem %d is\n%s\nwant it to contain\n%s", i+1, problems[i], want[i])
				}
			}
		})
	}
}
