package setup

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Once a module like that of a cell was made with a network, goimports finds all
// that it asks for without one.
func TestCellModuleIsWhole(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	// A cache of its own is filled from this machine's.
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	from := "file://" + filepath.Join(strings.TrimSpace(string(cache)), "cache", "download")
	t.Setenv("GOMODCACHE", t.TempDir())
	t.Setenv("GOFLAGS", "-modcacherw") // so that it can be removed
	t.Setenv("GOPROXY", from)
	t.Setenv("GONOSUMDB", "*")
	dir := t.TempDir()
	if err := (&Lab{Root: root}).cellModule(t.Context(), dir); err != nil {
		t.Fatal(err)
	}

	ask := exec.Command("go", "list", "-mod=mod", "-m", "-e", "-json", "...")
	ask.Dir = dir
	ask.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off")
	output, err := ask.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for d := json.NewDecoder(strings.NewReader(string(output))); ; found++ {
		var m struct {
			Path  string
			Error *struct{ Err string }
		}
		if err := d.Decode(&m); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if m.Error != nil {
			t.Errorf("%s: %s", m.Path, m.Error.Err)
		}
	}
	if found < 5 {
		t.Errorf("found %d modules:\n%s", found, output)
	}
}
