package check

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type notebookCell struct {
	Type     string   `json:"cell_type"`
	Source   []string `json:"source"`
	Metadata struct {
		Tags []string `json:"tags"`
	} `json:"metadata"`
}

func (c notebookCell) text() string { return strings.Join(c.Source, "") }

// Every lesson has its exercises in order, each a heading, a cell to complete
// and a solution, and shows the progress at the end.
func TestLessonsHoldTheirExercises(t *testing.T) {
	for _, l := range lessons {
		t.Run(l.title, func(t *testing.T) {
			cells := cellsOf(t, l)
			for i, e := range l.exercises {
				heading := fmt.Sprintf("### Exercise %s · %s\n", e.number(), e.title)
				at := slices.IndexFunc(cells, func(c notebookCell) bool { return strings.HasPrefix(c.text()+"\n", heading) })
				if at < 0 || at+2 >= len(cells) {
					t.Fatalf("no heading %q with two cells below it", heading)
				}
				exercise, solution := cells[at+1], cells[at+2]
				if call := "\ncheck." + e.name + "("; !strings.Contains(exercise.text(), call) || !strings.Contains(solution.text(), "\ncheck.Solution()"+call) {
					t.Errorf("the cells of %s do not call its check, after check.Solution() in the second", e.number())
				}
				if !slices.Contains(exercise.Metadata.Tags, "exercise") || !slices.Contains(solution.Metadata.Tags, "solution") {
					t.Errorf("the cells of %s are not tagged exercise and solution", e.number())
				}
				if strings.Contains(exercise.text(), "check.Solution()") {
					t.Errorf("the exercise cell of %s is marked as a solution", e.number())
				}
				cells = cells[at+3:]
				if i == len(l.exercises)-1 && !slices.ContainsFunc(cells, func(c notebookCell) bool { return strings.Contains(c.text(), "\ncheck.Progress()") }) {
					t.Error("no check.Progress() below the exercises")
				}
			}
		})
	}
}

func cellsOf(t *testing.T, l lesson) []notebookCell {
	t.Helper()
	files, err := filepath.Glob(fmt.Sprintf("../%02d-*.ipynb", l.number))
	if err != nil || len(files) != 1 {
		t.Fatalf("notebooks of lesson %d: %v, %v", l.number, files, err)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	var notebook struct{ Cells []notebookCell }
	if err := json.Unmarshal(text, &notebook); err != nil {
		t.Fatal(err)
	}
	if title := fmt.Sprintf("# %d · %s\n", l.number, l.title); !strings.HasPrefix(notebook.Cells[0].text()+"\n", title) {
		t.Errorf("the title is not %q", title)
	}
	return notebook.Cells
}
