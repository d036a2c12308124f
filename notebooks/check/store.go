package check

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// store is the progress file in a folder.
type store struct{ dir string }

// progress is what the file holds: a record for the name of each exercise.
type progress map[string]record

type record struct {
	Asks   int  `json:"asks,omitempty"` // wrong answers since it was last solved
	Solved bool `json:"solved,omitempty"`
}

const (
	fileName = ".fromscratch-progress.json"
	maxFile  = 1 << 20 // bytes
)

// errBroken is the error of a file that is there and makes no sense.
var errBroken = errors.New("it is not a progress file")

func (s store) path() string { return filepath.Join(s.dir, fileName) }

// load returns the progress, none if there is no file.
func (s store) load() (progress, error) {
	f, err := os.Open(s.path())
	if errors.Is(err, fs.ErrNotExist) {
		return progress{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("%w: it is larger than %d bytes", errBroken, maxFile)
	}
	var p progress
	if err := json.Unmarshal(text, &p); err != nil {
		return nil, fmt.Errorf("%w: %v", errBroken, err)
	}
	if p == nil {
		return nil, fmt.Errorf("%w: it holds %q", errBroken, text)
	}
	return p, nil
}

// update changes the progress while no other cell does. A broken file is set
// aside first, which the note says.
func (s store) update(change func(progress)) (note string, err error) {
	unlock, err := lock(s.path() + ".lock")
	if err != nil {
		return "", err
	}
	defer unlock()
	p, err := s.load()
	if errors.Is(err, errBroken) {
		note, err = s.setAside(err)
		p = progress{}
	}
	if err != nil {
		return "", err
	}
	change(p)
	return note, s.save(p)
}

// setAside renames a broken file to a name that is free.
func (s store) setAside(why error) (note string, err error) {
	for i := 1; ; i++ {
		name := fmt.Sprintf(".fromscratch-progress.broken-%d.json", i)
		path := filepath.Join(s.dir, name)
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		if err := os.Rename(s.path(), path); err != nil {
			return "", err
		}
		return fmt.Sprintf("\n⚠️ The file with your progress, %s, cannot be read: %s. It is kept as %s, and your progress starts anew. Whoever can repair the file may rename it back.\n",
			code(fileName), code(why.Error()), code(name)), nil
	}
}

// remove deletes the file.
func (s store) remove() error {
	unlock, err := lock(s.path() + ".lock")
	if err != nil {
		return err
	}
	defer unlock()
	if err := os.Remove(s.path()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
