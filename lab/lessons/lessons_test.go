package lessons

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// notebook returns one whose single cell holds source and printed output.
func notebook(source, output string) string {
	return fmt.Sprintf(`{"cells": [{"cell_type": "code", "outputs": [%q], "source": [%q]}]}`, output, source)
}

// asString is notebook with the source as one string and in another order, as
// other programs write it.
func asString(source string) string {
	return fmt.Sprintf(`{"nbformat": 4, "cells": [{"source": %q, "cell_type": "code"}]}`, source)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// has fails unless the file holds the text; "" stands for no file.
func has(t *testing.T, path, want string) {
	t.Helper()
	got, err := read(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", filepath.Base(path), got, err, want)
	}
}

func give(t *testing.T, f Folder) (notes []string) {
	t.Helper()
	notes, err := f.Give()
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

func TestGive(t *testing.T) {
	const one, two, hers = "one", "two", "hers"
	for _, c := range []struct {
		what          string
		given         string // in an earlier start; "" is none
		work, course  string // before this start; "" is none
		want          string // in the learner's folder afterwards
		note          string // part of the only note; "" is none
		state         State  // afterwards
		name          string // "" is lesson.ipynb
		recordedAfter string // what a later start compares with
	}{
		{what: "the first start", course: notebook(one, ""), want: notebook(one, ""), state: Same},
		{what: "another start", given: notebook(one, ""), work: notebook(one, ""), course: notebook(one, ""), want: notebook(one, ""), state: Same},
		{what: "only run", given: notebook(one, ""), work: notebook(one, "1"), course: notebook(one, ""), want: notebook(one, "1"), state: Same},
		{what: "only run in another program", given: notebook(one, ""), work: asString(one), course: notebook(one, ""), want: asString(one), state: Same},
		{what: "untouched, a newer course", given: notebook(one, ""), work: notebook(one, ""), course: notebook(two, ""),
			want: notebook(two, ""), note: "is now that of this course", state: Same},
		{what: "only run, a newer course", given: notebook(one, ""), work: notebook(one, "1"), course: notebook(two, ""),
			want: notebook(two, ""), note: "is now that of this course", state: Same},
		{what: "only the outputs are newer", given: notebook(one, "1"), work: notebook(one, "1"), course: notebook(one, "2"),
			want: notebook(one, "2"), note: "is now that of this course", state: Same},
		{what: "changed", given: notebook(one, ""), work: notebook(hers, ""), course: notebook(one, ""), want: notebook(hers, ""), state: Changed},
		{what: "changed, a newer course", given: notebook(one, ""), work: notebook(hers, ""), course: notebook(two, ""),
			want: notebook(hers, ""), note: "stays as you left it; the course has a newer one, which this brings: restore lesson", state: Parted, recordedAfter: notebook(one, "")},
		{what: "changed to what the course became", given: notebook(one, ""), work: notebook(two, "2"), course: notebook(two, ""),
			want: notebook(two, ""), note: "is now that of this course", state: Same},
		{what: "deleted", given: notebook(one, ""), course: notebook(one, ""), want: "", state: Deleted},
		{what: "deleted, a newer course", given: notebook(one, ""), course: notebook(two, ""), want: "", state: Deleted, recordedAfter: notebook(one, "")},
		{what: "half a notebook", given: notebook(one, ""), work: `{"cells": [`, course: notebook(one, ""), want: `{"cells": [`, state: Changed},
		{what: "a file of that name was there before", work: notebook(hers, ""), course: notebook(one, ""),
			want: notebook(hers, ""), note: "stays as you left it", state: Parted, recordedAfter: "-"},
		{what: "the very file was there before", work: notebook(one, "1"), course: notebook(one, ""), want: notebook(one, "1"), state: Same},
		{what: "ended between the file and its record", given: notebook(one, ""), work: notebook(two, ""), course: notebook(two, ""), want: notebook(two, ""), state: Same},
		{what: "data, untouched", name: "coffee.csv", given: "a,b\n", work: "a,b\n", course: "a,c\n", want: "a,c\n", note: "is now that of this course", state: Same},
		{what: "data, changed", name: "coffee.csv", given: "a,b\n", work: "a,b\n1,2\n", course: "a,b\n", want: "a,b\n1,2\n", state: Changed},
	} {
		t.Run(c.what, func(t *testing.T) {
			if c.name == "" {
				c.name = "lesson.ipynb"
			}
			f := Folder{Course: t.TempDir(), Work: t.TempDir()}
			write(t, f.course(c.name), c.course)
			if c.given != "" {
				write(t, f.given(c.name), c.given)
			}
			if c.work != "" {
				write(t, f.work(c.name), c.work)
			}
			notes := give(t, f)
			has(t, f.work(c.name), c.want)
			if c.note == "" && len(notes) > 0 || c.note != "" && (len(notes) != 1 || !strings.Contains(notes[0], c.note)) {
				t.Errorf("the notes are %q, want %q", notes, c.note)
			}
			if state, err := f.state(c.name); err != nil || state != c.state {
				t.Errorf("it is now %v, %v; want %v", state, err, c.state)
			}
			recorded := c.course
			if c.recordedAfter != "" {
				recorded = strings.TrimPrefix(c.recordedAfter, "-")
			}
			has(t, f.given(c.name), recorded)
			if left, _ := filepath.Glob(f.given("*.new")); left != nil {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// What is not the course's stays, and a link is hers.
func TestGiveLeavesTheRest(t *testing.T) {
	f := Folder{Course: t.TempDir(), Work: t.TempDir()}
	write(t, f.course("lesson.ipynb"), notebook("two", ""))
	write(t, f.course("viz/loss.go"), "package viz")
	write(t, f.given("lesson.ipynb"), notebook("one", ""))
	write(t, f.work("mine/neuron.go"), "package mine")
	write(t, f.work("elsewhere.ipynb"), notebook("one", ""))
	if err := os.Symlink("elsewhere.ipynb", f.work("lesson.ipynb")); err != nil {
		t.Fatal(err)
	}
	give(t, f)
	has(t, f.work("mine/neuron.go"), "package mine")
	has(t, f.work("elsewhere.ipynb"), notebook("one", ""))
	has(t, f.work("viz/loss.go"), "")
}

func TestGiveErrors(t *testing.T) {
	empty := Folder{Course: t.TempDir(), Work: t.TempDir()}
	if _, err := empty.Give(); err == nil || !strings.Contains(err.Error(), "there are no lessons in "+empty.Course) {
		t.Errorf("without lessons: %v", err)
	}
	f := Folder{Course: t.TempDir(), Work: filepath.Join(t.TempDir(), "file")}
	write(t, f.course("lesson.ipynb"), notebook("one", ""))
	write(t, f.Work, "no folder")
	if _, err := f.Give(); err == nil || !strings.Contains(err.Error(), f.Work) {
		t.Errorf("where the folder is a file: %v", err)
	}
}

func TestRestore(t *testing.T) {
	f := Folder{Course: t.TempDir(), Work: t.TempDir()}
	names := []string{"03-network.ipynb", "coffee.csv", "glossary.ipynb"}
	for _, name := range names {
		write(t, f.course(name), name+" as it came")
	}
	give(t, f)
	for _, name := range names { // every file that the course has, by each of its names
		ext := filepath.Ext(name)
		stem := strings.TrimSuffix(name, ext)
		for i, asked := range []string{name, "work/" + name, short(name)} {
			write(t, f.work(name), fmt.Sprint("hers ", i))
			notes, err := f.Restore(asked)
			old := fmt.Sprintf("%s.old-%d%s", stem, i+1, ext)
			if err != nil || len(notes) != 2 || notes[0] != old+" is what you had." || !strings.HasPrefix(notes[1], name+" is as it came.") {
				t.Errorf("restore %s says %q, %v", asked, notes, err)
			}
			has(t, f.work(name), name+" as it came")
			has(t, f.work(old), fmt.Sprint("hers ", i))
		}
	}

	for _, name := range names {
		if err := os.Remove(f.work(name)); err != nil {
			t.Fatal(err)
		}
	}
	notes, err := f.Restore("glossary")
	if err != nil || len(notes) != 1 {
		t.Errorf("restore of a deleted one says %q, %v", notes, err)
	}
	give(t, f)
	has(t, f.work("glossary.ipynb"), "glossary.ipynb as it came")
	has(t, f.work("coffee.csv"), "") // deleted, and not asked for

	if _, err := f.Restore("../../etc/passwd"); err == nil || !strings.Contains(err.Error(), "restore alone lists them") {
		t.Errorf("restore of what is none says %v", err)
	}
}

func TestList(t *testing.T) {
	f := Folder{Course: t.TempDir(), Work: t.TempDir()}
	for _, name := range []string{"a.ipynb", "b.ipynb", "c.ipynb", "d.csv"} {
		write(t, f.course(name), notebook(name, ""))
	}
	give(t, f)
	write(t, f.work("b.ipynb"), notebook("hers", ""))
	if err := os.Remove(f.work("c.ipynb")); err != nil {
		t.Fatal(err)
	}
	write(t, f.course("e.ipynb"), notebook("e", ""))
	lines, err := f.List()
	var got []string
	for _, line := range lines {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	want := []string{"a as it came", "b changed by you", "c deleted", "d.csv as it came", "e new"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("it lists %q, %v; want %q", got, err, want)
	}
}
