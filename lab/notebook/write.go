package notebook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// TakeOutputs puts the outputs and execution counts of fresh, another execution
// of the same notebook, in the place of n's. A cell whose outputs say the same
// keeps its own, because the order in which streams and figures arrive is not
// fixed. TakeOutputs fails if the two do not have the same cells.
func (n *Notebook) TakeOutputs(fresh *Notebook) error {
	if len(n.Cells) != len(fresh.Cells) {
		return fmt.Errorf("%s has %d cells, its execution %d", n.Name(), len(n.Cells), len(fresh.Cells))
	}
	for i := range n.Cells {
		c, f := &n.Cells[i], &fresh.Cells[i]
		if c.ID != f.ID || c.Source != f.Source {
			return fmt.Errorf("%s, cell %d: the execution has another cell there", n.Name(), c.Number)
		}
		if c.Type != "code" {
			continue
		}
		c.raw["execution_count"] = f.raw["execution_count"]
		c.Executed = f.Executed
		if !sameOutputs(c.Outputs, f.Outputs) {
			c.raw["outputs"], c.Outputs = f.raw["outputs"], f.Outputs
		}
	}
	return nil
}

// Write writes the notebook to its path, in the form that nbformat gives it.
func (n *Notebook) Write() error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(n.raw); err != nil {
		return fmt.Errorf("%s: %w", n.Path, err)
	}
	// By way of a second file: an interruption must not cost a lesson.
	next := n.Path + ".next"
	if err := os.WriteFile(next, b.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(next, n.Path)
}
