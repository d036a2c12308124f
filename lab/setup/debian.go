package setup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// fromDebian installs Debian's packages.
func (l *Lab) fromDebian(ctx context.Context, c *Console) (*Jupyter, error) {
	apt, err := newApt(ctx, c, "Jupyter (jupyterlab or jupyter-notebook, python3-nbclient, python3-nbconvert)")
	if err != nil {
		return nil, err
	}
	if err := apt.update(ctx, c); err != nil {
		return nil, err
	}
	server, err := debianServer(ctx)
	if err != nil {
		return nil, err
	}
	if err := apt.install(ctx, c, server, "python3-nbclient", "python3-nbconvert"); err != nil {
		return nil, err
	}
	return try(ctx, "/usr/bin/python3")
}

// debianServer returns the package of the notebook server: jupyterlab where the
// release has it.
func debianServer(ctx context.Context) (string, error) {
	for _, name := range []string{"jupyterlab", "jupyter-notebook"} {
		policy, err := exec.CommandContext(ctx, "apt-cache", "policy", name).Output()
		if err != nil {
			return "", fmt.Errorf("apt-cache: %w", err)
		}
		if hasCandidate.Match(policy) {
			return name, nil
		}
	}
	return "", errors.New("this release has neither jupyterlab nor jupyter-notebook")
}

var hasCandidate = regexp.MustCompile(`(?m)^\s*Candidate: [^(\s]`)

// apt installs Debian's packages for the whole system, as the person before the
// console has allowed.
type apt struct {
	sudo []string // what a command begins with
}

// isRoot is a variable for the tests, which run as whoever calls them.
var isRoot = func() bool { return os.Geteuid() == 0 }

// newApt asks whether apt-get may install something for the whole system. Where
// nobody can answer root goes on and says so, and anybody else may not: sudo is
// never called without a yes.
func newApt(ctx context.Context, c *Console, what string) (*apt, error) {
	if _, err := exec.LookPath("apt-get"); err != nil {
		return nil, errors.New("there is no apt-get, so this is not Debian")
	}
	a := new(apt)
	how := "apt-get"
	if !isRoot() {
		if _, err := exec.LookPath("sudo"); err != nil || c.In == nil {
			return nil, errors.New("it takes root, and nobody is asked for a password here")
		}
		a.sudo = []string{"sudo"}
		how = "sudo apt-get"
	}
	if c.In == nil {
		c.Say("Nobody can be asked here: as root, %s installs %s for the whole system.", how, what)
		return a, nil
	}
	yes, err := c.Ask(fmt.Sprintf("May %s install %s for the whole system?", how, what))
	if err != nil {
		return nil, err
	}
	if !yes {
		return nil, errors.New("you said no to apt-get")
	}
	if a.sudo != nil {
		// The password is asked for now, before a line that counts the seconds.
		password := exec.CommandContext(ctx, "sudo", "-v")
		password.Stdin, password.Stdout, password.Stderr = os.Stdin, os.Stdout, os.Stderr
		if err := password.Run(); err != nil {
			return nil, fmt.Errorf("sudo: %w", err)
		}
	}
	return a, nil
}

// update fetches the lists of packages.
func (a *apt) update(ctx context.Context, c *Console) error {
	if err := c.Run("fetching Debian's package lists", a.command(ctx, "update")); err != nil {
		return fmt.Errorf("apt-get update failed (%s)", reason(err))
	}
	return nil
}

func (a *apt) install(ctx context.Context, c *Console, packages ...string) error {
	install := a.command(ctx, append([]string{"install", "--yes", "--no-install-recommends"}, packages...)...)
	if err := c.Run("installing "+strings.Join(packages, ", ")+" with apt-get", install); err != nil {
		return fmt.Errorf("apt-get install failed (%s)", reason(err))
	}
	return nil
}

func (a *apt) command(ctx context.Context, args ...string) *exec.Cmd {
	line := append(append(a.sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"), args...)
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	// Killed outright, it could leave packages half installed.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Minute
	return cmd
}
