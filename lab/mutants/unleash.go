package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
)

// unleash has gremlins test the mutants of a part.
func (t *tree) unleash(ctx context.Context, p part) (report, error) {
	r := report{part: p}
	// A first run fills the cache, so that the run from which gremlins takes its
	// time limit does not compile gonum.
	warm := t.command(ctx, t.path("bin", "go"), "test", "./"+p.dir+"/...")
	if err := warm.Run(); err != nil {
		return r, fmt.Errorf("the tests fail without any mutant: %w", err)
	}
	output := t.path(p.dir + ".json")
	gremlins := t.command(ctx, t.path("gremlins"), "unleash", t.path("course", p.dir),
		"--output", output,
		"--output-statuses", "lct", // print what was not killed
		// Ten times as long as all tests took: a busy machine is no endless loop.
		"--timeout-coefficient", "10",
	)
	if err := gremlins.Run(); err != nil {
		return r, fmt.Errorf("gremlins: %w", err)
	}
	text, err := os.ReadFile(output)
	if err != nil { // asked to end, gremlins reports nothing, and no error
		return r, fmt.Errorf("gremlins did not finish: %w", err)
	}
	var found struct {
		Files []struct {
			Name      string `json:"file_name"`
			Mutations []struct {
				Type, Status string
				Line, Column int
			}
		}
	}
	if err := json.Unmarshal(text, &found); err != nil {
		return r, err
	}
	for _, f := range found.Files {
		for _, m := range f.Mutations {
			r.mutants = append(r.mutants, mutant{path.Join(p.dir, f.Name), m.Line, m.Column, m.Type, m.Status})
		}
	}
	return r, nil
}
