package setup

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
)

// kernelSpec is what Jupyter reads from kernel.json.
type kernelSpec struct {
	Argv          []string          `json:"argv"`
	DisplayName   string            `json:"display_name"`
	Language      string            `json:"language"`
	InterruptMode string            `json:"interrupt_mode"`
	Env           map[string]string `json:"env"`
}

// Kernel builds the GoNB kernel and what goes with it, and registers it inside the
// checkout.
func (l *Lab) Kernel(ctx context.Context, c *Console) error {
	if err := l.buildTools(ctx, c, "the GoNB kernel, goimports and restore", gonb, goimports, "./cmd/lessons"); err != nil {
		return err
	}
	if err := l.writeRestore(); err != nil {
		return err
	}
	// What GoNB logs is no news to a learner: it would fill Jupyter's terminal.
	return l.register(l.Path("share", "jupyter"),
		"sh", "-c", `exec "$0" "$@" 2>>"$LAB_LOG"`, l.Path("bin", "gonb"), "--kernel", "{connection_file}", "--logtostderr")
}

// RegisterHeadless registers the kernel below dir, a folder of the JUPYTER_PATH,
// for a runner: it logs to stderr and gives errors as text.
func (l *Lab) RegisterHeadless(dir string) error {
	return l.register(dir, l.Path("bin", "gonb"), "--kernel", "{connection_file}", "--logtostderr", "--raw_error")
}

func (l *Lab) register(dir string, argv ...string) error {
	spec := kernelSpec{
		Argv:          argv,
		DisplayName:   "Go (gonb)",
		Language:      "go",
		InterruptMode: "signal",
		Env: map[string]string{
			// Jupyter fills in ${PATH} when it starts the kernel.
			"PATH": l.Path("bin") + string(os.PathListSeparator) + "${PATH}",
			// The set-up cell's -mod=mod must not meet a workspace.
			"GOWORK":  "off",
			"LAB_LOG": l.Path("gonb.log"),
		},
	}
	text, err := json.MarshalIndent(spec, "", "  ")
	if err != nil {
		return err
	}
	dir = filepath.Join(dir, "kernels", "gonb")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "kernel.json"), append(text, '\n'), 0o644)
}
