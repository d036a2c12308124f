//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// machine describes what the contest ran on, by nothing that names the machine
// itself.
func machine(cores int, peers ...*peer) []string {
	lines := []string{
		fmt.Sprintf("%s, %d cores%s", field("/proc/cpuinfo", "model name", ":"), cores, caches()),
		fmt.Sprintf("%s, %s/%s", field("/etc/os-release", "PRETTY_NAME", "="), runtime.GOOS, runtime.GOARCH),
		fmt.Sprintf("Go %s, gonum %s", strings.TrimPrefix(runtime.Version(), "go"), gonumVersion()),
	}
	for _, p := range peers {
		var versions []string
		for name, version := range p.Versions {
			versions = append(versions, name+" "+version)
		}
		slices.Sort(versions)
		lines = append(lines, fmt.Sprintf("%s; %s", strings.Join(versions, ", "), p.BLAS))
	}
	return lines
}

// field returns the value of the first line "name separator value" of a file.
func field(path, name, separator string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return "unknown (" + name + ")"
	}
	for line := range strings.Lines(string(content)) {
		if key, value, ok := strings.Cut(line, separator); ok && strings.TrimSpace(key) == name {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return "unknown (" + name + ")"
}

// caches returns the sizes of the first core's data caches, if they are known.
func caches() string {
	list := ""
	dirs, _ := filepath.Glob("/sys/devices/system/cpu/cpu0/cache/index*")
	for _, dir := range dirs {
		read := func(name string) string {
			b, _ := os.ReadFile(filepath.Join(dir, name))
			return strings.TrimSpace(string(b))
		}
		if size := read("size"); size != "" && read("type") != "Instruction" {
			list += fmt.Sprintf(", L%s %s", read("level"), size)
		}
	}
	return list
}

func gonumVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if dep.Path == "gonum.org/v1/gonum" {
				return dep.Version
			}
		}
	}
	return "unknown"
}
