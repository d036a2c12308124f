package setup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// fromVenv makes a virtual environment in .lab with the packages that
// requirements.txt pins.
func (l *Lab) fromVenv(ctx context.Context, c *Console) (*Jupyter, error) {
	venv := l.Path("venv")
	python := filepath.Join(venv, "bin", "python")
	if upToDate, err := l.venvIsCurrent(venv); err != nil {
		return nil, err
	} else if upToDate {
		if j, err := try(ctx, python); err == nil {
			return j, nil
		}
	}
	base, err := exec.LookPath("python3")
	if err != nil {
		return nil, errors.New("there is no python3")
	}
	if output, err := exec.CommandContext(ctx, base, "-c", "import venv, ensurepip").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s cannot make one (%s)", base,
			reason(&CommandError{Name: base, Err: err, Output: string(output)}))
	}
	if err := c.Run("making a virtual environment in .lab/venv",
		exec.CommandContext(ctx, base, "-m", "venv", "--clear", venv)); err != nil {
		return nil, errors.New(reason(err))
	}
	// Few tries: where no index answers, the next way shall not wait long.
	install := exec.CommandContext(ctx, python, "-m", "pip", "install", "--disable-pip-version-check",
		"--retries", "2", "--timeout", "15", "-r", filepath.Join(l.Root, "requirements.txt"))
	if err := c.Run("installing JupyterLab with pip", install); err != nil {
		return nil, fmt.Errorf("pip could not install requirements.txt (%s)", reason(err))
	}
	j, err := try(ctx, python)
	if err != nil {
		return nil, err
	}
	requirements, err := os.ReadFile(filepath.Join(l.Root, "requirements.txt"))
	if err != nil {
		return nil, err
	}
	return j, os.WriteFile(filepath.Join(venv, installed), requirements, 0o644)
}

// installed is the copy of requirements.txt that a finished environment holds.
const installed = "requirements.txt"

// venvIsCurrent reports whether the environment was made whole from the present
// requirements.txt.
func (l *Lab) venvIsCurrent(venv string) (bool, error) {
	want, err := os.ReadFile(filepath.Join(l.Root, "requirements.txt"))
	if err != nil {
		return false, err
	}
	have, err := os.ReadFile(filepath.Join(venv, installed))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return string(have) == string(want), err
}
