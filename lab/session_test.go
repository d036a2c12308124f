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
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"fromscratch/lab/setup"
)

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
	t.Cleanup(func() { s.stop(t) })
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

// stop ends what has not ended yet, and the server with it.
func (s *session) stop(t *testing.T) {
	if s.cmd.Process.Signal(os.Interrupt) != nil {
		return // it has ended
	}
	select {
	case <-s.ended:
	case <-time.After(time.Minute):
		t.Error("Ctrl-C does not end it")
		s.cmd.Process.Kill()
	}
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
