//go:build image

// Package docker_test proves the workshop image against a real container,
// JupyterLab and Chromium. make test-image runs it.
package docker_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"fromscratch/lab/notebook"
)

// settings come from the environment.
var settings = struct {
	docker      string // the client
	image       string // the image to prove
	chromium    string
	network     string // without a way out, made for this run
	screenshots string // where pictures of failures go
}{
	docker:      cmp.Or(os.Getenv("DOCKER"), "docker"),
	image:       cmp.Or(os.Getenv("IMAGE"), "fromscratch"),
	chromium:    cmp.Or(os.Getenv("CHROMIUM"), "chromium"),
	network:     fmt.Sprintf("fromscratch-test-%d", os.Getpid()),
	screenshots: cmp.Or(os.Getenv("SCREENSHOTS"), filepath.Join(os.TempDir(), "fromscratch-screenshots")),
}

func TestMain(m *testing.M) {
	os.Exit(func() int {
		if _, err := docker("network", "create", "--internal", settings.network); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer docker("network", "rm", settings.network)
		code := m.Run()
		figures.print()
		return code
	}())
}

// figures are what is measured on the way.
var figures measured

type measured struct {
	mu    sync.Mutex
	value map[string]string
}

func (f *measured) set(name, value string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.value == nil {
		f.value = map[string]string{}
	}
	f.value[name] = value
}

func (f *measured) print() {
	f.mu.Lock()
	defer f.mu.Unlock()
	line := "image:"
	for _, name := range []string{"size", "start", "first cell", "warm cell"} {
		line += fmt.Sprintf("  %s %s", name, cmp.Or(f.value[name], "not measured"))
	}
	fmt.Println(line)
}

// median returns the middle one.
func median(times []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

// lessons returns the notebooks of the repository, in reading order.
func lessons(t testing.TB) []*notebook.Notebook {
	t.Helper()
	paths, err := filepath.Glob("../notebooks/*.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatal("there are no lessons in ../notebooks")
	}
	var all []*notebook.Notebook
	for _, path := range paths {
		n, err := notebook.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}

// setUpCell returns the source with which every lesson begins.
func setUpCell(t testing.TB) string {
	t.Helper()
	for _, cell := range lessons(t)[0].Cells {
		if cell.Type == "code" {
			return cell.Source
		}
	}
	t.Fatal("the first lesson has no code")
	return ""
}
