//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// debianPython is the Python that Debian's packages are for.
const debianPython = "/usr/bin/python3"

// packages are what the peers need from Debian.
var packages = []string{"python3-numpy", "python3-scipy", "python3-torch", "python3-threadpoolctl", "libopenblas0-pthread"}

// ensurePeers installs what the peers need where it is missing and this process
// may do so; otherwise its error says what to install.
func ensurePeers(python string) error {
	missing := canImport(python)
	if missing == nil {
		return nil
	}
	if _, err := exec.LookPath("apt-get"); err != nil || os.Geteuid() != 0 || python != debianPython {
		return fmt.Errorf("the peers cannot run: %w\ninstall them, on Debian with: sudo apt-get install --no-install-recommends %s", missing, strings.Join(packages, " "))
	}
	fmt.Fprintln(os.Stderr, "installing", strings.Join(packages, ", "))
	for _, args := range [][]string{{"update", "-q"}, append([]string{"install", "-qy", "--no-install-recommends"}, packages...)} {
		cmd := exec.Command("apt-get", args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("apt-get %s: %w\n%s", args[0], err, out)
		}
	}
	return canImport(python)
}

func canImport(python string) error {
	out, err := exec.Command(python, "-c", "import numpy, scipy, torch, threadpoolctl").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", python, err, strings.TrimSpace(string(out)))
	}
	return nil
}
