package mnist

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// plenty is where the endless things of these tests end, so that code without
// a limit fails and does not fill the disk.
const plenty = 8 << 20

// sendForever sends up to plenty of zeros.
func sendForever(w http.ResponseWriter, r *http.Request) {
	for range plenty >> 16 {
		if _, err := w.Write(make([]byte, 1<<16)); err != nil || r.Context().Err() != nil {
			return
		}
	}
}

// waitFor waits until the client is gone, but not forever.
func waitFor(r *http.Request) {
	select {
	case <-r.Context().Done():
	case <-time.After(3 * time.Second):
	}
}

// only asserts that the cache holds no more than the files named.
func only(t *testing.T, cache string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the cache holds %q, want %q", got, names)
	}
}

// TestDownloadStopsAtSize has mirrors that send more than the file: no more
// than the file can take is written.
func TestDownloadStopsAtSize(t *testing.T) {
	noDir(t)
	f := newFake()
	most := f.files[0].most()
	for name, tc := range map[string]struct {
		answer func(w http.ResponseWriter, r *http.Request, attempt int)
		most   int64
	}{
		"endless": {func(w http.ResponseWriter, r *http.Request, _ int) { sendForever(w, r) }, most},
		"announced": {func(w http.ResponseWriter, r *http.Request, _ int) {
			w.Header().Set("Content-Length", fmt.Sprint(most+1))
			w.Write(make([]byte, most+1))
		}, 0},
		"announced rest": {func(w http.ResponseWriter, r *http.Request, attempt int) {
			if attempt == 1 {
				f.sendHalf(w)
				panic(http.ErrAbortHandler)
			}
			half := int64(len(f.gz[images+".gz"]) / 2)
			w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", half, most, most+1))
			w.Header().Set("Content-Length", fmt.Sprint(most+1-half))
			w.WriteHeader(http.StatusPartialContent)
			w.Write(make([]byte, most+1-half))
		}, int64(len(f.gz[images+".gz"]) / 2)},
		"endless rest": {func(w http.ResponseWriter, r *http.Request, attempt int) {
			if attempt == 1 {
				f.sendHalf(w)
				panic(http.ErrAbortHandler)
			}
			w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", len(f.gz[images+".gz"])/2, plenty, plenty+1))
			w.WriteHeader(http.StatusPartialContent)
			sendForever(w, r)
		}, most},
	} {
		t.Run(name, func(t *testing.T) {
			var largest int64
			cache := t.TempDir()
			_, _, err := load(t.Context(), f.files, Options{
				Cache: cache, Mirrors: []string{f.serve(t, tc.answer).URL},
				Progress: func(_ string, done, _ int64) { largest = max(largest, done) },
			})
			if err == nil || !strings.Contains(err.Error(), "sends more than the file") {
				t.Errorf("error %v", err)
			}
			if largest > tc.most {
				t.Errorf("%d bytes written, want at most %d", largest, tc.most)
			}
			only(t, cache, "lock", images+".0.part")
			if size := fileSize(filepath.Join(cache, images+".0.part")); size != 0 {
				t.Errorf("%d bytes are kept of what is not the file", size)
			}
		})
	}
}

// TestMost sends as many bytes as a file may take, and one more.
func TestMost(t *testing.T) {
	noDir(t)
	f := newFake()
	most := f.files[0].most()
	if noise := int64(len(f.gz[images+".gz"])); noise <= f.files[0].size || noise > most || most > f.files[0].size+8<<10 {
		t.Errorf("%d bytes of gzip, %d raw, at most %d", noise, f.files[0].size, most)
	}
	for _, size := range []int64{0, 1e4, 1e9} { // gzip in blocks of 8 KiB, and at most 1 % more
		if got := (remoteFile{size: size}).most(); got < size+5*size/8192+1024 || got > size+size/100+8192 {
			t.Errorf("a file of %d bytes may take %d", size, got)
		}
	}
	for more, want := range []string{"invalid header", "sends more than the file"} {
		for _, announced := range []bool{false, true} {
			m := f.serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) {
				file := f.gz[images+".gz"]
				if announced {
					w.Header().Set("Content-Length", fmt.Sprint(int(most)+more))
				}
				w.Write(file)
				w.Write(make([]byte, int(most)-len(file)+more))
			})
			_, _, err := load(t.Context(), f.files, Options{Cache: t.TempDir(), Mirrors: []string{m.URL}})
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%d bytes too many, announced: %t: error %v, want …%s…", more, announced, err, want)
			}
		}
	}
}

// limited is a writer that takes plenty.
type limited struct{ n int64 }

func (w *limited) Write(p []byte) (int, error) {
	if w.n += int64(len(p)); w.n > plenty {
		return 0, errors.New("plenty")
	}
	return len(p), nil
}

// zeros are endless.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestCopyStopsAtSize uncompresses what does not end.
func TestCopyStopsAtSize(t *testing.T) {
	f := newFake()
	var w limited
	err := f.files[0].copy(&w, zeros{})
	if err == nil || !strings.Contains(err.Error(), "not the original") || w.n > f.files[0].size+1 {
		t.Errorf("%d bytes written of a file of %d, error %v", w.n, f.files[0].size, err)
	}
	w = limited{}
	longer := io.MultiReader(bytes.NewReader(f.raw[images]), strings.NewReader("x"))
	if err := f.files[0].copy(&w, longer); err == nil {
		t.Error("takes a file that is a byte too long")
	}
}

// TestDownloadNothingHalf fails to get the file in several ways: none leaves
// anything under its name.
func TestDownloadNothingHalf(t *testing.T) {
	noDir(t)
	f := newFake()
	wrong := bytes.Clone(f.raw[images])
	wrong[len(wrong)-1]++
	for name, file := range map[string][]byte{
		"another file": compress(wrong), "cut off": compress(f.raw[images])[:1000], "raw and cut off": f.raw[images][:1000],
		"a byte more": append(bytes.Clone(f.raw[images]), 0), "empty": {},
	} {
		cache := t.TempDir()
		m := f.serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write(file) })
		if _, _, err := load(t.Context(), f.files, Options{Cache: cache, Mirrors: []string{m.URL}}); err == nil {
			t.Errorf("%s: no error", name)
		}
		only(t, cache, "lock")
	}
}
