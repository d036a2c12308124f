//go:build image

package docker_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fromscratch/nn"
)

// TestVolume proves that a learner's files outlive the container, and that a
// lesson she has removed stays away until she asks for it.
func TestVolume(t *testing.T) {
	v := volume(t)
	c := start(t, "--volume", v+":/course/work")
	c.write("mine.txt", "mine")
	c.write("01-neuron.ipynb", "changed")
	c.sh("rm 02-sigmoid.ipynb")
	mustDocker(t, "rm", "--force", c.id)

	c = start(t, "--volume", v+":/course/work")
	if got := c.read("mine.txt"); got != "mine" {
		t.Errorf("mine.txt has %q", got)
	}
	if got := c.read("01-neuron.ipynb"); got != "changed" {
		t.Errorf("01-neuron.ipynb has %.100q", got)
	}
	gone := func(name string) bool { return c.sh("test -e "+name+" || echo gone") == "gone" }
	c.sh("restore 01-neuron")
	if !gone("02-sigmoid.ipynb") {
		t.Error("02-sigmoid.ipynb has come back unasked")
	}
	c.sh("restore 02-sigmoid")
	if gone("02-sigmoid.ipynb") {
		t.Error("02-sigmoid.ipynb has not come back")
	}
}

// TestNewImage starts a newer image on the volume of an older one: a lesson that
// the learner has changed stays, one that she has only run follows.
func TestNewImage(t *testing.T) {
	v := volume(t)
	c := start(t, "--volume", v+":/course/work")
	c.write("01-neuron.ipynb", "changed by the learner")
	c.sh("jupyter nbconvert --log-level ERROR --to notebook --inplace --execute 03-network.ipynb")
	if same := c.sh("cmp -s 03-network.ipynb /course/notebooks/03-network.ipynb && echo same || true"); same != "" {
		t.Fatal("03-network.ipynb is as it came, though it has run")
	}
	mustDocker(t, "rm", "--force", c.id)

	dir := t.TempDir()
	files := map[string]string{
		"01-neuron.ipynb":  newer(t, "01-neuron.ipynb"),
		"02-sigmoid.ipynb": newer(t, "02-sigmoid.ipynb"),
		"03-network.ipynb": newer(t, "03-network.ipynb"),
		"99-new.ipynb":     newer(t, "02-sigmoid.ipynb"),
		"Dockerfile":       "FROM " + settings.image + "\nCOPY *.ipynb /course/notebooks/\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	image := buildImage(t, dir)

	c = &container{t: t, id: mustDocker(t, "create", "--network", settings.network, "--volume", v+":/course/work", image)}
	t.Cleanup(func() { mustDocker(t, "rm", "--force", "--volumes", c.id) })
	c.start()
	if got := c.read("01-neuron.ipynb"); got != "changed by the learner" {
		t.Errorf("the learner's 01-neuron.ipynb has become %.100q", got)
	}
	if !strings.Contains(c.logs(), "01-neuron.ipynb stays as you left it") {
		t.Errorf("the log does not tell that there is another 01-neuron:\n%s", c.logs())
	}
	for _, name := range []string{"02-sigmoid.ipynb", "03-network.ipynb", "99-new.ipynb"} {
		if got := c.read(name); got != strings.TrimSpace(files[name]) {
			t.Errorf("%s is not that of the newer image: %.100q", name, got)
		}
	}
}

// newer returns a lesson with another title.
func newer(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../notebooks", name))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "# ", "# Newer: ", 1)
	if changed == string(text) {
		t.Fatalf("%s has no title", name)
	}
	return changed
}

// buildImage builds the image of a folder, for the time of the test.
func buildImage(t testing.TB, dir string, options ...string) string {
	t.Helper()
	image := fmt.Sprintf("fromscratch-test-%d", os.Getpid())
	cmd := exec.Command(settings.docker, slices.Concat([]string{"build", "--tag", image}, options, []string{dir})...)
	cmd.Env = append(os.Environ(), "DOCKER_BUILDKIT=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Cleanup(func() { mustDocker(t, "image", "rm", image) })
	return image
}

// TestRebuild proves that a change in a notebook rebuilds the last two layers
// and nothing below.
func TestRebuild(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".dockerignore", "go.mod", "go.sum", "nn", "data", "notebooks", "lab", "docker"} {
		if out, err := exec.Command("cp", "-a", filepath.Join("..", name), dir).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "notebooks/01-neuron.ipynb"), []byte(newer(t, "01-neuron.ipynb")), 0o644); err != nil {
		t.Fatal(err)
	}
	image := buildImage(t, dir, "--build-arg", "VERSION="+nn.Version, "--file", filepath.Join(dir, "docker/Dockerfile"))
	layers := func(image string) []string {
		return strings.Fields(mustDocker(t, "image", "inspect", "--format", "{{join .RootFS.Layers \" \"}}", image))
	}
	before, after := layers(settings.image), layers(image)
	if len(before) != len(after) || !slices.Equal(before[:len(before)-2], after[:len(after)-2]) {
		t.Errorf("layers before and after:\n%s\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
	}
	if slices.Equal(before, after) {
		t.Error("the change is not in the image")
	}
}

// TestVersion proves that the image tells which version of the course is in it,
// and that none is built with another one.
func TestVersion(t *testing.T) {
	label := mustDocker(t, "image", "inspect", "--format", `{{index .Config.Labels "org.opencontainers.image.version"}}`, settings.image)
	if label != nn.Version {
		t.Errorf("the image is labelled %q, the course is %q", label, nn.Version)
	}
	cmd := exec.Command(settings.docker, "build", "--target", "course", "--build-arg", "VERSION=0.0", "--file", "../docker/Dockerfile", "..")
	cmd.Env = append(os.Environ(), "DOCKER_BUILDKIT=1")
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "VERSION=0.0 is not the version in nn/version.go") {
		t.Errorf("a build with another version says %v\n%s", err, out)
	}
}
