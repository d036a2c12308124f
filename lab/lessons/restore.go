package lessons

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// List returns a line for each file of the course, with how the learner's copy
// stands to it.
func (f Folder) List() ([]string, error) {
	names, err := f.names()
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, name := range names {
		state, err := f.state(name)
		if err != nil {
			return nil, err
		}
		lines = append(lines, fmt.Sprintf("%-16s %v", short(name), state))
	}
	return lines, nil
}

// Restore brings a file back as it came, keeps the learner's own beside it, and
// returns what became of both. The name may be that of a lesson, "03-network", or
// of any file of the course, "coffee.csv".
func (f Folder) Restore(name string) (notes []string, err error) {
	name, err = f.find(name)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(f.Work, recordDir), 0o755); err != nil {
		return nil, err
	}
	old, err := f.setAside(name)
	if err != nil {
		return nil, err
	}
	if old != "" {
		notes = append(notes, old+" is what you had.")
	}
	if err := f.put(name); err != nil {
		return notes, err
	}
	return append(notes, name+" is as it came. If it is open in the browser: File, Reload from Disk."), nil
}

// find returns the file of the course that is meant.
func (f Folder) find(asked string) (string, error) {
	names, err := f.names()
	if err != nil {
		return "", err
	}
	base := filepath.Base(asked)
	for _, name := range names {
		if base == name || base == short(name) {
			return name, nil
		}
	}
	return "", fmt.Errorf("the course has no file %s; restore alone lists them", asked)
}

// setAside renames the learner's file, if there is one, to a name that is free.
func (f Folder) setAside(name string) (old string, err error) {
	if _, err := os.Lstat(f.work(name)); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	ext := filepath.Ext(name)
	for i := 1; ; i++ {
		old = fmt.Sprintf("%s.old-%d%s", strings.TrimSuffix(name, ext), i, ext)
		if _, err := os.Lstat(f.work(old)); errors.Is(err, fs.ErrNotExist) {
			return old, os.Rename(f.work(name), f.work(old))
		} else if err != nil {
			return "", err
		}
	}
}
