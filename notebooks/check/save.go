package check

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// halfWritten is the name of a file that is to replace the progress file, and a
// number behind it. Such a file stays behind where a cell is killed.
const halfWritten = fileName + ".new-"

// save replaces the file as a whole, or not at all: at every moment there is a
// complete one, whether the disk is full, the cell is killed or the power fails.
func (s store) save(p progress) (err error) {
	text, err := json.MarshalIndent(p, "", "\t")
	if err != nil {
		return err
	}
	if err := s.tidy(); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.dir, halfWritten)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(append(text, '\n'))
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), s.path()); err != nil {
		return err
	}
	return syncFolder(s.dir)
}

// tidy removes what cells that were killed have left. Whoever saves holds the
// lock, so no cell is still at work on them.
func (s store) tidy() error {
	if !locks {
		return nil
	}
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), halfWritten) {
			continue
		}
		if err := os.Remove(filepath.Join(s.dir, f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
