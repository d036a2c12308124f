package docker_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pipe is one, and not the "or" of two commands.
var pipe = regexp.MustCompile(`(^|[^|])\|([^|]|$)`)

// unnoticed returns the first line of a script in which the failure of a command
// would go unnoticed: Bash has to be told, sh cannot be.
func unnoticed(script string) string {
	lines := strings.Split(script, "\n")
	bash := strings.HasSuffix(lines[0], "bash")
	for _, line := range lines[1:] {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "#"):
		case bash && line == "set -euo pipefail":
			return ""
		case bash || pipe.MatchString(line):
			return line
		}
	}
	return ""
}

// unnoticedRun returns the first RUN of a Dockerfile in a stage that has not
// chosen such a shell before.
func unnoticedRun(dockerfile string) string {
	noticed := false
	for _, line := range strings.Split(dockerfile, "\n") {
		switch {
		case strings.HasPrefix(line, "FROM "):
			noticed = false
		case line == `SHELL ["/bin/bash", "-euo", "pipefail", "-c"]`:
			noticed = true
		case strings.HasPrefix(line, "RUN ") && !noticed:
			return line
		}
	}
	return ""
}

func TestUnnoticed(t *testing.T) {
	for script, want := range map[string]string{
		"#!/bin/bash\n# a | b\n\nset -euo pipefail\na | b\n": "",
		"#!/usr/bin/env bash\nset -eu\na | b\n":              "set -eu",
		"#!/bin/bash\na | b\nset -euo pipefail\n":            "a | b",
		"#!/bin/sh\nset -eu\na || b\n":                       "",
		"#!/bin/sh\nset -eu\na |\n\tb\n":                     "a |",
	} {
		if got := unnoticed(script); got != want {
			t.Errorf("in %q it finds %q, want %q", script, got, want)
		}
	}
	const shell = `SHELL ["/bin/bash", "-euo", "pipefail", "-c"]`
	for dockerfile, want := range map[string]string{
		"FROM a\n" + shell + "\nRUN b | c\n":               "",
		"FROM a\nRUN b | c\n":                              "RUN b | c",
		"FROM a\n" + shell + "\nFROM d\nRUN b \\\n\t| c\n": `RUN b \`,
	} {
		if got := unnoticedRun(dockerfile); got != want {
			t.Errorf("in %q it finds %q, want %q", dockerfile, got, want)
		}
	}
}

func TestPipes(t *testing.T) {
	scripts := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || entry.Name() == "Dockerfile" {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if script := string(content); strings.HasPrefix(script, "#!") {
			scripts++
			if line := unnoticed(script); line != "" {
				t.Errorf("%s: %q comes before set -euo pipefail, or has a pipe in sh", path, line)
			}
		}
		return nil
	})
	if err != nil || scripts < 8 {
		t.Errorf("looked at %d scripts, %v", scripts, err)
	}
	dockerfile, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	if run := unnoticedRun(string(dockerfile)); run != "" {
		t.Errorf("Dockerfile: %s\nwithout SHELL with pipefail in its stage", run)
	}
}
