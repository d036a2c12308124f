package mnist

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestDownload(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, nil)
	cache := filepath.Join(t.TempDir(), "not", "there", "yet")
	last := map[string][2]int64{}
	progress := func(file string, done, total int64) {
		if done < last[file][0] {
			t.Errorf("%s: progress goes back from %d to %d", file, last[file][0], done)
		}
		last[file] = [2]int64{done, total}
	}
	opts := Options{Cache: cache, Mirrors: []string{m.URL}, Progress: progress}
	f.get(t, opts)
	for name, file := range f.gz {
		if n := int64(len(file)); last[name] != [2]int64{n, n} {
			t.Errorf("%s: progress ends at %v, want %d", name, last[name], n)
		}
	}
	f.get(t, opts) // from the cache
	if len(m.requests) != 4 {
		t.Errorf("requests %q, want one a file", m.requests)
	}
}

func TestDownloadNextMirror(t *testing.T) {
	noDir(t)
	f := newFake()
	file := f.gz[images+".gz"]
	wrong := slices.Clone(f.raw[images])
	wrong[len(wrong)/2]++
	bomb := compress(make([]byte, 10<<20)) // 10 kB
	type answer = func(w http.ResponseWriter, r *http.Request, attempt int)
	for _, tc := range []struct {
		name     string
		requests int // to the first mirror
		answer   answer
	}{
		{"not found", 1, func(w http.ResponseWriter, r *http.Request, _ int) { http.NotFound(w, r) }},
		{"wrong file", 1, func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write(compress(wrong)) }},
		{"web page", 1, func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write([]byte("<html>Log in</html>")) }},
		{"gzip bomb", 1, func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write(bomb) }},
		{"endless file", 1, func(w http.ResponseWriter, r *http.Request, _ int) { sendForever(w, r) }},
		{"silence", 1, func(_ http.ResponseWriter, r *http.Request, _ int) { waitFor(r) }},
		{"stall", 1, func(w http.ResponseWriter, r *http.Request, _ int) {
			f.sendHalf(w)
			waitFor(r)
		}},
		{"cut off, then from the beginning again", 2, func(w http.ResponseWriter, _ *http.Request, _ int) {
			f.sendHalf(w)
			panic(http.ErrAbortHandler)
		}},
		{"cut off after a little each time", 5, func(w http.ResponseWriter, _ *http.Request, attempt int) {
			from := 1000 * (attempt - 1)
			if attempt > 1 {
				w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(file)-1, len(file)))
				w.WriteHeader(http.StatusPartialContent)
			}
			w.Write(file[from : from+1000])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}},
		{"half the file", 1, func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write(file[:len(file)/2]) }},
		{"another range", 2, func(w http.ResponseWriter, r *http.Request, attempt int) {
			if attempt == 1 {
				f.sendHalf(w)
				panic(http.ErrAbortHandler)
			}
			w.Header().Set("Content-Range", fmt.Sprintf("bytes 7-%d/%d", len(file)/2-1, len(file)))
			w.WriteHeader(http.StatusPartialContent)
			w.Write(file[7 : len(file)/2])
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			first, second := f.serve(t, tc.answer), f.serve(t, nil)
			_, _, err := load(t.Context(), f.files, Options{
				Cache: t.TempDir(), Mirrors: []string{first.URL, second.URL + "/"}, Stall: 300 * time.Millisecond,
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := first.requested(images); len(got) != tc.requests {
				t.Errorf("requests %q to the first mirror, want %d", got, tc.requests)
			}
			if got := second.requested(images); len(got) != 1 || got[0] != images+".gz" {
				t.Errorf("requests %q to the second mirror, want one for the whole file", got)
			}
		})
	}
}

// TestDownloadUncompressed has a mirror whose server uncompresses on the way.
func TestDownloadUncompressed(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) { w.Write(f.raw[images]) })
	f.get(t, Options{Cache: t.TempDir(), Mirrors: []string{m.URL}})
}

