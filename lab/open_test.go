package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fromscratch/lab/setup"
)

func TestOpen(t *testing.T) {
	lab := checkout(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())

	s := start(t, lab, build(t), "open", "--", "--no-browser", "--port", port)
	if s.port == port {
		t.Errorf("it serves at port %s, which is taken", port)
	}

	var specs struct {
		Default     string
		Kernelspecs map[string]struct {
			Spec struct{ Argv []string }
		}
	}
	s.call(t, "GET", "kernelspecs", "", &specs)
	if specs.Default != "gonb" || !strings.Contains(strings.Join(specs.Kernelspecs["gonb"].Spec.Argv, " "), lab.Path("bin", "gonb")) {
		t.Errorf("the kernels are %+v", specs)
	}

	var folder struct{ Content []struct{ Name string } }
	s.call(t, "GET", "contents", "", &folder)
	names := make(map[string]bool)
	for _, file := range folder.Content {
		names[file.Name] = true
	}
	if !names["01-neuron.ipynb"] || names["go.mod"] {
		t.Errorf("it does not serve the lessons, but %v", names)
	}

	kernel := s.startKernel(t)
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-s.ended:
		if err != nil {
			t.Errorf("Ctrl-C ends it with %v", err)
		}
	case <-time.After(time.Minute):
		t.Fatal("Ctrl-C does not end it")
	}
	s.expectNothingLeft(t, kernel)

	// Go keeps its counters there, whatever one does.
	entries, err := filepath.Glob(filepath.Join(s.home, ".*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry != filepath.Join(s.home, ".config", "go") {
			t.Errorf("it wrote %s", entry)
		}
	}
}

// Whoever ends make ends the server.
func TestMakeLabEndsWithMake(t *testing.T) {
	s := start(t, checkout(t), "make", "lab", "LAB_ARGS=--no-browser")
	kernel := s.startKernel(t)
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.expectNothingLeft(t, kernel)
}

// The learner works on a copy, and restore is at hand in a terminal of Jupyter.
func TestRestoreInTerminal(t *testing.T) {
	lab := checkout(t)
	s := start(t, lab, build(t), "open", "--", "--no-browser")
	_, jupyter := findLab(t)
	for _, name := range []string{"03-network.ipynb", "coffee.csv"} {
		mine := filepath.Join(lab.Root, "work", name)
		if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
		s.terminal(t, jupyter, "restore "+strings.TrimSuffix(name, ".ipynb"), name+" is as it came")
		want, err := os.ReadFile(filepath.Join(lab.Notebooks(), name))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(mine); err != nil || string(got) != string(want) {
			t.Errorf("%s is not as it came, %v", name, err)
		}
	}
}

// Cells find the course one folder up, so that the lessons stand directly in the
// checkout.
func TestOpenRefusesOtherFolders(t *testing.T) {
	lab := &setup.Lab{Root: t.TempDir()}
	for _, dir := range []string{"../elsewhere", "work/deep", "/tmp", ".lab", "..", "."} {
		err := open(t.Context(), lab, &setup.Console{W: t.Output()}, []string{"-lessons", dir})
		if err == nil || !strings.Contains(err.Error(), "give its name alone") {
			t.Errorf("-lessons %s: %v", dir, err)
		}
	}
}
