package mnist

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fromscratch/data"
)

// fake is a small stand-in for MNIST: four files that can be served.
type fake struct {
	files [4]remoteFile
	raw   map[string][]byte // by name
	gz    map[string][]byte // by name with .gz
}

// newFake returns a fake whose training images are 300 noisy pictures, so that
// their file takes several reads.
func newFake() *fake {
	rng := rand.New(rand.NewPCG(1, 2))
	array := func(dims []uint32, element func() byte) []byte {
		file := []byte{0, 0, 8, byte(len(dims))}
		n := uint32(1)
		for _, dim := range dims {
			file = binary.BigEndian.AppendUint32(file, dim)
			n *= dim
		}
		for range n {
			file = append(file, element())
		}
		return file
	}
	pixel := func() byte { return byte(rng.IntN(256)) }
	label := func() byte { return byte(rng.IntN(10)) }

	f := &fake{raw: map[string][]byte{}, gz: map[string][]byte{}}
	for i, file := range [][]byte{
		array([]uint32{300, 28, 28}, pixel), array([]uint32{300}, label),
		array([]uint32{20, 28, 28}, pixel), array([]uint32{20}, label),
	} {
		name := published[i].name
		sum := sha256.Sum256(file)
		f.files[i] = remoteFile{name, int64(len(file)), hex.EncodeToString(sum[:])}
		f.raw[name] = file
		f.gz[name+".gz"] = compress(file)
	}
	return f
}

func compress(b []byte) []byte {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(b)
	w.Close()
	return z.Bytes()
}

// images is the name of the largest file.
const images = "train-images-idx3-ubyte"

// mirror is a server of a fake's files that keeps a list of the requests.
type mirror struct {
	*httptest.Server
	mu       sync.Mutex
	requests []string // file name, and Range if there is one
}

// serve starts a mirror. Where handle is not nil, it answers the requests for
// the training images; attempt counts them from 1.
func (f *fake) serve(t *testing.T, handle func(w http.ResponseWriter, r *http.Request, attempt int)) *mirror {
	m := &mirror{}
	attempt := 0
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Base(r.URL.Path)
		if got := r.Header.Get("Accept-Encoding"); got != "identity" {
			t.Errorf("%s: asks for encoding %q", name, got)
		}
		m.mu.Lock()
		m.requests = append(m.requests, strings.TrimSpace(name+" "+r.Header.Get("Range")))
		if name == images+".gz" {
			attempt++
		}
		n := attempt
		m.mu.Unlock()
		if handle != nil && name == images+".gz" {
			handle(w, r, n)
			return
		}
		f.send(w, r)
	}))
	t.Cleanup(m.Close)
	return m
}

// send answers as a good mirror does, ranges included.
func (f *fake) send(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(r.URL.Path)
	file, ok := f.gz[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(file))
}

// sendHalf promises the whole file of training images and sends half.
func (f *fake) sendHalf(w http.ResponseWriter) {
	file := f.gz[images+".gz"]
	w.Header().Set("Content-Length", fmt.Sprint(len(file)))
	w.Write(file[:len(file)/2])
	w.(http.Flusher).Flush()
}

// rangeOfRest is the request for what sendHalf left out.
func (f *fake) rangeOfRest() string {
	return fmt.Sprintf("%s.gz bytes=%d-", images, len(f.gz[images+".gz"])/2)
}

func (m *mirror) requested(name string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(m.requests), func(r string) bool { return !strings.HasPrefix(r, name) })
}

// get downloads from the mirrors into cache and checks what comes.
func (f *fake) get(t *testing.T, opts Options) {
	t.Helper()
	train, test, err := load(t.Context(), f.files, opts)
	if err != nil {
		t.Fatal(err)
	}
	f.compare(t, train, test)
	for _, file := range f.files {
		if got, err := os.ReadFile(filepath.Join(opts.Cache, file.name)); err != nil || !bytes.Equal(got, f.raw[file.name]) {
			t.Errorf("%s is not in the cache as it should be (%v)", file.name, err)
		}
	}
	entries, err := os.ReadDir(opts.Cache)
	if err != nil || len(entries) != 5 {
		t.Errorf("the cache holds %v (%v), want the four files and the lock", entries, err)
	}
}

func (f *fake) compare(t *testing.T, train, test *data.Images) {
	t.Helper()
	raw := func(i int) []byte { return f.raw[f.files[i].name] }
	if !bytes.Equal(train.Pixels, raw(0)[16:]) || !bytes.Equal(train.Labels, raw(1)[8:]) ||
		!bytes.Equal(test.Pixels, raw(2)[16:]) || !bytes.Equal(test.Labels, raw(3)[8:]) {
		t.Error("the images are not those of the files")
	}
}

// noDir keeps the tests of downloads from the user's own copy.
func noDir(t *testing.T) { t.Setenv(DirVar, "") }

func writeFile(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

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
