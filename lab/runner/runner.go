// Package runner executes notebooks through nbclient and the GoNB kernel, each
// in a fresh copy of the checkout.
package runner

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"fromscratch/lab/notebook"
	"fromscratch/lab/setup"
)

//go:embed execute.py
var script string

// CellLimit is how long a cell may run.
const CellLimit = 5 * time.Minute

// A Runner executes notebooks.
type Runner struct {
	Lab     *setup.Lab
	Jupyter *setup.Jupyter
	// CellLimit bounds the time of a cell; 0 means [CellLimit].
	CellLimit time.Duration
	// OnCell, if set, is called as a cell starts.
	OnCell func(n *notebook.Notebook, c *notebook.Cell)
}

// Execute returns the notebook at path as a fresh run leaves it. Errors inside
// of cells are outputs; [notebook.CheckOutputs] finds them. Execute fails where
// the execution cannot be finished.
func (r *Runner) Execute(ctx context.Context, path string) (*notebook.Notebook, error) {
	n, err := notebook.Read(path)
	if err != nil {
		return nil, err
	}
	tree, err := os.MkdirTemp("", "fromscratch-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tree)
	if err := copyTree(tree, r.Lab.Root); err != nil {
		return nil, err
	}
	kernels := filepath.Join(tree, ".kernels")
	if err := r.Lab.RegisterHeadless(kernels); err != nil {
		return nil, err
	}
	// The copy stands where the lessons are, wherever the notebook came from.
	source := filepath.Join(tree, "notebooks", n.Name())
	if err := copyFile(source, path); err != nil {
		return nil, err
	}
	scratch := filepath.Join(tree, ".tmp")
	if err := os.Mkdir(scratch, 0o755); err != nil {
		return nil, err
	}
	if err := r.run(ctx, n, source, kernels, scratch); err != nil {
		return nil, err
	}
	fresh, err := notebook.Read(source)
	if err != nil {
		return nil, err
	}
	fresh.Path = path
	return fresh, nil
}

// run executes the notebook at file in place. Temporary files go to scratch: a
// kernel that was ended leaves some.
func (r *Runner) run(ctx context.Context, n *notebook.Notebook, file, kernels, scratch string) error {
	limit := r.CellLimit
	if limit == 0 {
		limit = CellLimit
	}
	cmd := exec.CommandContext(ctx, r.Jupyter.Python, "-c", script,
		file, file, strconv.Itoa(int(limit.Seconds())))
	cmd.Dir = filepath.Dir(file)
	cmd.Env = append(r.Lab.Env(), "JUPYTER_PATH="+kernels, "TMPDIR="+scratch)
	// Asked to end, nbclient ends the kernel before itself.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	var log bytes.Buffer // of nbclient and the kernel, shown if they fail
	cmd.Stderr = &log
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	current, reason := r.follow(n, stdout)
	err = cmd.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil {
		return nil
	}
	problem := notebook.Problem{Notebook: n.Name(), Message: reason}
	if current != nil {
		problem.Cell, problem.ID = current.Number, current.ID
	}
	if reason == "" {
		problem.Message = fmt.Sprintf("could not be executed: %v\n%s", err, strings.TrimSpace(log.String()))
	}
	return fmt.Errorf("%v", problem)
}

// follow reads what the script prints. It returns the cell that was started last
// and, if the script gave up, its reason.
func (r *Runner) follow(n *notebook.Notebook, stdout io.Reader) (current *notebook.Cell, reason string) {
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		line := lines.Text()
		number, err := strconv.Atoi(strings.TrimPrefix(line, "cell "))
		if err != nil || number < 1 || number > len(n.Cells) {
			reason = line
			continue
		}
		current = &n.Cells[number-1]
		if r.OnCell != nil {
			r.OnCell(n, current)
		}
	}
	return current, reason
}