// TestDownloadSlow has a mirror that takes longer than Stall in all, but never
// pauses as long.
func TestDownloadSlow(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, func(w http.ResponseWriter, _ *http.Request, _ int) {
		for part := range slices.Chunk(f.gz[images+".gz"], 60_000) { // four
			w.Write(part)
			w.(http.Flusher).Flush()
			time.Sleep(200 * time.Millisecond)
		}
	})
	f.get(t, Options{Cache: t.TempDir(), Mirrors: []string{m.URL}, Stall: 600 * time.Millisecond})
}

func TestDownloadTwoAtOnce(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, nil)
	cache := t.TempDir()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			train, test, err := load(t.Context(), f.files, Options{Cache: cache, Mirrors: []string{m.URL}})
			if err != nil {
				t.Error(err)
				return
			}
			f.compare(t, train, test)
		})
	}
	wg.Wait()
	if len(m.requests) != 4 {
		t.Errorf("requests %q, want one a file", m.requests)
	}
}

// TestDownloadWaits gives up waiting for another download.
func TestDownloadWaits(t *testing.T) {
	noDir(t)
	f := newFake()
	cache := t.TempDir()
	unlock, err := lock(t.Context(), filepath.Join(cache, "lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	defer time.AfterFunc(3*time.Second, unlock).Stop()
	f.endsInTime(t, 50*time.Millisecond, Options{Cache: cache, Mirrors: []string{"http://127.0.0.1:0"}})
}

func TestDownloadErrors(t *testing.T) {
	noDir(t)
	f := newFake()
	notFound := httptest.NewServer(http.NotFoundHandler())
	defer notFound.Close()
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	slow := f.serve(t, func(w http.ResponseWriter, r *http.Request, _ int) {
		for range 300 {
			w.Write([]byte{0x1f})
			w.(http.Flusher).Flush()
			time.Sleep(10 * time.Millisecond)
			if r.Context().Err() != nil {
				return
			}
		}
	})

	_, _, err := load(t.Context(), f.files, Options{
		Cache: t.TempDir(), Mirrors: []string{notFound.URL, closed.URL, slow.URL}, Timeout: 200 * time.Millisecond,
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		notFound.URL + "/" + images + ".gz: 404 Not Found",
		closed.URL + "/" + images + ".gz: dial tcp",
		slow.URL + "/" + images + ".gz: took longer than 200ms",
		"set FROMSCRATCH_MNIST", "data.Digits",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error\n%v\ndoes not say %q", err, want)
		}
	}

	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, filepath.Dir(file), "file", nil)
	_, _, err = load(t.Context(), f.files, Options{Cache: file, Mirrors: []string{notFound.URL}})
	if err == nil || !strings.Contains(err.Error(), file) || !strings.Contains(err.Error(), "set FROMSCRATCH_MNIST") {
		t.Errorf("cache is a file: error %v", err)
	}

	t.Setenv("HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	_, _, err = load(t.Context(), f.files, Options{Mirrors: []string{notFound.URL}})
	if err == nil || !strings.Contains(err.Error(), "no directory to keep the files in") {
		t.Errorf("no home: error %v", err)
	}
}

func TestOffline(t *testing.T) {
	noDir(t)
	f := newFake()
	m := f.serve(t, nil)
	cache := t.TempDir()
	opts := Options{Cache: cache, Mirrors: []string{m.URL}, Offline: true}
	_, _, err := load(t.Context(), f.files, opts)
	if err == nil || !strings.Contains(err.Error(), "not in the cache") || len(m.requests) != 0 {
		t.Errorf("error %v after the requests %q", err, m.requests)
	}
	f.get(t, Options{Cache: cache, Mirrors: []string{m.URL}})
	train, test, err := load(t.Context(), f.files, opts)
	if err != nil {
		t.Fatal(err)
	}
	f.compare(t, train, test)
}
