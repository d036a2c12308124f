package mnist

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
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

// endsInTime loads the files, which would wait, and checks that it ends soon
// after its context, because of that.
func (f *fake) endsInTime(t *testing.T, timeout time.Duration, opts Options) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	start := time.Now()
	_, _, err := load(ctx, f.files, opts)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}
