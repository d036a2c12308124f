package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// counts is how many wrong answers the program "count" gives.
const counts = 100

func TestTwoCellsLoseNothing(t *testing.T) {
	dir := t.TempDir()
	var running []*exec.Cmd
	for range 2 {
		c := command("count", dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, c)
	}
	for _, c := range running {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	if p, err := (store{dir}).load(); err != nil || p["Sigmoid"].Asks != 2*counts {
		t.Errorf("of %d asks %v were kept, %v", 2*counts, p, err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 2 { // the file and its lock
		t.Errorf("files left: %v, %v", files, err)
	}
}

// records is how many records rewrite makes: so many that a file of them is not
// written at a stroke.
const records = 5000

// rewrite counts one more ask in every record of a large file.
func rewrite(s store) {
	if _, err := s.update(func(p progress) {
		for i := range records {
			name := fmt.Sprint("Exercise", i)
			p[name] = record{Asks: p[name].Asks + 1}
		}
	}); err != nil {
		panic(err)
	}
}

// mustBeWhole loads the progress that rewrite has saved.
func mustBeWhole(t *testing.T, s store) {
	t.Helper()
	p, err := s.load()
	if err != nil {
		t.Fatalf("the file cannot be read: %v", err)
	}
	if len(p) == 0 {
		return // not yet there
	}
	for i := range records {
		if p[fmt.Sprint("Exercise", i)] != p["Exercise0"] || len(p) != records {
			t.Fatalf("the file holds %d records of %d, not all of one time", len(p), records)
		}
	}
}

// At every moment there is a complete file, also for a cell that looks while
// another one writes, and after one that was killed in the midst of it.
func TestProgressFileIsAlwaysWhole(t *testing.T) {
	s := store{t.TempDir()}
	rewrite(s)
	for range 15 {
		c := command("rewrite", s.dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		until := time.Now().Add(60*time.Millisecond + rand.N(60*time.Millisecond))
		for time.Now().Before(until) {
			mustBeWhole(t, s)
		}
		c.Process.Kill()
		c.Wait()
		mustBeWhole(t, s)
	}
	rewrite(s)
	mustBeWhole(t, s)
	mustHold(t, s.dir, fileName, fileName+".lock")
}

func TestLeftoversAreTidiedUp(t *testing.T) {
	c, out := newCell(t)
	write(t, filepath.Join(c.store.dir, halfWritten+"123"), "{")
	write(t, filepath.Join(c.store.dir, halfWritten+"456"), "")
	write(t, filepath.Join(c.store.dir, "mine.json.new-1"), "{}")
	programs["wrong"]()
	if strings.Contains(out.String(), "⚠️") {
		t.Errorf("answer: %s", out)
	}
	mustHold(t, c.store.dir, fileName, fileName+".lock", "mine.json.new-1")
}

// What is written beside a lesson must not be committed by the learner.
func TestFilesAreIgnoredByGit(t *testing.T) {
	text, err := os.ReadFile("../../.gitignore")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{fileName, fileName + ".lock", halfWritten + "123", ".fromscratch-progress.broken-1.json"} {
		ignored := false
		for line := range strings.Lines(string(text)) {
			match, err := path.Match(strings.TrimSpace(line), "/notebooks/"+name)
			ignored = ignored || match && err == nil
		}
		if !ignored {
			t.Errorf("%s is not ignored", name)
		}
	}
}

// mustHold fails unless the folder holds these files and no others.
func mustHold(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if fmt.Sprint(names) != fmt.Sprint(want) {
		t.Errorf("the folder holds %v, not %v", names, want)
	}
}
