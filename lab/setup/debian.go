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
	server, err := l.debianServer(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := installDebian(ctx, c, server, "python3-nbclient", "python3-nbconvert"); err != nil {
		return nil, err
	}
	return try(ctx, "/usr/bin/python3")
}

// debianServer returns the package of the notebook server: jupyterlab where the
// release has it.
func (l *Lab) debianServer(ctx context.Context, c *Console) (string, error) {
	if err := updateDebian(ctx, c); err != nil {
		return "", err
	}
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

// updateDebian fetches the lists of packages.
func updateDebian(ctx context.Context, c *Console) error {
	update, err := asRoot(ctx, "apt-get", "update")
	if err != nil {
		return err
	}
	if err := c.Run("fetching Debian's package lists", update); err != nil {
		return fmt.Errorf("apt-get update failed (%s)", reason(err))
	}
	return nil
}

func installDebian(ctx context.Context, c *Console, packages ...string) error {
	install, err := asRoot(ctx, "apt-get", append([]string{"install", "--yes", "--no-install-recommends"}, packages...)...)
	if err != nil {
		return err
	}
	if err := c.Run("installing "+strings.Join(packages, ", ")+" with apt-get", install); err != nil {
		return fmt.Errorf("apt-get install failed (%s)", reason(err))
	}
	return nil
}

// isRoot is a variable for the tests, which run as whoever calls them.
var isRoot = func() bool { return os.Geteuid() == 0 }

// asRoot returns a command that runs as root, if that takes no password.
func asRoot(ctx context.Context, name string, args ...string) (*exec.Cmd, error) {
	if _, err := exec.LookPath(name); err != nil {
		return nil, fmt.Errorf("there is no %s, so this is not Debian", name)
	}
	line := append([]string{"env", "DEBIAN_FRONTEND=noninteractive", name}, args...)
	if !isRoot() {
		if err := exec.CommandContext(ctx, "sudo", "-n", "true").Run(); err != nil {
			return nil, errors.New("it takes root, or sudo without a password")
		}
		line = append([]string{"sudo", "-n"}, line...)
	}
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	// Killed outright, it could leave packages half installed.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Minute
	return cmd, nil
}
