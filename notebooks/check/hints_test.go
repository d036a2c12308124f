package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A hint that no wrong answer brings up may be one that cannot come up: because
// another mistake answers alike, or because no learner can make it.
func TestEveryHintComesUp(t *testing.T) {
	_, out := newCell(t)
	for _, a := range tests {
		for _, w := range a.wrong {
			w.try()
		}
	}
	files := parsed(t, "lesson??.go")
	if len(files) != len(lessons) {
		t.Fatalf("%d files for %d lessons", len(files), len(lessons))
	}
	for file, syntax := range files {
		for _, hint := range hintsIn(t, syntax) {
			if !strings.Contains(out.String(), hint) {
				t.Errorf("%s: no wrong answer brings up %q", file, hint)
			}
		}
	}
}

// hintsIn returns the sentences in the functions and constants of a file, which
// are the hints for known mistakes.
func hintsIn(t *testing.T, syntax *ast.File) (hints []string) {
	t.Helper()
	for _, decl := range syntax.Decls {
		if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
			if v := d.Specs[0].(*ast.ValueSpec); strings.HasPrefix(v.Names[0].Name, "ex") {
				continue // an exercise with its own three hints
			}
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				text, err := strconv.Unquote(l.Value)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(text, ". ") || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
					hints = append(hints, text)
				}
			}
			return true
		})
	}
	return hints
}

// parsed returns the package's files of a pattern, by name.
func parsed(t *testing.T, pattern string) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: files %v, %v", pattern, names, err)
	}
	files := make(map[string]*ast.File)
	for _, name := range names {
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
