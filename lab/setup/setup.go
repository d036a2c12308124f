// Package setup installs what the course needs beside Go, all of it in the
// folder .lab of the repository: the GoNB kernel, its tools, and a way to
// Jupyter. Only Debian's packages, where they are used, go elsewhere.
package setup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"fromscratch/lab/lessons"
)

// A Lab is the folder .lab in a checkout of the course.
type Lab struct {
	Root string // of the checkout, absolute
}

var courseModule = regexp.MustCompile(`(?m)^module fromscratch\s*$`)

// Find returns the lab of the checkout that holds the working directory.
func Find() (*Lab, error) {
	start, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && courseModule.Match(text) {
			return &Lab{Root: dir}, nil
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		if dir == filepath.Dir(dir) {
			return nil, fmt.Errorf("%s is not inside a checkout of the course; go into its folder first", start)
		}
	}
}

// Path returns a path inside .lab.
func (l *Lab) Path(elem ...string) string {
	return filepath.Join(append([]string{l.Root, ".lab"}, elem...)...)
}

// Notebooks returns the folder of the lessons as they come.
func (l *Lab) Notebooks() string { return filepath.Join(l.Root, "notebooks") }

// Work is the name of the learner's folder in a checkout.
const Work = "work"

// Lessons returns the lessons and the learner's copies of them.
func (l *Lab) Lessons() lessons.Folder {
	return lessons.Folder{Course: l.Notebooks(), Work: filepath.Join(l.Root, Work)}
}

// Env returns the environment for Jupyter: that of this process, but with all
// that Jupyter keeps for itself in .lab, and the tools of .lab on the PATH.
func (l *Lab) Env() []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "JUPYTER_") && !strings.HasPrefix(v, "JUPYTERLAB_") {
			env = append(env, v)
		}
	}
	return append(env,
		"PATH="+l.Path("bin")+string(os.PathListSeparator)+os.Getenv("PATH"),
		"JUPYTER_PATH="+l.Path("share", "jupyter"),
		"JUPYTER_DATA_DIR="+l.Path("data"),
		"JUPYTER_CONFIG_DIR="+l.Path("config"),
		"JUPYTER_RUNTIME_DIR="+l.Path("runtime"),
		"IPYTHONDIR="+l.Path("ipython"),
	)
}
