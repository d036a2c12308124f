package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// On Windows lab builds, so that it can say what to do instead.
func TestWindows(t *testing.T) {
	build := exec.Command("go", "build", "-o", os.DevNull, ".")
	build.Env = append(os.Environ(), "GOOS=windows", "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
	if err := supported("windows"); err == nil || !strings.Contains(err.Error(), "WSL 2 or in Docker") || strings.Contains(err.Error(), "\n") {
		t.Errorf("it says %v", err)
	}
	for _, goos := range []string{"linux", "darwin"} {
		if err := supported(goos); err != nil {
			t.Errorf("%s: %v", goos, err)
		}
	}
}
