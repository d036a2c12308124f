package setup

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ServerCommand returns the command that serves a folder, with further arguments
// for Jupyter.
func (l *Lab) ServerCommand(ctx context.Context, j *Jupyter, dir string, args ...string) *exec.Cmd {
	line := []string{"-m", j.Server,
		"--notebook-dir=" + dir,
		"--KernelSpecManager.ensure_native_kernel=False",
		"--MultiKernelManager.default_kernel_name=gonb",
	}
	if os.Geteuid() == 0 {
		line = append(line, "--allow-root")
	}
	cmd := exec.CommandContext(ctx, j.Python, append(line, args...)...)
	cmd.Dir = dir
	cmd.Env = l.Env()
	return cmd
}

// noNews keeps JupyterLab from asking for news and updates.
const noNews = `{
  "checkForUpdates": false,
  "doNotDisturbMode": false,
  "fetchNews": "false"
}
`

// terminals gives Jupyter's terminals a shell that keeps the PATH: a login shell
// would forget it, and with it restore. It takes the name of the server's class.
const terminals = `import os

c.%s.terminado_settings = {"shell_command": [os.environ.get("SHELL") or "/bin/sh"]}
`

// Settings writes the settings of JupyterLab, of the server and of that of
// Notebook 6, each unless there are some.
func (l *Lab) Settings() error {
	for file, text := range map[string]string{
		l.Path("config", "lab", "user-settings", "@jupyterlab", "apputils-extension", "notification.jupyterlab-settings"): noNews,
		l.Path("config", "jupyter_server_config.py"):   fmt.Sprintf(terminals, "ServerApp"),
		l.Path("config", "jupyter_notebook_config.py"): fmt.Sprintf(terminals, "NotebookApp"),
	} {
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Trust signs the committed lessons, so that Jupyter shows their outputs as
// they are. What was changed or added since is for the learner to trust, and so
// is everything where there is no git to ask.
func (l *Lab) Trust(ctx context.Context, j *Jupyter) error {
	committed, err := l.git(ctx, "ls-files", "*.ipynb")
	if err != nil {
		return nil
	}
	changed, err := l.git(ctx, "diff", "--name-only", "--relative", "HEAD", "--", "*.ipynb")
	if err != nil {
		return nil
	}
	var lessons []string
	for name := range committed {
		if !changed[name] && !strings.Contains(name, "/") {
			lessons = append(lessons, name)
		}
	}
	if len(lessons) == 0 {
		return nil
	}
	const sign = "from nbformat.sign import TrustNotebookApp; TrustNotebookApp.launch_instance()"
	cmd := exec.CommandContext(ctx, j.Python, append([]string{"-c", sign}, lessons...)...)
	cmd.Dir = l.Notebooks()
	cmd.Env = l.Env()
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("the lessons' outputs could not be signed (%s); Jupyter may hide some of them",
			reason(&CommandError{Name: "jupyter trust", Err: err, Output: string(output)}))
	}
	return nil
}

// git returns the lines that git prints in the folder of the lessons.
func (l *Lab) git(ctx context.Context, args ...string) (map[string]bool, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = l.Notebooks()
	output, err := cmd.Output()
	lines := make(map[string]bool)
	for _, line := range strings.Fields(string(output)) {
		lines[line] = true
	}
	return lines, err
}
