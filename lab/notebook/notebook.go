// Package notebook reads the course's notebooks, checks them and compares what
// two executions gave.
package notebook

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A Notebook is a Jupyter notebook in nbformat 4.
type Notebook struct {
	Path   string // as given to Read
	Size   int    // in bytes
	Format string // such as "4.5"
	Kernel string // name in metadata.kernelspec
	Cells  []Cell

	// raw holds the whole file, so that Write changes nothing but outputs.
	raw map[string]any
}

// A Cell is a cell of a notebook.
type Cell struct {
	Number   int    // 1 for the first cell, of whatever type
	Type     string // "code", "markdown" or "raw"
	ID       string
	Source   string
	Tags     []string
	Executed bool // a code cell with an execution count
	Outputs  []Output

	raw map[string]any
}

// An Output is a stream, an error or rich output of a code cell.
type Output struct {
	Type     string            // "stream", "error", "display_data" or "execute_result"
	Name     string            // of a stream: "stdout" or "stderr"
	Text     string            // of a stream, or message of an error
	Data     map[string]string // of rich output, by MIME type
	Metadata map[string]any    // of rich output
}

// Name returns the file name of the notebook.
func (n *Notebook) Name() string { return filepath.Base(n.Path) }

// HasTag reports whether the cell carries the tag.
func (c *Cell) HasTag(tag string) bool {
	for _, t := range c.Tags {
		if t == tag {
			return true
		}
	}
	return false
}

// Read reads the notebook at path. It fails on what is not a notebook at all;
// [Check] finds what else may be wrong with it.
func Read(path string) (*Notebook, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	n, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	n.Path = path
	return n, nil
}

func parse(text []byte) (*Notebook, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // so that numbers are written as they were read
	n := &Notebook{Size: len(text)}
	if err := decoder.Decode(&n.raw); err != nil {
		return nil, fmt.Errorf("not a notebook: %w", err)
	}
	if decoder.More() {
		return nil, fmt.Errorf("not a notebook: more text after its end")
	}
	cells, ok := n.raw["cells"].([]any)
	if !ok {
		return nil, fmt.Errorf("not a notebook: it has no list of cells")
	}
	n.Format = fmt.Sprintf("%v.%v", n.raw["nbformat"], n.raw["nbformat_minor"])
	n.Kernel = stringAt(object(object(n.raw["metadata"])["kernelspec"]), "name")
	for i, c := range cells {
		raw, ok := c.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("not a notebook: cell %d is not an object", i+1)
		}
		n.Cells = append(n.Cells, parseCell(i+1, raw))
	}
	return n, nil
}

func parseCell(number int, raw map[string]any) Cell {
	c := Cell{
		Number: number,
		Type:   stringAt(raw, "cell_type"),
		ID:     stringAt(raw, "id"),
		Source: multiline(raw["source"]),
		raw:    raw,
	}
	c.Executed = raw["execution_count"] != nil
	tags, _ := object(raw["metadata"])["tags"].([]any)
	for _, tag := range tags {
		if s, ok := tag.(string); ok {
			c.Tags = append(c.Tags, s)
		}
	}
	outputs, _ := raw["outputs"].([]any)
	for _, o := range outputs {
		c.Outputs = append(c.Outputs, parseOutput(object(o)))
	}
	return c
}

func parseOutput(raw map[string]any) Output {
	o := Output{
		Type:     stringAt(raw, "output_type"),
		Name:     stringAt(raw, "name"),
		Text:     multiline(raw["text"]),
		Metadata: object(raw["metadata"]),
	}
	if o.Type == "error" {
		o.Text = stringAt(raw, "evalue")
		if trace := multiline(raw["traceback"]); !strings.Contains(o.Text, trace) {
			o.Text += "\n" + trace
		}
	}
	if data := object(raw["data"]); data != nil {
		o.Data = make(map[string]string, len(data))
		for mime, value := range data {
			o.Data[mime] = multiline(value)
		}
	}
	return o
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func stringAt(m map[string]any, key string) string {
	s, _ := m[key].(string)
	return s
}

// multiline returns text that nbformat holds as a string or as a list of lines.
// Data that is not text, such as application/json, comes back as its JSON.
func multiline(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []any:
		var b strings.Builder
		for _, line := range v {
			s, ok := line.(string)
			if !ok {
				return encoded(v)
			}
			b.WriteString(s)
		}
		return b.String()
	}
	return encoded(v)
}

func encoded(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // v was decoded from JSON
	}
	return string(text)
}
