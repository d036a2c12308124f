package notebook

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// MaxSize is how large a notebook may be, in bytes.
const MaxSize = 400_000

// A Problem is what is wrong with a notebook, and where.
type Problem struct {
	Notebook string // file name
	Cell     int    // number of the cell, or 0
	ID       string // id of the cell, or ""
	Message  string
}

func (p Problem) String() string {
	if p.Cell == 0 {
		return fmt.Sprintf("%s: %s", p.Notebook, p.Message)
	}
	return fmt.Sprintf("%s, cell %d (%s): %s", p.Notebook, p.Cell, p.ID, p.Message)
}

func (n *Notebook) problem(c *Cell, message string) Problem {
	id := c.ID
	if id == "" {
		id = "no id"
	}
	return Problem{n.Name(), c.Number, id, message}
}

// Check returns what is wrong with a notebook as it stands in its file: its
// form, its size, its links, and what [CheckOutputs] finds.
func Check(n *Notebook) []Problem {
	var problems []Problem
	add := func(format string, args ...any) {
		problems = append(problems, Problem{Notebook: n.Name(), Message: fmt.Sprintf(format, args...)})
	}
	if n.Format != "4.5" {
		add("nbformat %s; the course's notebooks are in 4.5", n.Format)
	}
	if n.Kernel != "gonb" {
		add("the kernelspec is %q; it must be \"gonb\"", n.Kernel)
	}
	if n.Size > MaxSize {
		add("%.1f kB; a notebook of the course has at most %d kB", float64(n.Size)/1000, MaxSize/1000)
	}
	problems = append(problems, checkIDs(n)...)
	problems = append(problems, checkLinks(n)...)
	for i := range n.Cells {
		if c := &n.Cells[i]; c.Type == "code" && !c.Executed && strings.TrimSpace(c.Source) != "" {
			problems = append(problems, n.problem(c, "was never executed; run make notebooks"))
		}
	}
	return append(problems, CheckOutputs(n)...)
}

var (
	readableID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	// What Jupyter gives to new cells: a UUID or eight characters of one.
	generatedID = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?$`)
)

func checkIDs(n *Notebook) []Problem {
	var problems []Problem
	seen := make(map[string]int)
	for i := range n.Cells {
		c := &n.Cells[i]
		switch first, again := seen[c.ID]; {
		case c.ID == "":
			problems = append(problems, n.problem(c, "has no id; give it a readable one, such as train-cell"))
		case again:
			problems = append(problems, n.problem(c, fmt.Sprintf("has the same id as cell %d", first)))
		case !readableID.MatchString(c.ID) || generatedID.MatchString(c.ID):
			problems = append(problems, n.problem(c, "the id is not readable; use lower-case words and hyphens, such as train-cell"))
		}
		if c.ID != "" && seen[c.ID] == 0 {
			seen[c.ID] = c.Number
		}
	}
	return problems
}

// CheckOutputs returns what is wrong with the outputs of a notebook, committed
// or fresh: errors, traces of a program that failed, figures without alt text.
func CheckOutputs(n *Notebook) []Problem {
	var problems []Problem
	for i := range n.Cells {
		c := &n.Cells[i]
		if c.Type != "code" {
			continue
		}
		for _, message := range checkCellOutputs(c) {
			problems = append(problems, n.problem(c, message))
		}
	}
	return problems
}

var (
	exitStatus = regexp.MustCompile(`(?:^|\n)((?:exit status [1-9]\d*|signal: .*))\s*$`)
	goPanic    = regexp.MustCompile(`(?m)^(?:panic: .*|fatal error: .*|goroutine \d+ .*\[.*\]:)`)
	// A Go program colours and marks the lines of a trace in a notebook.
	escapes = regexp.MustCompile("\x1b\\[[0-9;]*m")
)

func checkCellOutputs(c *Cell) (messages []string) {
	stderr := escapes.ReplaceAllString(c.stream("stderr"), "")
	failed := false
	for _, o := range c.Outputs {
		if o.Type == "error" {
			failed = true
			messages = append(messages, "error: "+joinError(escapes.ReplaceAllString(o.Text, ""), stderr))
		}
	}
	switch {
	case failed: // stderr is in the message already
	case goPanic.MatchString(stderr):
		messages = append(messages, "stderr holds a panic\n"+indent(stderr))
	case exitStatus.MatchString(stderr):
		messages = append(messages, fmt.Sprintf("stderr ends in %q\n%s", exitStatus.FindStringSubmatch(stderr)[1], indent(stderr)))
	}
	for _, o := range c.rich() {
		messages = append(messages, checkAlt(o)...)
	}
	return messages
}

// joinError puts what the program wrote to stderr below the error.
func joinError(text, stderr string) string {
	text = strings.TrimSpace(text)
	if stderr == "" {
		return text
	}
	return text + "\n" + indent(stderr)
}

func checkAlt(o Output) (messages []string) {
	for _, mime := range sortedTypes(o) {
		switch {
		case isImage(mime) && alt(o, mime) == "":
			messages = append(messages, fmt.Sprintf("a figure (%s) without alt text; draw it with viz.Show(p, alt)", mime))
		case mime == "text/html":
			var p Page
			p.readHTML([]byte(o.Data[mime]))
			messages = append(messages, p.Blind...)
		case mime == "text/markdown":
			messages = append(messages, ReadMarkdown(o.Data[mime]).Blind...)
		}
	}
	return messages
}

func shorten(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return text
}

func sortedTypes(o Output) []string { return slices.Sorted(maps.Keys(o.Data)) }
