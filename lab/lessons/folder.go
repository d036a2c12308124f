// Package lessons keeps a learner's copy of the lessons: what is missing arrives,
// what she has not changed follows the course, and what she has changed is hers. It
// stands behind make lab and behind the start of the workshop image.
package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A Folder is a learner's folder and the course that fills it.
type Folder struct {
	Course string // the lessons as they come
	Work   string // her copies
}

// recordDir is the folder inside of Work with each file as it was given: by that a
// changed copy is told from one that only is of an earlier course.
const recordDir = ".lessons"

func (f Folder) course(name string) string { return filepath.Join(f.Course, name) }
func (f Folder) work(name string) string   { return filepath.Join(f.Work, name) }
func (f Folder) given(name string) string  { return filepath.Join(f.Work, recordDir, name) }

// names returns the files of the course in order: notebooks, and the data that they
// name.
func (f Folder) names() ([]string, error) {
	var names []string
	for _, pattern := range []string{"*.ipynb", "*.csv"} {
		paths, err := filepath.Glob(f.course(pattern))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			names = append(names, filepath.Base(path))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("there are no lessons in %s", f.Course)
	}
	slices.Sort(names)
	return names, nil
}

// A State says how a learner's copy stands to the course.
type State int

const (
	New     State = iota // never given to her
	Deleted              // given, and not there any more
	Same                 // as it came, or only run since
	Older                // unchanged, but the course has gone on since
	Changed              // hers; the course is where it was
	Parted               // hers, and the course has gone on too
)

// String returns the words for the list of lessons.
func (s State) String() string {
	return [...]string{"new", "deleted", "as it came", "of an earlier course", "changed by you", "changed by you; the course has a newer one"}[s]
}

// state compares the learner's copy of a file with the course's and with the one
// that was given.
func (f Folder) state(name string) (State, error) {
	course, err := os.ReadFile(f.course(name))
	if err != nil {
		return 0, err
	}
	given, err := read(f.given(name))
	if err != nil {
		return 0, err
	}
	info, err := os.Lstat(f.work(name))
	switch {
	case errors.Is(err, fs.ErrNotExist) && given == nil:
		return New, nil
	case errors.Is(err, fs.ErrNotExist):
		return Deleted, nil
	case err != nil:
		return 0, err
	case !info.Mode().IsRegular():
		return Changed, nil // a link or a folder that she has put there
	}
	work, err := os.ReadFile(f.work(name))
	if err != nil {
		return 0, err
	}
	moved := !bytes.Equal(given, course)
	switch asCourse := sameSource(name, work, course); {
	case asCourse && (!moved || given == nil || bytes.Equal(work, course)):
		return Same, nil
	case asCourse, given != nil && sameSource(name, work, given):
		return Older, nil
	case moved:
		return Parted, nil
	}
	return Changed, nil
}

// read returns what is in a file, nil if there is none.
func read(path string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}
