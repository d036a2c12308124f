package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"fromscratch/lab/setup"
)

// A machine is one of another kind, which a program plays.
type machine struct {
	name         string
	goos, goarch string
	player       string // for go test -exec; "" where this machine is of that kind
}

// machines returns kinds of machines that may compute other numbers: on Arm Go
// multiplies and adds in one rounding, in WebAssembly gonum has no assembly.
func machines(goroot string) []machine {
	arm := machine{"arm64 with QEMU", "linux", "arm64", "qemu-aarch64-static"}
	if _, err := exec.LookPath(arm.player); err != nil {
		arm.player = "qemu-aarch64" // as most systems but Debian call it
	}
	if runtime.GOARCH == "arm64" {
		arm = machine{"arm64", runtime.GOOS, "arm64", ""}
	}
	// Without the environment: Go's loader of it has room for 8 kB.
	node := fmt.Sprintf("env -i 'PATH=%s' '%s'", os.Getenv("PATH"), filepath.Join(goroot, "lib", "wasm", "go_js_wasm_exec"))
	return []machine{arm, {"wasm with Node.js", "js", "wasm", node}}
}

// testExamples runs the Examples of nn and data on other kinds of machines: what
// they print is the same everywhere.
func testExamples(ctx context.Context, lab *setup.Lab, c *setup.Console) error {
	goroot, err := lab.Command(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("go env GOROOT: %w", err)
	}
	for _, m := range machines(strings.TrimSpace(string(goroot))) {
		if err := m.testExamples(ctx, lab, c, "./nn", "./data"); err != nil {
			return err
		}
	}
	return nil
}

func (m machine) testExamples(ctx context.Context, lab *setup.Lab, c *setup.Console, packages ...string) error {
	name := "Examples of " + strings.Join(packages, " ") + " on " + m.name
	args := []string{"test", "-count", "1", "-vet=off", "-v", "-run", "^Example"}
	if m.player != "" {
		args = append(args, "-exec", m.player)
	}
	tests := lab.Command(ctx, "go", append(args, packages...)...)
	tests.Env = append(tests.Env, "GOOS="+m.goos, "GOARCH="+m.goarch)
	var output []byte
	err := c.Step(name, func(func(string)) (err error) {
		output, err = tests.CombinedOutput()
		return err
	})
	text := string(output)
	if err == nil && strings.Contains(text, "[no test") { // … files], … s to run]
		err = fmt.Errorf("a package has none")
	}
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, text)
	}
	c.Say("%s: %d pass", name, strings.Count(text, "--- PASS: Example"))
	return nil
}
