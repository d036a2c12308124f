package lessons

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Give brings the learner's folder up to date and returns what she should know. It
// deletes nothing, and replaces only what she has not changed. A lesson that she
// deleted stays away.
func (f Folder) Give() (notes []string, err error) {
	names, err := f.names()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(f.Work, recordDir), 0o755); err != nil {
		return nil, err
	}
	for _, name := range names {
		state, err := f.state(name)
		if err != nil {
			return notes, err
		}
		switch state {
		case New, Older:
			err = f.put(name)
		case Same:
			err = f.record(name)
		case Parted:
			notes = append(notes, fmt.Sprintf("%s stays as you left it; the course has a newer one, which this brings: restore %s", name, short(name)))
		}
		if err != nil {
			return notes, err
		}
		if state == Older {
			notes = append(notes, name+" is now that of this course.")
		}
	}
	return notes, nil
}

// put gives the learner the course's file.
func (f Folder) put(name string) error {
	if err := f.copy(name, f.work(name)); err != nil {
		return err
	}
	return f.record(name)
}

// record notes that the learner has got the course's file.
func (f Folder) record(name string) error {
	course, err := os.ReadFile(f.course(name))
	if err != nil {
		return err
	}
	if given, err := read(f.given(name)); err != nil || bytes.Equal(given, course) {
		return err
	}
	return f.copy(name, f.given(name))
}

// copy writes the course's file to path: all of it or nothing, whenever it is
// interrupted.
func (f Folder) copy(name, path string) error {
	content, err := os.ReadFile(f.course(name))
	if err != nil {
		return err
	}
	half := f.given(name) + ".new"
	if err := os.WriteFile(half, content, 0o644); err != nil {
		return err
	}
	return os.Rename(half, path)
}

// short returns the name by which a file is asked for.
func short(name string) string { return strings.TrimSuffix(name, ".ipynb") }
