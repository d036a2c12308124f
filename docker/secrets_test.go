//go:build image

package docker_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os/exec"
	"strings"
	"testing"
)

// search prints the processes of the container, and those that have what it reads
// in environment or arguments. It leaves out what Docker itself has put beside PID
// 1, such as this one: that gets the environment of docker run, always. All are of
// the container's user, who therefore can read them, which root without
// CAP_SYS_PTRACE cannot.
const search = `
import os, sys
secret = sys.stdin.buffer.read()
def read(pid, file):
    try:
        return open(f"/proc/{pid}/{file}", "rb").read()
    except (FileNotFoundError, ProcessLookupError):  # it has ended
        return b""
def stat(pid):  # its state and its parent; a zombie has no environment any more
    state, parent, *_ = read(pid, "stat").decode().rpartition(") ")[2].split() or ["Z", "0"]
    return state, parent
for pid in filter(str.isdigit, os.listdir("/proc")):
    first, (state, up) = pid, stat(pid)
    while up != "0":
        first, (_, up) = up, stat(up)
    if first == "1" and state != "Z":
        args, env = read(pid, "cmdline"), read(pid, "environ")
        print("SECRET" if secret in args or secret in env else "clean", pid, args)
`

// hides fails the test where a process has the secret, or where the programs are
// not among the processes.
func (c *container) hides(secret string, programs ...string) {
	c.t.Helper()
	cmd := exec.Command(settings.docker, "exec", "--interactive", c.id, "python3", "-c", search)
	cmd.Stdin = strings.NewReader(secret)
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(out), "SECRET") {
		c.t.Errorf("%q is where everybody can read it: %v\n%s", secret, err, out)
	}
	for _, program := range append(programs, "tini", "jupyter-lab") {
		if !strings.Contains(string(out), program) {
			c.t.Errorf("%s is not among the processes:\n%s", program, out)
		}
	}
}

// odd are tokens and passwords that a shell or a form might spoil, and beyond is one
// that only a password can be.
var odd = []string{"two words, and  more ", `"it's" $HOME \n %s ` + "`id`"}

const beyond = "grüße, 数字 ∂L/∂w"

func TestTokenIsHidden(t *testing.T) {
	for _, token := range odd {
		c := start(t, "--env", "JUPYTER_TOKEN="+token)
		for range 2 {
			c.token = ""
			refused(c, "")
			c.opens("/api/contents?token=" + url.QueryEscape(token))
			c.opens("/lab?token=" + url.QueryEscape(token))
			c.hides(token)
			mustDocker(t, "stop", c.id)
			c.start()
		}
	}

	// With a kernel and a terminal, in a browser.
	token := odd[1]
	c := start(t, "--env", "JUPYTER_TOKEN="+token)
	l := browse(t, c)
	l.visit(c.url + "/lab/tree/01-neuron.ipynb?token=" + url.QueryEscape(token))
	l.opened("01-neuron.ipynb")
	if status, body := c.request(http.MethodPost, "/api/terminals?token="+url.QueryEscape(token), "", ""); status != http.StatusOK {
		t.Fatalf("no terminal: status %d\n%s", status, body)
	}
	c.hides(token, "gonb", "/bin/bash")
}

func TestPasswordIsHidden(t *testing.T) {
	for _, password := range append(odd, beyond) {
		c := start(t, "--env", "JUPYTER_PASSWORD="+password)
		for range 2 {
			if c.login("wrong") || c.login("") || !c.login(password) {
				t.Errorf("the password %q does not open the server, or another one does", password)
			}
			refused(c, password)
			c.hides(password)
			mustDocker(t, "stop", c.id)
			c.start()
		}
	}
}

// TestSecretFile gives token and password in files, so that not even docker exec
// and docker inspect know them.
func TestSecretFile(t *testing.T) {
	dir := t.TempDir()
	token := write(t, dir, "token", "of a file\n", 0o644)
	c := start(t, "--env", "JUPYTER_TOKEN_FILE=/run/secrets/token", "--volume", token+":/run/secrets/token:ro")
	refused(c, "")
	c.opens("/api/contents?token=of+a+file")
	c.hides("of a file")
	if env := c.sh("env"); strings.Contains(env, "of a file") {
		t.Error("docker exec knows the token")
	}
	password := write(t, dir, "password", "too of a file\n", 0o644)
	c = start(t, "--env", "JUPYTER_PASSWORD_FILE=/run/secrets/password", "--volume", password+":/run/secrets/password:ro")
	if c.login("wrong") || !c.login("too of a file") {
		t.Error("the password of the file does not open the server, or another one does")
	}
	c.hides("too of a file")
}

// TestBadSecrets proves that a container that could not keep to what was asked
// does not start, and says why.
func TestBadSecrets(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "empty", "\n", 0o644)
	for _, c := range []struct{ env, want string }{
		{"JUPYTER_TOKEN=grüße", "The token has characters beyond ASCII"},
		{"JUPYTER_TOKEN_FILE=/secrets/none", "There is no token or password in /secrets/none"},
		{"JUPYTER_TOKEN_FILE=/secrets/empty", "There is no token or password in /secrets/empty"},
		{"JUPYTER_PASSWORD_FILE=/secrets/empty", "There is no token or password in /secrets/empty"},
		{"JUPYTER_PASSWORD_FILE=/secrets/empty JUPYTER_PASSWORD=mine", "JUPYTER_PASSWORD and JUPYTER_PASSWORD_FILE are both set"},
	} {
		options := []string{"--volume", dir + ":/secrets:ro"}
		for _, env := range strings.Fields(c.env) {
			options = append(options, "--env", env)
		}
		create(t, options...).refuses(c.want)
	}
}

// opens fails the test unless the address answers.
func (c *container) opens(path string) {
	c.t.Helper()
	if status, body := c.request(http.MethodGet, path, "", ""); status >= 400 || status == http.StatusFound && strings.HasPrefix(path, "/api") {
		c.t.Errorf("GET %s: status %d\n%s", path, status, body)
	}
}

// login reports whether the password opens the server, through its form.
func (c *container) login(password string) bool {
	c.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		c.t.Fatal(err)
	}
	client := http.Client{Jar: jar}
	ask := func(res *http.Response, err error) int {
		c.t.Helper()
		if err != nil {
			c.t.Fatal(err)
		}
		defer res.Body.Close()
		io.Copy(io.Discard, res.Body)
		return res.StatusCode
	}
	ask(client.Get(c.url + "/login"))
	address, err := url.Parse(c.url)
	if err != nil {
		c.t.Fatal(err)
	}
	form := url.Values{"password": {password}}
	for _, cookie := range jar.Cookies(address) {
		if cookie.Name == "_xsrf" {
			form.Set("_xsrf", cookie.Value)
		}
	}
	ask(client.PostForm(c.url+"/login", form))
	return ask(client.Get(c.url+"/api/contents")) == http.StatusOK
}
