//go:build image

package docker_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// docker runs the client and returns what it prints.
func docker(args ...string) (string, error) {
	cmd := exec.Command(settings.docker, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return out.String(), fmt.Errorf("docker %s: %w\n%s%s", strings.Join(args, " "), err, out.String(), errs.String())
	}
	return strings.TrimSpace(out.String()), nil
}

// mustDocker is docker for a call that has to work.
func mustDocker(t testing.TB, args ...string) string {
	t.Helper()
	out, err := docker(args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A container is one that serves the course.
type container struct {
	t     testing.TB
	id    string
	url   string // without a slash at the end
	token string
}

// start runs the image with options of docker run, on a network without a way
// out, and waits until it serves. The container ends with the test.
func start(t testing.TB, options ...string) *container {
	t.Helper()
	c := create(t, options...)
	c.start()
	return c
}

// create prepares a container that start starts.
func create(t testing.TB, options ...string) *container {
	t.Helper()
	if !slices.Contains(options, "--network") {
		options = append([]string{"--network", settings.network}, options...)
	}
	c := &container{t: t, id: mustDocker(t, slices.Concat([]string{"create"}, options, []string{settings.image})...)}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the container's log:\n%s", c.logs())
			t.Logf("its processes:\n%s", c.processes())
		}
		mustDocker(t, "rm", "--force", "--volumes", c.id)
	})
	return c
}

var linkToken = regexp.MustCompile(`/lab/tree/\S+\?token=(\w+)`)

// start starts the container, again if need be, and waits for its link.
func (c *container) start() {
	c.t.Helper()
	since := time.Now().Format(time.RFC3339Nano)
	mustDocker(c.t, "start", c.id)
	c.url = "http://" + mustDocker(c.t, "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", c.id) + ":8888"
	eventually(c.t, time.Minute, "the container prints its link", func() bool {
		return strings.Contains(mustDocker(c.t, "logs", "--since", since, c.id), "The course is ready")
	})
	if m := linkToken.FindStringSubmatch(mustDocker(c.t, "logs", "--since", since, c.id)); m != nil {
		c.token = m[1]
	}
}

// refuses starts the container and fails the test unless it ends and says why.
func (c *container) refuses(want string) {
	c.t.Helper()
	mustDocker(c.t, "start", c.id)
	eventually(c.t, 20*time.Second, "the container ends with: "+want, func() bool {
		return mustDocker(c.t, "inspect", "--format", "{{.State.Running}} {{.State.ExitCode}}", c.id) == "false 1"
	})
	if !strings.Contains(c.logs(), want) {
		c.t.Errorf("the container says %q, want %q", c.logs(), want)
	}
}

// with returns the container for a subtest.
func (c *container) with(t testing.TB) *container {
	d := *c
	d.t = t
	return &d
}

func (c *container) logs() string {
	out, err := exec.Command(settings.docker, "logs", c.id).CombinedOutput()
	if err != nil {
		return err.Error()
	}
	return string(out)
}

func (c *container) processes() string {
	out, err := exec.Command(settings.docker, "top", c.id, "-eo", "pid,ppid,stat,wchan:20,time,rss,args").CombinedOutput()
	if err != nil {
		return err.Error()
	}
	return string(out)
}

// sh runs a script in the container, as its user.
func (c *container) sh(script string) string {
	c.t.Helper()
	return mustDocker(c.t, "exec", c.id, "bash", "-ec", script)
}

// request asks the server and returns the status and the body of its answer.
func (c *container) request(method, path, token, body string) (int, string) {
	c.t.Helper()
	req, err := http.NewRequest(method, c.url+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "token "+token)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

// must is request for a call that has to succeed.
func (c *container) must(method, path, body string) string {
	c.t.Helper()
	status, text := c.request(method, path, c.token, body)
	if status >= 300 {
		c.t.Fatalf("%s %s: status %d\n%s", method, path, status, text)
	}
	return text
}

// read returns a file of the learner's folder.
func (c *container) read(name string) string {
	c.t.Helper()
	return c.sh("cat '/course/work/" + name + "'")
}

// write puts a file into the learner's folder, as the learner.
func (c *container) write(name, content string) {
	c.t.Helper()
	cmd := exec.Command(settings.docker, "exec", "-i", c.id, "tee", "/course/work/"+name)
	cmd.Stdin = strings.NewReader(content)
	if out, err := cmd.CombinedOutput(); err != nil {
		c.t.Fatalf("writing %s: %v\n%s", name, err, out)
	}
}

// writeNotebook puts a notebook into the learner's folder: the course's set-up
// cell, then one cell for each source.
func (c *container) writeNotebook(name string, sources ...string) {
	c.t.Helper()
	type cell struct {
		ID       string   `json:"id"`
		Type     string   `json:"cell_type"`
		Source   string   `json:"source"`
		Metadata struct{} `json:"metadata"`
		Outputs  []any    `json:"outputs"`
		Count    *int     `json:"execution_count"`
	}
	var cells []cell
	for i, source := range append([]string{setUpCell(c.t)}, sources...) {
		cells = append(cells, cell{ID: fmt.Sprintf("cell-%d", i), Type: "code", Source: source, Outputs: []any{}})
	}
	text, err := json.Marshal(map[string]any{
		"cells":          cells,
		"metadata":       map[string]any{"kernelspec": map[string]string{"name": "gonb", "display_name": "Go (gonb)", "language": "go"}},
		"nbformat":       4,
		"nbformat_minor": 5,
	})
	if err != nil {
		c.t.Fatal(err)
	}
	c.write(name, string(text))
}

// eventually waits until ok, for as long as limit.
func eventually(t testing.TB, limit time.Duration, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(limit); !ok(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within %v: %s", limit, what)
		}
	}
}

// volume makes a volume that is gone after the test.
func volume(t testing.TB) string {
	t.Helper()
	name := mustDocker(t, "volume", "create", "--label", "fromscratch-test="+fmt.Sprint(os.Getpid()))
	t.Cleanup(func() { mustDocker(t, "volume", "rm", name) })
	return name
}
