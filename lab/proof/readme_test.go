package proof_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fromscratch/lab/notebook"
)

// The minutes that a lesson, the start page and the README promise are those
// that reading it takes.
func TestReadingTimes(t *testing.T) {
	lessons, err := filepath.Glob(filepath.Join(notebooks, "[01][0-9]-*.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	readme := readFile(t, "../../README.md")
	start := readFile(t, filepath.Join(notebooks, "00-start-here.ipynb"))
	for _, path := range lessons[1:] {
		n, err := notebook.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		minutes := notebook.ReadingMinutes(n)
		if want := fmt.Sprintf("Reading time: about %d minutes", minutes); !strings.Contains(n.Cells[0].Source, want) {
			t.Errorf("%s does not say %q", path, want)
		}
		for name, text := range map[string]string{"README.md": readme, "00-start-here.ipynb": start} {
			row := regexp.MustCompile(`\| \[[^]]*\]\((?:notebooks/)?` + regexp.QuoteMeta(n.Name()) + `\) \|.*\| (\d+) \|`).FindStringSubmatch(text)
			if row == nil {
				t.Errorf("%s has no row for %s", name, path)
			} else if row[1] != fmt.Sprint(minutes) {
				t.Errorf("%s promises %s minutes for %s, want %d", name, row[1], path, minutes)
			}
		}
	}
}

// What the README links to and tells to type exists.
func TestReadme(t *testing.T) {
	for _, path := range []string{"../../README.md", "../../CONTRIBUTING.md", "../../docker/README.md"} {
		readme := readFile(t, path)
		for _, link := range regexp.MustCompile(`\]\(([^)#]+)`).FindAllStringSubmatch(readme, -1) {
			if strings.Contains(link[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), link[1])); err != nil {
				t.Errorf("%s links to %s: %v", path, link[1], err)
			}
		}
		makefile := readFile(t, "../../Makefile")
		for _, target := range regexp.MustCompile("(?m)(?:^|`)make ([a-z-]+)").FindAllStringSubmatch(readme, -1) {
			if !regexp.MustCompile(`(?m)^` + target[1] + `:`).MatchString(makefile) {
				t.Errorf("%s tells to type make %s, which the Makefile does not have", path, target[1])
			}
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
