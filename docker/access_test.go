//go:build image

package docker_test

import (
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// private are addresses that nobody gets at without the token.
var private = []string{"/lab", "/api/contents", "/api/kernels", "/api/terminals", "/files/01-neuron.ipynb", "/terminals/websocket/1"}

// refused fails the test where the token opens one of them.
func refused(c *container, token string) {
	c.t.Helper()
	for _, path := range private {
		if status, _ := c.request(http.MethodGet, path, token, ""); status != http.StatusFound && status != http.StatusForbidden {
			c.t.Errorf("GET %s with token %q: status %d", path, token, status)
		}
	}
}

func TestToken(t *testing.T) {
	c := start(t)
	if len(c.token) < 40 {
		t.Fatalf("the token is %q", c.token)
	}
	refused(c, "")
	refused(c, "wrong")
	refused(c, c.token[1:])
	c.must(http.MethodGet, "/lab", "")
	c.must(http.MethodGet, "/api/contents", "")
	if status, _ := c.request(http.MethodGet, "/lab?token="+c.token, "", ""); status >= 400 {
		t.Errorf("the link gives status %d", status)
	}
	if other := start(t); other.token == c.token {
		t.Error("two containers have the same token")
	}

	token := c.token
	mustDocker(t, "restart", c.id)
	c.start()
	if c.token != token {
		t.Error("the token changes when the container starts again")
	}
}

// TestEmptyToken proves that an empty variable does not open the server.
func TestEmptyToken(t *testing.T) {
	c := start(t, "--env", "JUPYTER_TOKEN=", "--env", "JUPYTER_PASSWORD=")
	refused(c, "")
	c.must(http.MethodGet, "/api/contents", "")
}

func TestOwnToken(t *testing.T) {
	c := start(t, "--env", "JUPYTER_TOKEN=from-the-host")
	if strings.Contains(c.logs(), "from-the-host") {
		t.Error("the host's token is in the log")
	}
	refused(c, "")
	refused(c, "wrong")
	c.token = "from-the-host"
	c.must(http.MethodGet, "/api/contents", "")
}

func TestPassword(t *testing.T) {
	c := start(t, "--env", "JUPYTER_PASSWORD=correct horse")
	refused(c, "")
	refused(c, "correct horse")
	if strings.Contains(c.logs(), "horse") {
		t.Error("the password is in the log")
	}
	l := browse(t, c)
	l.refusal = http.StatusUnauthorized
	l.visit(c.url + "/lab")
	l.do(
		chromedp.SendKeys(chromedp.CSS("#password_input"), "wrong"),
		chromedp.Click(chromedp.CSS("#login_submit")),
		chromedp.WaitVisible(chromedp.CSS(".message.error")),
		chromedp.SendKeys(chromedp.CSS("#password_input"), "correct horse"),
		chromedp.Click(chromedp.CSS("#login_submit")),
	)
	l.wait(time.Minute, "the password opens JupyterLab", `document.querySelector('.jp-DirListing-item')`)
}

// freePort returns a port of 127.0.0.1 that nobody listens on.
func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}
