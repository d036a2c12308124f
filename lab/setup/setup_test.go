package setup

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// script writes an executable file.
func script(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func quiet() *Console { return &Console{W: new(bytes.Buffer)} }

func TestFind(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	script(t, filepath.Join(root, "go.mod"), "module fromscratch\n\ngo 1.26\n")
	script(t, filepath.Join(root, "docker", "go.mod"), "module fromscratch/docker\n")
	inside := filepath.Join(root, "docker", "deep")
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{root, inside} {
		t.Chdir(dir)
		lab, err := Find()
		if err != nil || lab.Root != root {
			t.Errorf("Find in %s gives %v, %v", dir, lab, err)
		}
	}
	t.Chdir(t.TempDir())
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), "not inside a checkout") {
		t.Errorf("Find outside gives %v", err)
	}
}

func TestEnvKeepsJupyterInsideOfLab(t *testing.T) {
	t.Setenv("JUPYTER_CONFIG_PATH", "/elsewhere")
	lab := &Lab{Root: "/course"}
	cmd := exec.Command("env")
	cmd.Env = lab.Env()
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]string)
	for _, line := range strings.Split(string(output), "\n") {
		name, value, _ := strings.Cut(line, "=")
		found[name] = value
	}
	for _, name := range []string{"JUPYTER_PATH", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"} {
		if !strings.HasPrefix(found[name], "/course/.lab/") {
			t.Errorf("%s is %q", name, found[name])
		}
	}
	if value, ok := found["JUPYTER_CONFIG_PATH"]; ok {
		t.Errorf("JUPYTER_CONFIG_PATH is handed on: %q", value)
	}
	if !strings.HasPrefix(found["PATH"], "/course/.lab/bin:") {
		t.Errorf("PATH is %q", found["PATH"])
	}
}

func TestKernelSpec(t *testing.T) {
	lab := &Lab{Root: "/course"}
	dir := t.TempDir()
	if err := lab.RegisterHeadless(dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "kernels", "gonb", "kernel.json"))
	if err != nil {
		t.Fatal(err)
	}
	var spec kernelSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		t.Fatal(err)
	}
	if spec.Argv[0] != "/course/.lab/bin/gonb" || spec.Language != "go" || spec.Env["GOWORK"] != "off" ||
		spec.Env["PATH"] != "/course/.lab/bin:${PATH}" {
		t.Errorf("the kernel is %+v", spec)
	}
}

func TestLoadSaysWhatToDo(t *testing.T) {
	lab := &Lab{Root: t.TempDir()}
	if _, err := lab.Load(); err == nil || !strings.Contains(err.Error(), "run make test, which sets it up") {
		t.Errorf("Load of nothing gives %v", err)
	}
	python := script(t, filepath.Join(t.TempDir(), "python"), "")
	if err := lab.store(&Jupyter{Python: python, Server: "notebook"}); err != nil {
		t.Fatal(err)
	}
	if _, err := lab.Load(); err == nil || !strings.Contains(err.Error(), "gonb") {
		t.Errorf("Load without a kernel gives %v", err)
	}
	script(t, lab.Path("bin", "gonb"), "")
	script(t, lab.Path("bin", "goimports"), "")
	j, err := lab.Load()
	if err != nil || *j != (Jupyter{Python: python, Server: "notebook"}) {
		t.Errorf("Load gives %v, %v", j, err)
	}
	if err := os.Remove(python); err != nil {
		t.Fatal(err)
	}
	if _, err := lab.Load(); err == nil || !strings.Contains(err.Error(), python) {
		t.Errorf("Load without its Python gives %v", err)
	}
}

func TestSettingsOfTheLearnerStay(t *testing.T) {
	lab := &Lab{Root: t.TempDir()}
	if err := lab.Settings(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(lab.Path("config", "lab", "user-settings", "@jupyterlab", "*", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("Settings wrote %v, %v", files, err)
	}
	text, err := os.ReadFile(files[0])
	if err != nil || !json.Valid(text) || !strings.Contains(string(text), `"fetchNews": "false"`) {
		t.Fatalf("Settings wrote %s, %v", text, err)
	}
	if err := os.WriteFile(files[0], []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := lab.Settings(); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(files[0]); string(text) != "{}" {
		t.Errorf("Settings wrote over the learner's: %s", text)
	}
}

func TestConsole(t *testing.T) {
	var b bytes.Buffer
	for _, terminal := range []bool{false, true} {
		b.Reset()
		c := &Console{W: &b, Terminal: terminal}
		if err := c.Run("counting", exec.Command("sh", "-c", "echo one; echo two >&2")); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "counting …") || strings.Contains(b.String(), "\none") {
			t.Errorf("terminal %v: printed %q", terminal, b.String())
		}
		err := c.Run("failing", exec.Command("sh", "-c", "echo one; echo two >&2; exit 3"))
		if err == nil || err.Error() != "failing failed: exit status 3\none\ntwo" {
			t.Errorf("terminal %v: error is %v", terminal, err)
		}
		if got := reason(err); got != "two" {
			t.Errorf("the reason is %q, want the last line", got)
		}
	}
}

func TestNoJupyterAtAll(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	lab := &Lab{Root: t.TempDir()}
	script(t, filepath.Join(lab.Root, "requirements.txt"), "jupyterlab==1\n")
	var b bytes.Buffer
	_, err := lab.Jupyter(context.Background(), &Console{W: &b})
	if err == nil || !strings.Contains(err.Error(), "sudo apt install jupyter-notebook") ||
		!strings.Contains(err.Error(), "pip install -r requirements.txt") {
		t.Errorf("the error is %v", err)
	}
	want := `looking for Jupyter on the PATH …
Jupyter on the PATH: no (there is none)
a virtual environment in .lab: no (there is no python3)
Debian's packages: no (there is no apt-get, so this is not Debian)
`
	if b.String() != want {
		t.Errorf("it said\n%s\nwant\n%s", b.String(), want)
	}
}
