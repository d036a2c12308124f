package docker_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestChromium proves that docker/test installs a browser as root only, on a
// terminal only when told to, and says so where nobody can answer.
func TestChromium(t *testing.T) {
	const terminal = "script --quiet --return --command ./test /dev/null"
	for _, c := range []struct {
		what, user, answer string
		terminal           bool
		says               string
		installs           bool
	}{
		{what: "a user", user: "1000", says: "Install Chromium, or name it"},
		{what: "root, nobody to ask", user: "0", says: "nobody to ask: running apt-get install", installs: true},
		{what: "root on a terminal, no", user: "0", terminal: true, answer: "", says: "Install Chromium, or name it"},
		{what: "root on a terminal, yes", user: "0", terminal: true, answer: "y", says: "[y/N]", installs: true},
	} {
		t.Run(c.what, func(t *testing.T) {
			command := "./test </dev/null"
			if c.terminal {
				if _, err := exec.LookPath("script"); err != nil {
					t.Fatal("script(1), which makes a terminal, is missing: ", err)
				}
				command = "echo " + c.answer + " | " + terminal
			}
			out, err := standIns{
				"id":      "echo " + c.user,
				"docker":  "exit 0",
				"go":      "exit 0",
				"sudo":    "echo SUDO",
				"apt-get": "echo \"apt: $*\" >&2; [ \"$1\" != install ] || ln -s /bin/true \"${0%/*}/some-chromium\"",
			}.run(t, []string{"CHROMIUM=some-chromium"}, "bash", "-c", command)
			if !strings.Contains(out, c.says) || strings.Contains(out, "SUDO") || strings.Contains(out, "apt: install") != c.installs {
				t.Errorf("it says %q; want %q, installing: %v", out, c.says, c.installs)
			}
			if (err == nil) != c.installs {
				t.Errorf("it ends with %v", err)
			}
		})
	}
}
