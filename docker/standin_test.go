package docker_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// standIns are programs by name: shell scripts that stand in for them.
type standIns map[string]string

// run runs a command with the programs first on its path and returns what it
// says.
func (s standIns) run(t *testing.T, env []string, command ...string) (string, error) {
	t.Helper()
	bin := t.TempDir()
	for name, script := range s {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "DOCKER=", "DOCKER_ENGINE=", "IMAGE=", "FROMSCRATCH_MNIST=")
	cmd.Env = append(cmd.Env, env...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}
