//go:build image

package docker_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// figure is a cell that draws.
const figure = `import (
	"fromscratch/nn"
	"fromscratch/notebooks/viz"
)

%%
viz.Show(viz.Functions(-6, 6, viz.Curve{Name: "sigmoid", F: nn.Sigmoid.Value}), "the sigmoid")`

// hardened are the options of docker/README.md for a container that may do
// nothing but serve.
var hardened = []string{"--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"}

// TestWaysToRun draws a figure in containers that are started in different ways.
func TestWaysToRun(t *testing.T) {
	work, owner := folder(t)
	for name, options := range map[string][]string{
		"foreign user, group 0":          {"--user", "4321:0"},
		"hardened":                       hardened,
		"hardened, foreign user, little": append([]string{"--user", "4321:100", "--memory", "512m", "--cpus", "1", "--pids-limit", "256"}, hardened...),
		"folder over home, its owner":    {"--user", owner + ":100", "--volume", work + ":/course/work"},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, options...)
			c.writeNotebook("figure.ipynb", figure)
			out := c.sh("jupyter nbconvert --log-level ERROR --to notebook --execute --stdout figure.ipynb")
			if !strings.Contains(out, `"image/png"`) {
				t.Errorf("there is no figure in\n%s", out)
			}
			for _, n := range lessons(t) {
				c.sh("test -w " + n.Name())
			}
		})
	}
}

// folder returns a folder of the host and the number of the user it belongs to:
// the one who runs the test, but not root.
func folder(t testing.TB) (dir, owner string) {
	t.Helper()
	dir, uid := t.TempDir(), os.Getuid()
	if uid == 0 {
		uid = 4321
		if err := os.Chown(dir, uid, 100); err != nil {
			t.Fatal(err)
		}
	}
	return dir, strconv.Itoa(uid)
}

// TestFolderNotWritable proves that the container says why it does not start.
func TestFolderNotWritable(t *testing.T) {
	out, err := exec.Command(settings.docker, "run", "--rm", "--network", "none", "--user", "4321:100",
		"--volume", t.TempDir()+":/course/work:ro", settings.image).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "cannot write to /course/work as user 4321, group 100") {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestSealed proves that there is no way out and that the course is read-only.
func TestSealed(t *testing.T) {
	c := start(t)
	other := start(t)
	outside := start(t, "--network", "bridge")
	ask := func(c2 *container) string {
		host := strings.TrimPrefix(c2.url, "http://")
		return c.sh("timeout 5 bash -c 'exec 3<>/dev/tcp/" + strings.Replace(host, ":", "/", 1) + "' 2>/dev/null && echo answers || true")
	}
	if ask(other) != "answers" {
		t.Error("the container does not reach its neighbour, so that the next line proves nothing")
	}
	if ask(outside) != "" {
		t.Error("the container reaches another network")
	}
	for _, path := range []string{"/course", "/course/nn/network.go", "/course/notebooks", "/course/go.mod", "/go/pkg/mod", "/usr/local/share/go-build", "/usr/local/go", "/etc"} {
		if out := c.sh("test -w " + path + " && echo writable || true"); out != "" {
			t.Errorf("%s is %s", path, out)
		}
	}
}

// TestModules proves that a cell, for which goimports asks for all modules, finds
// them without a network, which it would wait for.
func TestModules(t *testing.T) {
	out := start(t).sh(`mkdir $TMPDIR/cells && cd $TMPDIR/cells && cp /course/go.mod /course/go.sum .
go mod edit -module=cells -replace=fromscratch=/course -require=fromscratch@v0.0.0
GOPROXY=off go list -mod=mod -m -e -json ... && diff go.sum /course/go.sum`)
	if strings.Contains(out, `"Err":`) || !strings.Contains(out, `"fromscratch"`) {
		t.Errorf("modules are missing:\n%s", out)
	}
}

// TestCache proves that Go does not clear the image's cache when the image is
// more than five days old.
func TestCache(t *testing.T) {
	c := start(t)
	if old := c.sh("find /usr/local/share/go-build -type f -not -newermt 2090-01-01 | wc -l"); old != "0" {
		t.Errorf("%s files of the cache grow old", old)
	}
	c.sh("echo 0 >$GOCACHE/trim.txt.new; mv $GOCACHE/trim.txt.new $GOCACHE/trim.txt; cd /course; go build ./nn")
	if c.sh("cat $GOCACHE/trim.txt") == "0" {
		t.Fatal("Go has not cleared its cache, which this test is about")
	}
	if image, cache := c.sh("find /usr/local/share/go-build -name '*-d' | wc -l"), c.sh("find -L $GOCACHE -name '*-d' | wc -l"); image != cache {
		t.Errorf("of %s files in the cache, Go has left %s", image, cache)
	}
}

// TestMemory lets a cell take all memory there is. The cell ends, not the server.
func TestMemory(t *testing.T) {
	c := start(t, "--memory", "512m", "--memory-swap", "512m")
	c.writeNotebook("memory.ipynb", `%%
var all [][]byte
for {
	b := make([]byte, 1<<24)
	for i := range b {
		b[i] = 1
	}
	all = append(all, b)
}
fmt.Println(len(all))`, "%%\nfmt.Println(\"still here\")")
	l := browse(t, c)
	l.open("memory.ipynb")
	l.run(0)
	if got := l.run(1).Text; !strings.Contains(got, "signal: killed") {
		t.Errorf("the cell gives %q", got)
	}
	if got := l.run(2).Text; got != "still here\n" {
		t.Errorf("the next cell gives %q", got)
	}
	c.must(http.MethodGet, "/api/status", "")
	if restarts := mustDocker(t, "inspect", "--format", "{{.State.Running}} {{.RestartCount}}", c.id); restarts != "true 0" {
		t.Errorf("running, restarts: %s", restarts)
	}
}

func TestHealth(t *testing.T) {
	c := start(t)
	health := func() string { return mustDocker(t, "inspect", "--format", "{{.State.Health.Status}}", c.id) }
	eventually(t, time.Minute, "the container is healthy", func() bool { return health() == "healthy" })
	c.sh("kill -STOP " + c.server())
	eventually(t, 2*time.Minute, "a server that hangs is unhealthy", func() bool { return health() == "unhealthy" })
}

// TestStopping proves that the container ends when it is told to.
func TestStopping(t *testing.T) {
	c := start(t)
	begin := time.Now()
	mustDocker(t, "stop", "--time", "30", c.id)
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("stopping takes %v", took)
	}
	if code := mustDocker(t, "inspect", "--format", "{{.State.ExitCode}}", c.id); code != "0" && code != "143" {
		t.Errorf("exit code %s", code)
	}
}

