package notebooks_test

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	// What cells import and the course's packages do not: here, so that go.mod and
	// go.sum lead to all that it needs. Without that a cell asks the network for it.
	_ "gonum.org/v1/gonum/optimize"
)

// TestImports proves that go.mod leads to whatever a cell imports.
func TestImports(t *testing.T) {
	known := map[string]bool{}
	for _, file := range []string{"imports_test.go", "viz/*.go", "check/*.go", "../nn/*.go", "../data/*.go"} {
		for path := range importsOf(t, file) {
			known[path] = true
		}
	}
	lessons, err := filepath.Glob("*.ipynb")
	if err != nil || len(lessons) == 0 {
		t.Fatalf("%d lessons, %v", len(lessons), err)
	}
	imported := regexp.MustCompile(`"((?:[a-z0-9-]+\.)+[a-z]+/[^"\s]+)"`)
	for _, lesson := range lessons {
		for _, match := range imported.FindAllStringSubmatch(code(t, lesson), -1) {
			if !known[match[1]] {
				t.Errorf("%s imports %s: add it to imports_test.go, then go mod tidy", lesson, match[1])
			}
		}
	}
}

// importsOf returns what Go files import.
func importsOf(t *testing.T, pattern string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(files), err)
	}
	paths := map[string]bool{}
	for _, file := range files {
		syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range syntax.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			paths[path] = true
		}
	}
	return paths
}

// code returns the source of all code cells.
func code(t *testing.T, lesson string) string {
	t.Helper()
	text, err := os.ReadFile(lesson)
	if err != nil {
		t.Fatal(err)
	}
	var n struct {
		Cells []struct {
			Type   string `json:"cell_type"`
			Source []string
		}
	}
	if err := json.Unmarshal(text, &n); err != nil {
		t.Fatalf("%s: %v", lesson, err)
	}
	var b strings.Builder
	for _, c := range n.Cells {
		if c.Type == "code" {
			b.WriteString(strings.Join(c.Source, "") + "\n")
		}
	}
	return b.String()
}
