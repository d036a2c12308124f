package check

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// where returns, in the midst of a panic, the line of the learner's code that
// it came from, as Markdown; "" if none was on the way.
func where() string {
	pcs := make([]uintptr, 256)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if hers(f.Function) {
			return place(f.Function, sourceOf(f.File), f.Line)
		}
		if !more {
			return ""
		}
	}
}

// hers reports whether a function is one of the cell, or of the package that
// the learner writes in the course.
func hers(function string) bool {
	return strings.HasPrefix(function, "main.") || strings.HasPrefix(function, "mine.")
}

// place says where the line is. GoNB makes one file of all cells, so its number
// there says nothing to the learner: what counts is its text, and its place in
// the function.
func place(function string, source []string, line int) string {
	if line < 1 || line > len(source) {
		return "in your function " + code(topLevel(function))
	}
	text := code(cut(source[line-1], 160))
	for i := line; i > 0; i-- { // the name of a closure depends on what was inlined: the source is surer
		if m := declaration.FindStringSubmatch(source[i-1]); m != nil && m[1] != "main" {
			return fmt.Sprintf("line %d of your function %s, %s", line-i+1, code(m[1]), text)
		} else if m != nil {
			break
		}
	}
	return text + " in your cell"
}

// declaration finds the start of a function, or of a variable that is one, and
// its name.
var declaration = regexp.MustCompile(`^(?:func (?:\([^)]*\) ?)?|var )(\w+)`)

// topLevel returns the name of the function, without its package, a closure's
// number or type parameters: "forward" for main.forward.func1, "Net.Step" for
// main.(*Net).Step.
func topLevel(function string) string {
	_, name, _ := strings.Cut(function, ".")
	name, _, _ = strings.Cut(name, ".func")
	name, _, _ = strings.Cut(name, "[")
	return strings.NewReplacer("(*", "", ")", "").Replace(name)
}

// sourceOf returns the lines of a file of the cell, nil if it cannot be read.
// It is looked for in GoNB's folder too, for a build that forgets the paths.
func sourceOf(file string) []string {
	f, err := os.Open(file)
	if err != nil {
		f, err = os.Open(filepath.Join(os.Getenv(protocol.GONB_TMP_DIR_ENV), filepath.Base(file)))
	}
	if err != nil {
		return nil
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); { // a line beyond 64 kB ends it
		lines = append(lines, s.Text())
	}
	return lines
}
