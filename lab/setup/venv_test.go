package setup

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// wheel returns an installable package that holds an empty module.
func wheel(t *testing.T, name, version string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	info := fmt.Sprintf("%s-%s.dist-info/", name, version)
	for file, text := range map[string]string{
		name + "/__init__.py": fmt.Sprintf("__version__ = %q\n", version),
		info + "METADATA":     fmt.Sprintf("Metadata-Version: 2.1\nName: %s\nVersion: %s\n", name, version),
		info + "WHEEL":        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
		info + "RECORD":       "",
	} {
		w, err := z.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// index serves a package index with the packages that requirements pins, and
// newer ones. It counts the requests.
func index(t *testing.T, requirements string) (url string, requests *atomic.Int64) {
	t.Helper()
	mux := http.NewServeMux()
	for _, line := range strings.Split(requirements, "\n") {
		name, version, pinned := strings.Cut(strings.TrimSpace(line), "==")
		if strings.HasPrefix(name, "#") || name == "" {
			continue
		}
		if !pinned {
			t.Errorf("requirements.txt does not pin %q", line)
		}
		var page string
		for _, v := range []string{version, "999.0"} {
			file := fmt.Sprintf("%s-%s-py3-none-any.whl", name, v)
			page += fmt.Sprintf("<a href=%q>%s</a>\n", "/"+file, file)
			content := wheel(t, name, v)
			mux.HandleFunc("/"+file, func(w http.ResponseWriter, _ *http.Request) { w.Write(content) })
		}
		mux.HandleFunc("/simple/"+name+"/", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprintf(w, "<!DOCTYPE html><html><body>%s</body></html>", page)
		})
	}
	requests = new(atomic.Int64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/simple", requests
}

// onlyPython leaves nothing but python3 on the PATH, and pip without settings of
// this machine.
func onlyPython(t *testing.T, index string) {
	t.Helper()
	// python3 may be a script that takes more on the PATH, as of pyenv.
	output, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		t.Fatalf("python3: %v; run make test, which installs it", err)
	}
	python := strings.TrimSpace(string(output))
	bin := t.TempDir()
	script(t, filepath.Join(bin, "python3"), fmt.Sprintf("#!/bin/sh\nexec %q \"$@\"\n", python))
	t.Setenv("PATH", bin)
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "PIP_") {
			t.Setenv(name, "")
			os.Unsetenv(name)
		}
	}
	t.Setenv("PIP_CONFIG_FILE", os.DevNull)
	t.Setenv("PIP_NO_CACHE_DIR", "1")
	t.Setenv("PIP_INDEX_URL", index)
}

func TestVenv(t *testing.T) {
	requirements, err := os.ReadFile("../../requirements.txt")
	if err != nil {
		t.Fatal(err)
	}
	url, requests := index(t, string(requirements))
	onlyPython(t, url)
	lab := &Lab{Root: t.TempDir()}
	pins := script(t, filepath.Join(lab.Root, "requirements.txt"), string(requirements))

	ctx := context.Background()
	j, err := lab.Jupyter(ctx, quiet())
	if err != nil {
		t.Fatal(err)
	}
	if want := (Jupyter{Python: lab.Path("venv", "bin", "python"), Server: "jupyterlab"}); *j != want {
		t.Fatalf("found %v, want %v", *j, want)
	}
	output, err := exec.Command(j.Python, "-c", "import jupyterlab; print(jupyterlab.__version__)").Output()
	if err != nil {
		t.Fatal(err)
	}
	if version := strings.TrimSpace(string(output)); !strings.Contains(string(requirements), "jupyterlab=="+version+"\n") {
		t.Errorf("installed is jupyterlab %s, not what requirements.txt pins", version)
	}

	before := requests.Load()
	if _, err := lab.fromVenv(ctx, quiet()); err != nil || requests.Load() != before {
		t.Errorf("the second time made %d requests, error %v", requests.Load()-before, err)
	}

	// Another pin calls for another environment.
	script(t, pins, string(requirements)+"nbdime==4.0.2\n")
	if current, err := lab.venvIsCurrent(lab.Path("venv")); err != nil || current {
		t.Errorf("with another requirements.txt it is still current: %v, %v", current, err)
	}
}

func TestVenvWithoutIndex(t *testing.T) {
	server := httptest.NewServer(nil)
	server.Close()
	onlyPython(t, server.URL+"/simple")
	lab := &Lab{Root: t.TempDir()}
	script(t, filepath.Join(lab.Root, "requirements.txt"), "jupyterlab==1\n")
	_, err := lab.fromVenv(context.Background(), quiet())
	if err == nil || !strings.Contains(err.Error(), "pip could not install requirements.txt") || strings.Contains(err.Error(), "\n") {
		t.Errorf("the miss is %v", err)
	}
}
