package docker_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fromscratch/nn"
)

// write puts a file into a folder and returns its path.
func write(t *testing.T, dir, name, content string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBuildVersion proves that build labels the image with nn.Version, and fails
// where it does not find it.
func TestBuildVersion(t *testing.T) {
	docker := standIns{"docker": `echo "$@"`}
	out, err := docker.run(t, nil, "./build", "--quiet")
	if want := " --build-arg VERSION=" + nn.Version + " --file docker/Dockerfile --quiet .\n"; err != nil || !strings.HasSuffix(out, want) {
		t.Errorf("it runs %q, %v; want …%q", out, err, want)
	}

	script, err := os.ReadFile("build")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	build := write(t, dir, "docker/build", string(script), 0o755)
	write(t, dir, "nn/version.go", "package nn\n\nvar Version = \"1\"\n", 0o644)
	if out, err := docker.run(t, nil, build); err == nil || !strings.Contains(out, "nn/version.go has no line const Version") {
		t.Errorf("without a version it says %q, %v", out, err)
	}
}
