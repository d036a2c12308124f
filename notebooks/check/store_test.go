package check

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestBrokenFileIsSetAside(t *testing.T) {
	for what, text := range map[string]string{
		"empty":      "",
		"cut":        `{"Sigmoid": {"asks"`,
		"a list":     "[]",
		"null":       "null",
		"a number":   `{"Sigmoid": 3}`,
		"a notebook": `{"cells": [], "nbformat": 4}`,
		"too large":  "{}" + strings.Repeat(" ", maxFile),
		"not text":   "\x00\xff\x00",
	} {
		t.Run(what, func(t *testing.T) {
			c, out := newCell(t)
			for i, aside := range []string{".fromscratch-progress.broken-1.json", ".fromscratch-progress.broken-2.json"} {
				write(t, c.store.path(), text)
				out.Reset()
				if i == 0 {
					programs["right"]()
				} else {
					Progress()
				}
				for _, part := range []string{"cannot be read", "`" + aside + "`"} {
					if !strings.Contains(out.String(), part) {
						t.Errorf("%q is not in the answer:\n%s", part, out)
					}
				}
				kept, err := os.ReadFile(filepath.Join(c.store.dir, aside))
				if err != nil || string(kept) != text {
					t.Errorf("kept as %.40q, %v", kept, err)
				}
			}
			first, err := os.ReadFile(filepath.Join(c.store.dir, ".fromscratch-progress.broken-1.json"))
			if err != nil || string(first) != text {
				t.Errorf("the first broken file is %.40q now, %v", first, err)
			}
			if p, err := c.store.load(); err != nil || len(p) != 0 {
				t.Errorf("progress %v, %v after a broken file was set aside", p, err)
			}
		})
	}
}

func TestUnknownExercisesAreKept(t *testing.T) {
	c, _ := newCell(t)
	write(t, c.store.path(), `{"OfANewerCourse": {"solved": true}}`)
	programs["right"]()
	if p, err := c.store.load(); err != nil || !p["OfANewerCourse"].Solved || !p["Sigmoid"].Solved {
		t.Errorf("progress %v, %v", p, err)
	}
}

// mustStillAnswer runs a right and a wrong answer where nothing can be kept.
func mustStillAnswer(t *testing.T, out *strings.Builder, why string) {
	t.Helper()
	for program, answer := range map[string]string{"right": "is right!", "wrong": "**Hint 1 of 3.**"} {
		out.Reset()
		programs[program]()
		for _, part := range []string{answer, "⚠️ Your progress could not be kept: ", why} {
			if !strings.Contains(out.String(), part) {
				t.Errorf("%q is not in the answer:\n%s", part, out)
			}
		}
	}
}

func TestFolderIsMissing(t *testing.T) {
	c, out := newCell(t)
	c.store.dir = filepath.Join(c.store.dir, "not", "there")
	mustStillAnswer(t, out, "no such file or directory")
	out.Reset()
	Progress()
	if !strings.HasPrefix(out.String(), "**Your progress: 0 of ") {
		t.Errorf("progress: %s", out)
	}
}

func TestFileIsAFolder(t *testing.T) {
	c, out := newCell(t)
	if err := os.Mkdir(c.store.path(), 0o755); err != nil {
		t.Fatal(err)
	}
	mustStillAnswer(t, out, "is a directory")
	out.Reset()
	Progress()
	if !strings.Contains(out.String(), "⚠️ The file with your progress could not be read: ") {
		t.Errorf("progress: %s", out)
	}
	if entries, err := os.ReadDir(c.store.path()); err != nil || len(entries) > 0 {
		t.Errorf("the folder is not as it was: %v, %v", entries, err)
	}
}

func TestFailedSaveLeavesNothing(t *testing.T) {
	s := store{t.TempDir()}
	if err := os.Mkdir(s.path(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := s.save(progress{}); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if entries, err := os.ReadDir(s.dir); err != nil || len(entries) != 1 {
		t.Errorf("left are %v, %v", entries, err)
	}
}

func TestLockThatIsNotGiven(t *testing.T) {
	c, out := newCell(t)
	f, err := os.Create(c.store.path() + ".lock")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	programs["right"]()
	for _, part := range []string{"is right!", "another cell holds"} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q is not in the answer:\n%s", part, out)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
