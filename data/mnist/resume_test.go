package mnist

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
)

func TestDownloadTakesUpBrokenTransfer(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, func(w http.ResponseWriter, r *http.Request, attempt int) {
		if attempt == 1 {
			f.sendHalf(w)
			panic(http.ErrAbortHandler)
		}
		f.send(w, r)
	})
	f.get(t, Options{Cache: t.TempDir(), Mirrors: []string{m.URL}})
	if got, want := m.requested(images), []string{images + ".gz", f.rangeOfRest()}; !slices.Equal(got, want) {
		t.Errorf("requests %q, want %q", got, want)
	}
}

// TestDownloadResumes interrupts a download and asks again.
func TestDownloadResumes(t *testing.T) {
	noDir(t)
	f := newFake()
	half := int64(len(f.gz[images+".gz"]) / 2)
	for name, second := range map[string]func(w http.ResponseWriter, r *http.Request){
		"with ranges": f.send,
		"without ranges": func(w http.ResponseWriter, _ *http.Request) {
			w.Write(f.gz[images+".gz"])
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := f.serve(t, func(w http.ResponseWriter, r *http.Request, attempt int) {
				if attempt == 1 {
					f.sendHalf(w)
					waitFor(r)
					return
				}
				second(w, r)
			})
			opts := Options{Cache: t.TempDir(), Mirrors: []string{m.URL}}
			ctx, cancel := context.WithCancel(t.Context())
			interrupted := opts
			interrupted.Progress = func(_ string, done, _ int64) {
				if done == half {
					cancel()
				}
			}
			if _, _, err := load(ctx, f.files, interrupted); !errors.Is(err, context.Canceled) {
				t.Fatalf("interrupted: error %v, want %v", err, context.Canceled)
			}
			f.get(t, opts)
			if got, want := m.requested(images), []string{images + ".gz", f.rangeOfRest()}; !slices.Equal(got, want) {
				t.Errorf("requests %q, want %q", got, want)
			}
		})
	}
}

// TestDownloadRemains starts where an earlier process left something.
func TestDownloadRemains(t *testing.T) {
	noDir(t)
	f := newFake()
	file := f.gz[images+".gz"]
	damaged := slices.Clone(f.raw[images])
	damaged[100]++
	for _, tc := range []struct {
		name, file string
		content    []byte
		answer     func(w http.ResponseWriter, r *http.Request, attempt int)
		want       []string // requests
	}{
		{"whole transfer", images + ".0.part", file, nil, []string{fmt.Sprintf("%s.gz bytes=%d-", images, len(file))}},
		{"garbage", images + ".0.part", []byte("garbage"), nil, []string{images + ".gz bytes=7-", images + ".gz"}},
		{"garbage longer than the file", images + ".0.part", make([]byte, len(file)+9), nil,
			[]string{fmt.Sprintf("%s.gz bytes=%d-", images, len(file)+9), images + ".gz"}},
		{"garbage longer than the file, without ranges", images + ".0.part", make([]byte, len(file)+9),
			func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write(file) },
			[]string{fmt.Sprintf("%s.gz bytes=%d-", images, len(file)+9)}},
		{"half an uncompressed file", images + ".tmp", []byte("half"), nil, []string{images + ".gz"}},
		{"damaged file", images, damaged, nil, []string{images + ".gz"}},
		{"half a file", images, f.raw[images][:1000], nil, []string{images + ".gz"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			m := f.serve(t, tc.answer)
			cache := t.TempDir()
			writeFile(t, cache, tc.file, tc.content)
			writeFile(t, cache, "lock", nil)
			f.get(t, Options{Cache: cache, Mirrors: []string{m.URL}})
			if got := m.requested(images); !slices.Equal(got, tc.want) {
				t.Errorf("requests %q, want %q", got, tc.want)
			}
		})
	}
}
