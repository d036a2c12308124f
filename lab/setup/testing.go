package setup

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
)

// A need is something of the system that the tests take.
type need struct {
	what     string
	taker    string
	probe    []string // a command that fails where it is missing
	packages []string // of Debian
	others   string   // what it is called on other systems
}

var testNeeds = []need{
	{"a C compiler", "Go's race detector",
		[]string{"sh", "-c", `echo 'int main(void) { return 0; }' | $(go env CC) -x c -o /dev/null -`},
		[]string{"gcc", "libc6-dev"}, "gcc or clang"},
	{"Python's venv", "the test of make lab",
		[]string{"python3", "-c", "import venv, ensurepip"},
		[]string{"python3-venv"}, "Python 3"},
	{"pgrep", "the test of make lab",
		[]string{"sh", "-c", "command -v pgrep"},
		[]string{"procps"}, "procps"},
	{"QEMU's user mode", "the test of Examples on arm64",
		[]string{"sh", "-c", `[ "$(go env GOHOSTARCH)" = arm64 ] || command -v qemu-aarch64-static || command -v qemu-aarch64`},
		[]string{"qemu-user-static"}, "qemu-aarch64 of qemu-user, which only Linux has"},
	{"Node.js", "the test of Examples in WebAssembly",
		[]string{"sh", "-c", "command -v node"},
		[]string{"nodejs"}, "Node.js 18 or later"},
}

// TestTools installs what the tests take and the system lacks, from Debian's
// packages. Where that does not work it says what to install by hand.
func (l *Lab) TestTools(ctx context.Context, c *Console) error {
	var packages, byHand []string
	for _, n := range testNeeds {
		if exec.CommandContext(ctx, n.probe[0], n.probe[1:]...).Run() != nil {
			packages = append(packages, n.packages...)
			byHand = append(byHand, fmt.Sprintf("  %s, for %s (on Debian: apt install %s; elsewhere: %s)",
				n.what, n.taker, strings.Join(n.packages, " "), n.others))
		}
	}
	if packages == nil {
		return nil
	}
	apt, err := newApt(ctx, c, strings.Join(packages, ", "))
	if err == nil {
		err = apt.update(ctx, c)
	}
	if err == nil {
		err = apt.install(ctx, c, packages...)
	}
	if err != nil {
		return fmt.Errorf("the tests need more than is here, and it could not be installed: %w\nInstall it by hand, then run this again:\n%s",
			err, strings.Join(byHand, "\n"))
	}
	return nil
}
