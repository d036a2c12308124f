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
	files, err := filepath.Glob("lesson??.go")
	if err != nil || len(files) != len(lessons) {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, file := range files {
		for _, hint := range hintsIn(t, file) {
			if !strings.Contains(out.String(), hint) {
				t.Errorf("%s: no wrong answer brings up %q", file, hint)
			}
		}
	}
}

// hintsIn returns the sentences in the functions and constants of a file, which
// are the hints for known mistakes.
func hintsIn(t *testing.T, file string) (hints []string) {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
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
