package mnist

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// TestDownloadProgress is told the total from the beginning where the mirror
// tells it, and otherwise at the end.
func TestDownloadProgress(t *testing.T) {
	noDir(t)
	f := newFake()
	file := f.gz[images+".gz"]
	for name, tc := range map[string]struct {
		answer func(w http.ResponseWriter, r *http.Request, attempt int)
		total  int64
	}{
		"told": {nil, int64(len(file))},
		"not told": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			for part := range slices.Chunk(file, 60_000) {
				w.Write(part)
				w.(http.Flusher).Flush()
			}
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var totals []int64
			var before int64
			f.get(t, Options{Cache: t.TempDir(), Mirrors: []string{f.serve(t, tc.answer).URL}, Progress: func(name string, done, total int64) {
				if name != images+".gz" {
					return
				}
				totals = append(totals, total)
				if done < before || done > int64(len(file)) || done == before && done != int64(len(file)) {
					t.Errorf("%d bytes are done after %d", done, before)
				}
				before = done
			}})
			last := len(totals) - 1
			if last < 1 || totals[last] != int64(len(file)) || slices.ContainsFunc(totals[:last], func(total int64) bool { return total != tc.total }) {
				t.Errorf("totals %d, want %d and at the end %d", totals, tc.total, len(file))
			}
		})
	}
}

func TestProgressBar(t *testing.T) {
	var b strings.Builder
	show := ProgressBar(&b)
	show("a.gz", 0, 2_000_000)
	show("a.gz", 1_000_000, 2_000_000)
	show("a.gz", 1_000_001, 2_000_000) // looks the same: not drawn again
	show("a.gz", 2_000_000, 2_000_000)
	show("b.gz", 500_000, 0)
	show("c.gz", 1, 1)
	want := "\ra.gz                       [                              ]   0 % of 2.0 MB" +
		"\ra.gz                       [===============               ]  50 % of 2.0 MB" +
		"\ra.gz                       [==============================] 100 % of 2.0 MB\n" +
		"\rb.gz                       0.5 MB\n" +
		"\rc.gz                       [==============================] 100 % of 0.0 MB\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
