package proof_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"testing"
)

// requirements returns the modules that the go.mod of a folder requires directly,
// and the versions of all.
func requirements(t *testing.T, dir string) (direct []string, version map[string]string) {
	t.Helper()
	output, err := exec.Command("go", "mod", "edit", "-json", dir+"/go.mod").Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path, Version string
			Indirect      bool
		}
		Tool []struct{ Path string }
	}
	if err := json.Unmarshal(output, &mod); err != nil {
		t.Fatal(err)
	}
	version = make(map[string]string)
	for _, r := range mod.Require {
		version[r.Path] = r.Version
		if !r.Indirect {
			direct = append(direct, r.Path)
		}
	}
	for _, tool := range mod.Tool {
		direct = append(direct, "tool "+tool.Path)
	}
	return direct, version
}

// Every cell copies the course's go.mod: it holds what a cell may import, and the
// kernel is built from the same version of GoNB as what a cell imports of it.
func TestModules(t *testing.T) {
	const gonb = "github.com/janpfeifer/gonb"
	direct, version := requirements(t, "../..")
	if want := []string{gonb, "golang.org/x/image", "gonum.org/v1/gonum", "gonum.org/v1/plot"}; !slices.Equal(direct, want) {
		t.Errorf("go.mod requires %q, want %q", direct, want)
	}
	if _, lab := requirements(t, ".."); lab[gonb] != version[gonb] {
		t.Errorf("lab/go.mod has GoNB %s, go.mod %s", lab[gonb], version[gonb])
	}
}