// TestSize holds the image to 700 MB.
func TestSize(t *testing.T) {
	size, err := strconv.ParseFloat(mustDocker(t, "image", "inspect", "--format", "{{.Size}}", settings.image), 64)
	if err != nil {
		t.Fatal(err)
	}
	figures.set("size", fmt.Sprintf("%.0f MB", size/1e6))
	if size >= 700e6 {
		t.Errorf("the image has %.0f MB", size/1e6)
	}
}

// TestStart holds the way from docker start to an answer to 3 seconds, at the
// best of five: what else the machine does is not the image's.
func TestStart(t *testing.T) {
	var times []time.Duration
	for range 5 {
		c := create(t)
		begin := time.Now()
		mustDocker(t, "start", c.id)
		address := "http://" + mustDocker(t, "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", c.id) + ":8888/api"
		eventually(t, time.Minute, "the server answers", func() bool {
			res, err := http.Get(address)
			if err != nil {
				return false
			}
			res.Body.Close()
			return res.StatusCode == http.StatusOK
		})
		times = append(times, time.Since(begin))
		mustDocker(t, "kill", c.id)
	}
	figures.set("start", fmt.Sprintf("%.1f s", median(times).Seconds()))
	t.Log(times)
	if best := slices.Min(times); best >= 3*time.Second {
		t.Errorf("the quickest of %v", times)
	}
}

// TestCells measures cells that draw a figure: the first in a new container, and
// later ones, each with another source.
func TestCells(t *testing.T) {
	c := start(t)
	c.writeNotebook("first.ipynb", figure)
	l := browse(t, c)
	l.open("first.ipynb")
	l.run(0)
	first := l.time(1)
	if got := l.cells()[1]; len(got.Images) != 1 {
		t.Fatalf("the cell gives %q", got.Text)
	}
	var times []time.Duration
	for i := range 10 {
		l.edit(1, strings.Replace(figure, "(-6, 6,", fmt.Sprintf("(-6, %d,", 7+i), 1))
		times = append(times, l.time(1))
	}
	t.Log(first, times)
	figures.set("first cell", fmt.Sprintf("%.2f s", first.Seconds()))
	figures.set("warm cell", fmt.Sprintf("%.2f s", median(times).Seconds()))
}

// server returns the number of the server's process.
func (c *container) server() string {
	c.t.Helper()
	return c.sh("grep -l 'jupyter-la[b]' /proc/[0-9]*/cmdline | cut -d / -f 3")
}

// stopKernels ends the kernels of the container.
func (c *container) stopKernels() {
	c.t.Helper()
	var kernels []struct{ ID string }
	if err := json.Unmarshal([]byte(c.must(http.MethodGet, "/api/kernels", "")), &kernels); err != nil {
		c.t.Fatal(err)
	}
	for _, k := range kernels {
		c.must(http.MethodDelete, "/api/kernels/"+k.ID, "")
	}
}
