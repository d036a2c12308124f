package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"fromscratch/lab/setup"
)

// findLab returns the lab that make test has set up.
func findLab(t *testing.T) (*setup.Lab, *setup.Jupyter) {
	t.Helper()
	lab, err := setup.Find()
	if err != nil {
		t.Fatal(err)
	}
	jupyter, err := lab.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lab, jupyter
}

// A session is a run of make lab that serves.
type session struct {
	cmd   *exec.Cmd
	home  string
	port  string
	token string
	ended chan error
}

var serving = regexp.MustCompile(`http://127\.0\.0\.1:(\d+)/\S*\?token=([0-9a-f]+)`)

// start runs a command that leads to lab open, and waits until that serves.
func start(t *testing.T, lab *setup.Lab, line ...string) *session {
	t.Helper()
	s := &session{home: t.TempDir(), ended: make(chan error, 1)}
	s.cmd = exec.Command(line[0], line[1:]...)
	s.cmd.Dir = lab.Root
	s.cmd.Env = append(os.Environ(), "HOME="+s.home, "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "XDG_CACHE_HOME=",
		"GOENV="+goEnv(t, "GOENV"), "GOPATH="+goEnv(t, "GOPATH"), "GOCACHE="+goEnv(t, "GOCACHE"), "GOMODCACHE="+goEnv(t, "GOMODCACHE"))
	output, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stdout = s.cmd.Stderr
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.cmd.Process.Kill() })
	found := make(chan []string, 1)
	go func() {
		var log strings.Builder
		lines := bufio.NewScanner(output)
		for lines.Scan() {
			fmt.Fprintln(&log, lines.Text())
			if m := serving.FindStringSubmatch(lines.Text()); m != nil && len(found) == 0 {
				found <- m
			}
		}
		err := s.cmd.Wait()
		if err != nil {
			err = fmt.Errorf("%w\n%s", err, log.String())
		}
		s.ended <- err
	}()
	select {
	case m := <-found:
		s.port, s.token = m[1], m[2]
	case err := <-s.ended:
		t.Fatalf("it ended: %v", err)
	case <-time.After(3 * time.Minute):
		t.Fatal("it does not serve")
	}
	return s
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	output, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(output))
}

// call calls Jupyter's API.
func (s *session) call(t *testing.T, method, path, body string, answer any) {
	t.Helper()
	request, err := http.NewRequest(method, "http://127.0.0.1:"+s.port+"/api/"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "token "+s.token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, answer); err != nil || response.StatusCode >= 300 {
		t.Fatalf("%s %s: %s %v\n%s", method, path, response.Status, err, text)
	}
}

// startKernel starts a kernel and returns its process.
func (s *session) startKernel(t *testing.T) *os.Process {
	t.Helper()
	var kernel struct{ ID string }
	s.call(t, "POST", "kernels", `{"name": "gonb"}`, &kernel)
	pids, err := exec.Command("pgrep", "-f", "bin/gonb --kernel .*"+kernel.ID).Output()
	if err != nil {
		t.Fatalf("the kernel %s does not run: %v", kernel.ID, err)
	}
	var pid int
	if _, err := fmt.Sscan(string(pids), &pid); err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		t.Fatal(err)
	}
	return process
}

// waitFor waits until done is true.
func waitFor(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !done(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("still waiting for %s", what)
		}
	}
}

// expectNothingLeft fails unless the kernel and the server go away.
func (s *session) expectNothingLeft(t *testing.T, kernel *os.Process) {
	t.Helper()
	waitFor(t, "the kernel to end", func() bool { return kernel.Signal(syscall.Signal(0)) != nil })
	waitFor(t, "the server to end", func() bool {
		c, err := net.Dial("tcp", "127.0.0.1:"+s.port)
		if err == nil {
			c.Close()
		}
		return err != nil
	})
}

func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "lab")
	cmd := exec.Command("go", "build", "-o", binary, ".")
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return binary
}

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

// terminal types a line into a new terminal of Jupyter and waits for an answer.
func (s *session) terminal(t *testing.T, jupyter *setup.Jupyter, line, answer string) {
	t.Helper()
	const script = `
import asyncio, json, sys
from tornado.websocket import websocket_connect
url, line, answer = sys.argv[1:]
async def main():
    terminal = await websocket_connect(url)
    await terminal.write_message(json.dumps(["stdin", line + "\r"]))
    text = ""
    while answer not in text:
        message = await asyncio.wait_for(terminal.read_message(), 30)
        if message is None:
            sys.exit("the terminal ended")
        kind, *rest = json.loads(message)
        if kind == "stdout":
            text += rest[0]
            print(rest[0], end="", flush=True)
asyncio.run(main())
`
	var terminal struct{ Name string }
	s.call(t, "POST", "terminals", "", &terminal)
	url := fmt.Sprintf("ws://127.0.0.1:%s/terminals/websocket/%s?token=%s", s.port, terminal.Name, s.token)
	if output, err := exec.Command(jupyter.Python, "-c", script, url, line, answer).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", line, err, output)
	}
}

// checkout returns the lab of a checkout of its own: its files are those of this
// one, its learner's folder and what Jupyter keeps are not.
func checkout(t *testing.T) *setup.Lab {
	t.Helper()
	real, _ := findLab(t)
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	lab := &setup.Lab{Root: root}
	if err := os.Mkdir(lab.Path(), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Makefile", "go.mod", "go.sum", "requirements.txt", "nn", "data", "notebooks", "lab", ".lab/bin", ".lab/venv", ".lab/jupyter.json"} {
		from := filepath.Join(real.Root, name)
		if _, err := os.Stat(from); err != nil {
			continue // a venv is there where no other Jupyter was found
		}
		if err := os.Symlink(from, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	return lab
}

func TestTrustSignsCommittedLessonsOnly(t *testing.T) {
	_, jupyter := findLab(t)
	lesson, err := os.ReadFile(filepath.Join("proof", "testdata", "sound.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	lab := &setup.Lab{Root: t.TempDir()}
	if err := os.Mkdir(lab.Notebooks(), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(lab.Notebooks(), name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	variant := func(name string) string { return strings.Replace(string(lesson), "A sound notebook", name, 1) }
	write("committed.ipynb", variant("Committed"))
	write("changed.ipynb", variant("Before"))
	for _, line := range []string{
		"git init -q", "git add .",
		"git -c user.name=T -c user.email=t@example.org commit -q -m lessons",
	} {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = lab.Root
		if output, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, output)
		}
	}
	write("changed.ipynb", variant("After"))
	write("new.ipynb", variant("New"))
	if err := lab.Trust(t.Context(), jupyter); err != nil {
		t.Fatal(err)
	}
	const ask = `
import sys, nbformat
from nbformat.sign import NotebookNotary
for name in sys.argv[1:]:
    print(NotebookNotary().check_signature(nbformat.read(name, as_version=4)))
`
	cmd := exec.Command(jupyter.Python, "-c", ask, "committed.ipynb", "changed.ipynb", "new.ipynb")
	cmd.Dir, cmd.Env = lab.Notebooks(), lab.Env()
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(string(output)); strings.Join(got, " ") != "True False False" {
		t.Errorf("trusted are %v, want the committed one alone", got)
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
