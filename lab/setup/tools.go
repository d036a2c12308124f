package setup

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Tools that are built into .lab/bin, at the versions that lab/go.mod pins.
const (
	gonb        = "github.com/janpfeifer/gonb"
	goimports   = "golang.org/x/tools/cmd/goimports"
	staticcheck = "honnef.co/go/tools/cmd/staticcheck"
)

// Command returns a command that runs in the checkout, apart from any workspace
// of Go that the checkout may lie in.
func (l *Lab) Command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = l.Root
	cmd.Env = append(os.Environ(), "GOWORK=off")
	return cmd
}

// buildTools builds packages into .lab/bin. What is up to date stays.
func (l *Lab) buildTools(ctx context.Context, c *Console, what string, packages ...string) error {
	bin := l.Path("bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return err
	}
	args := append([]string{"build", "-v", "-o", bin + string(os.PathSeparator)}, packages...)
	build := l.Command(ctx, "go", args...)
	build.Dir = filepath.Join(l.Root, "lab")
	if err := c.Run("building "+what, build); err != nil {
		return fmt.Errorf("%w\nGo's modules come from the network the first time; is there a connection?", err)
	}
	return nil
}

// Staticcheck builds the staticcheck that lab/go.mod pins, and returns its path.
func (l *Lab) Staticcheck(ctx context.Context, c *Console) (string, error) {
	return l.Path("bin", "staticcheck"), l.buildTools(ctx, c, "staticcheck", staticcheck)
}
