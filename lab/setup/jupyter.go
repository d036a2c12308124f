package setup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Jupyter is a Python that has a notebook server and nbclient.
type Jupyter struct {
	Python string // path of the interpreter
	Server string // module of the server: "jupyterlab" or "notebook"
}

// Name returns what people call the server.
func (j *Jupyter) Name() string {
	if j.Server == "jupyterlab" {
		return "JupyterLab"
	}
	return "Jupyter Notebook"
}

// probe prints the module of the notebook server, or fails with what is missing.
const probe = `
import importlib.util, sys
missing = [m for m in ("nbformat", "nbclient", "nbconvert") if not importlib.util.find_spec(m)]
server = next((m for m in ("jupyterlab", "notebook") if importlib.util.find_spec(m)), None)
if not server:
    missing.append("jupyterlab (or notebook)")
if missing:
    sys.exit("it has no " + ", no ".join(missing))
__import__(server); import nbformat, nbclient
print(server)
`

// try returns the Jupyter of a Python interpreter, or why it has none.
func try(ctx context.Context, python string) (*Jupyter, error) {
	output, err := exec.CommandContext(ctx, python, "-c", probe).Output()
	if err != nil {
		return nil, errors.New(reason(asCommandError(python, err)))
	}
	return &Jupyter{Python: python, Server: strings.TrimSpace(string(output))}, nil
}

// Jupyter finds a Jupyter, or installs one: one on the PATH, a virtual
// environment in .lab, Debian's packages, in this order. It says why a way was
// not taken, and notes what it found for [Lab.Load].
func (l *Lab) Jupyter(ctx context.Context, c *Console) (*Jupyter, error) {
	ways := []struct {
		name string
		find func(context.Context, *Console) (*Jupyter, error)
	}{
		{"Jupyter on the PATH", l.fromPath},
		{"a virtual environment in .lab", l.fromVenv},
		{"Debian's packages", l.fromDebian},
	}
	for _, way := range ways {
		j, err := way.find(ctx, c)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			c.Say("%s: no (%v)", way.name, err)
			continue
		}
		c.Say("%s: %s in %s", way.name, j.Name(), j.Python)
		return j, l.store(j)
	}
	return nil, errors.New(`no Jupyter. Install one by hand, then run this again:
  on Debian 13 or Ubuntu: sudo apt install jupyterlab python3-nbclient python3-nbconvert
  on Debian 12:           sudo apt install jupyter-notebook python3-nbclient python3-nbconvert
  elsewhere:              pip install -r requirements.txt`)
}

// fromPath finds a Jupyter by the commands on the PATH.
func (l *Lab) fromPath(ctx context.Context, c *Console) (j *Jupyter, err error) {
	err = c.Step("looking for Jupyter on the PATH", func(func(string)) error {
		j, err = searchPath(ctx)
		return err
	})
	return j, err
}

func searchPath(ctx context.Context) (*Jupyter, error) {
	var misses []string
	tried := make(map[string]bool)
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		for _, name := range []string{"jupyter-lab", "jupyter-notebook", "jupyter"} {
			command, err := exec.LookPath(filepath.Join(dir, name))
			if err != nil || !filepath.IsAbs(command) {
				continue
			}
			python := interpreter(command)
			if tried[python] {
				continue
			}
			tried[python] = true
			j, err := try(ctx, python)
			if err == nil {
				return j, nil
			}
			misses = append(misses, fmt.Sprintf("%s (%s): %v", command, python, err))
		}
	}
	if len(misses) == 0 {
		return nil, errors.New("there is none")
	}
	return nil, errors.New(strings.Join(misses, "; "))
}

// interpreter returns the Python that a command of Jupyter runs in: that of its
// first line, or the one beside the file, where the command is a shell script,
// as of pyenv.
func interpreter(command string) string {
	if real, err := filepath.EvalSymlinks(command); err == nil {
		command = real
	}
	text, err := os.ReadFile(command)
	if err == nil {
		first, _, _ := strings.Cut(string(text), "\n")
		if python, ok := strings.CutPrefix(first, "#!"); ok {
			python = strings.TrimSpace(python)
			if strings.HasPrefix(filepath.Base(python), "python") && filepath.IsAbs(python) {
				return python
			}
		}
	}
	beside := filepath.Join(filepath.Dir(command), "python3")
	if _, err := exec.LookPath(beside); err == nil {
		return beside
	}
	return "python3"
}

// store notes which Jupyter was found.
func (l *Lab) store(j *Jupyter) error {
	text, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(l.Path(), 0o755); err != nil {
		return err
	}
	return os.WriteFile(l.Path("jupyter.json"), append(text, '\n'), 0o644)
}

// Load returns the Jupyter that was found last. It fails if the lab is not set
// up, or not any more.
func (l *Lab) Load() (*Jupyter, error) {
	j := new(Jupyter)
	text, err := os.ReadFile(l.Path("jupyter.json"))
	if err == nil {
		err = json.Unmarshal(text, j)
	}
	for _, file := range []string{j.Python, l.Path("bin", "gonb"), l.Path("bin", "goimports")} {
		if err == nil {
			_, err = exec.LookPath(file)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("the lab is not set up (%w); run make test, which sets it up", err)
	}
	return j, nil
}
