package mnist

import (
	"context"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

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

// TestDownloadCancelWaiting cancels a download while it waits for the mirror.
func TestDownloadCancelWaiting(t *testing.T) {
	noDir(t)
	f := newFake()
	for name, answer := range map[string]func(w http.ResponseWriter, r *http.Request, attempt int){
		"for an answer": func(_ http.ResponseWriter, r *http.Request, _ int) { waitFor(r) },
		"for the rest": func(w http.ResponseWriter, r *http.Request, _ int) {
			f.sendHalf(w)
			waitFor(r)
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := f.serve(t, answer)
			f.endsInTime(t, 200*time.Millisecond, Options{Cache: t.TempDir(), Mirrors: []string{m.URL}})
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
