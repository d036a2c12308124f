package notebook

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/google/go-cmp/cmp"
)

const (
	maxLines   = 40  // that a message shows of a text
	maxCompare = 400 // that are compared; a few are enough to see what differs
	context    = 2   // equal ones that are shown before the first difference
)

// diff returns the lines of two texts, "-" before those that only was has, "+"
// before those that only is has. Of a long common start it shows the end.
func diff(was, is string) string {
	a, b := lines(was), lines(is)
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	start = max(0, start-context)
	r := new(reporter)
	cmp.Equal(limit(a[start:]), limit(b[start:]), cmp.Reporter(r))
	return strings.Join(r.lines, "\n")
}

func limit(l []string) []string { return l[:min(len(l), maxCompare)] }

// reporter takes down the lines that cmp compares.
type reporter struct {
	path  cmp.Path
	lines []string
}

// PushStep and PopStep follow cmp on its way.
func (r *reporter) PushStep(s cmp.PathStep) { r.path = append(r.path, s) }
func (r *reporter) PopStep()                { r.path = r.path[:len(r.path)-1] }

// Report takes down a line that cmp has compared.
func (r *reporter) Report(result cmp.Result) {
	was, is := r.path.Last().Values()
	if result.Equal() {
		r.add("  ", was)
		return
	}
	r.add("- ", was)
	r.add("+ ", is)
}

func (r *reporter) add(mark string, line reflect.Value) {
	if line.IsValid() && line.Kind() == reflect.String {
		r.lines = append(r.lines, mark+line.String())
	}
}

func lines(text string) []string {
	l := strings.Split(text, "\n")
	last := len(l) - 1
	if l[last] == "" {
		return l[:last]
	}
	l[last] += " (no newline)"
	return l
}

// indent sets text off from the message that it belongs to, and cuts it short.
func indent(text string) string {
	l := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(l) > maxLines {
		l = append(l[:maxLines], fmt.Sprintf("… and %d more lines", len(l)-maxLines))
	}
	return "    " + strings.Join(l, "\n    ")
}
