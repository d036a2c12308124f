package proof_test

import (
	"fmt"
	"net/url"
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

// What the texts beside the lessons link to and tell to type exists.
func TestReadme(t *testing.T) {
	for _, path := range []string{"../../README.md", "../../CONTRIBUTING.md", "../../SOURCES.md", "../../docker/README.md"} {
		text := readFile(t, path)
		for _, link := range notebook.ReadMarkdown(text).Links {
			if err := followOnGitHub(path, link); err != nil {
				t.Errorf("%s links to %s: %v", path, link, err)
			}
		}
		makefile := readFile(t, "../../Makefile")
		for _, target := range regexp.MustCompile("(?m)(?:^|`)make ([a-z-]+)").FindAllStringSubmatch(text, -1) {
			if !regexp.MustCompile(`(?m)^` + target[1] + `:`).MatchString(makefile) {
				t.Errorf("%s tells to type make %s, which the Makefile does not have", path, target[1])
			}
		}
	}
}

// followOnGitHub returns why a link in a Markdown file of the repository leads
// nowhere. Links to other sites are not followed.
func followOnGitHub(from, link string) error {
	u, err := url.Parse(link)
	if err != nil || u.IsAbs() {
		return err
	}
	to := from
	if u.Path != "" {
		to = filepath.Join(filepath.Dir(from), u.Path)
	}
	text, err := os.ReadFile(to)
	if u.Fragment == "" || err != nil {
		if info, err := os.Stat(to); err == nil && info.IsDir() {
			return nil
		}
		return err
	}
	for _, heading := range notebook.ReadMarkdown(string(text)).Headings {
		words := strings.ToLower(notAnchor.ReplaceAllString(heading, ""))
		if strings.ReplaceAll(words, " ", "-") == u.Fragment {
			return nil
		}
	}
	return fmt.Errorf("it has no heading #%s", u.Fragment)
}

// notAnchor is what GitHub leaves out of a heading to make its anchor.
var notAnchor = regexp.MustCompile(`[^\p{L}\p{N} _-]`)

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
