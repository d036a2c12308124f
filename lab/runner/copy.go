package runner

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fromscratch/lab/setup"
)

// copyTree copies the files of a checkout, without those whose names begin with
// a dot, where git and the lab keep their things, and without the learner's folder:
// they are no part of the course.
func copyTree(dst, src string) error {
	return filepath.WalkDir(src, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(src, path)
		if err != nil {
			return err
		}
		hidden := relative == setup.Work || relative != "." && strings.HasPrefix(entry.Name(), ".")
		switch {
		case entry.IsDir() && hidden:
			return filepath.SkipDir
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(dst, relative), 0o755)
		case hidden || !entry.Type().IsRegular():
			return nil
		}
		return copyFile(filepath.Join(dst, relative), path)
	})
}

func copyFile(dst, src string) error {
	in, err := os.Open(src)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(dst)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
