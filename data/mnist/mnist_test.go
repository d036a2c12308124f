package mnist

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMNISTDefaultCache(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, nil)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, "cache"))
	if _, _, err := load(t.Context(), f.files, Options{Mirrors: []string{m.URL}}); err != nil {
		t.Fatal(err)
	}
	base, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(base, "fromscratch", "mnist", images)); err != nil {
		t.Error(err)
	}
}

func TestMNISTDir(t *testing.T) {
	f := newFake()
	same := func(raw []byte) []byte { return raw }
	dotted := func(name string) string { return strings.Replace(name, "-idx", ".idx", 1) }
	for _, tc := range []struct {
		name     string
		fileName func(name string) string
		content  func(raw []byte) []byte
		want     string // error
	}{
		{"raw", func(name string) string { return name }, same, ""},
		{"gzip", func(name string) string { return name + ".gz" }, compress, ""},
		{"dotted", dotted, same, ""},
		{"dotted gzip", func(name string) string { return dotted(name) + ".gz" }, compress, ""},
		{"missing", func(name string) string { return "x" + name }, same, "no " + images},
		{"other images", func(name string) string { return name },
			func(raw []byte) []byte { raw = slices.Clone(raw); raw[len(raw)-1]++; return raw }, "not the original " + images},
		{"cut off", func(name string) string { return name + ".gz" },
			func(raw []byte) []byte { z := compress(raw); return z[:len(z)-20] }, images + ".gz: the file ends in its elements"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, raw := range f.raw {
				writeFile(t, dir, tc.fileName(name), tc.content(raw))
			}
			for variable, opts := range map[string]Options{dir: {}, "/not/there": {Dir: dir}} {
				t.Setenv(DirVar, variable)
				train, test, err := load(t.Context(), f.files, opts)
				if tc.want != "" {
					if err == nil || !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), dir) {
						t.Errorf("error %v, want …%s…", err, tc.want)
					}
				} else if err != nil {
					t.Error(err)
				} else {
					f.compare(t, train, test)
				}
			}
		})
	}
}

func TestLoadErrors(t *testing.T) {
	_, _, err := Load(t.Context(), Options{Dir: t.TempDir()})
	if err == nil || !strings.HasPrefix(err.Error(), "mnist: no "+images) || !strings.HasSuffix(err.Error(), adviceDir) {
		t.Errorf("error %v", err)
	}
}

// TestMNISTFiles reads the real files where the environment says where they
// are; without them, TestDownload and TestMNISTDir stand alone.
func TestMNISTFiles(t *testing.T) {
	dir := os.Getenv(DirVar)
	if dir == "" {
		t.Logf("%s is not set: the real files are not read", DirVar)
		return
	}
	t.Logf("reading MNIST from %s", dir)
	train, test, err := Load(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if train.Len() != 60000 || test.Len() != 10000 || train.Rows != 28 || train.Cols != 28 {
		t.Errorf("%d and %d pictures of %d × %d", train.Len(), test.Len(), train.Rows, train.Cols)
	}
	if got, want := train.Labels[:5], []uint8{5, 0, 4, 1, 9}; !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
}
