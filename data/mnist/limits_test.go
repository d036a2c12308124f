package mnist

import (
	"bytes"
	"context"
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
		m := f.serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) {
			file := f.gz[images+".gz"]
			w.Header().Set("Content-Length", fmt.Sprint(int(most)+more))
			w.Write(file)
			w.Write(make([]byte, int(most)-len(file)+more))
		})
		_, _, err := load(t.Context(), f.files, Options{Cache: t.TempDir(), Mirrors: []string{m.URL}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d bytes too many: error %v, want …%s…", more, err, want)
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

// deaf is a transport that ignores the context of a request and sends plenty
// of bytes, one a millisecond.
type deaf struct{ sent int }

func (d *deaf) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, ContentLength: -1, Body: io.NopCloser(d)}, nil
}

func (d *deaf) Read(p []byte) (int, error) {
	time.Sleep(time.Millisecond)
	if d.sent++; d.sent > 3000 {
		return 0, io.EOF
	}
	return 1, nil
}

// TestDownloadCancel cancels a download while it reads: Load returns at once
// and leaves nothing under the name of the file.
func TestDownloadCancel(t *testing.T) {
	noDir(t)
	f := newFake()
	silent := f.serve(t, func(w http.ResponseWriter, r *http.Request, _ int) {
		f.sendHalf(w)
		waitFor(r)
	})
	for name, client := range map[string]*http.Client{"a silent mirror": nil, "a deaf client": {Transport: &deaf{}}} {
		t.Run(name, func(t *testing.T) {
			cause := errors.New("the user has left")
			ctx, cancel := context.WithCancelCause(t.Context())
			cache := t.TempDir()
			start := time.Now()
			_, _, err := load(ctx, f.files, Options{
				Cache: cache, Mirrors: []string{silent.URL, silent.URL}, Client: client,
				Progress: func(string, int64, int64) { cancel(cause) },
			})
			if !errors.Is(err, cause) {
				t.Errorf("error %v, want %v", err, cause)
			}
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
			only(t, cache, "lock", images+".0.part")
		})
	}
}

// TestLoadCancelled asks with a context that has ended, whether or not the
// files are at hand.
func TestLoadCancelled(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, nil)
	cause := errors.New("too late")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)

	cache := t.TempDir()
	opts := Options{Cache: cache, Mirrors: []string{m.URL}}
	if _, _, err := load(ctx, f.files, opts); !errors.Is(err, cause) || len(m.requests) > 0 {
		t.Errorf("empty cache: error %v, requests %q", err, m.requests)
	}
	only(t, cache)
	f.get(t, opts)
	if _, _, err := load(ctx, f.files, opts); !errors.Is(err, cause) {
		t.Errorf("full cache: error %v", err)
	}
	if _, _, err := load(ctx, f.files, Options{Dir: cache}); !errors.Is(err, cause) || strings.Contains(err.Error(), DirVar) {
		t.Errorf("directory: error %v", err)
	}

	part, path := filepath.Join(cache, images+".0.part"), filepath.Join(cache, "new")
	writeFile(t, cache, images+".0.part", f.gz[images+".gz"])
	if err := f.files[0].install(ctx, part, path); !errors.Is(err, cause) {
		t.Errorf("install: error %v", err)
	}
	if fileSize(path) != 0 || fileSize(path+".tmp") != 0 {
		t.Error("install leaves something behind")
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
