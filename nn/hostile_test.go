package nn

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// endless gives spaces, and counts how many.
type endless struct{ given int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	e.given += len(p)
	return len(p), nil
}

func TestReadIsBounded(t *testing.T) {
	var e endless
	if _, err := Read(io.LimitReader(&e, maxFile)); err == nil || !strings.Contains(err.Error(), "broken or cut short") {
		t.Errorf("as large as may be: error %v", err)
	}
	e = endless{}
	if _, err := Read(&e); err == nil || !strings.Contains(err.Error(), "more than 64 MiB") {
		t.Errorf("error %v", err)
	}
	if e.given > 65<<20 {
		t.Errorf("took %d bytes before it gave up", e.given)
	}
}

// hostile returns files of some 500 kB that want more memory than they hold.
func hostile() map[string]string {
	const size = 500_000
	fill := func(before, unit, after string) string {
		return head + before + strings.Repeat(unit, (size-len(head)-len(before)-len(after))/len(unit)) + after
	}
	return map[string]string{
		"empty rows and many biases": head + `[{"activation": "tanh", "weights": [` + strings.Repeat("[],", 100_000) + `[]], "biases": [` + strings.Repeat("0,", 100_000) + `0]}]}`,
		"empty rows":                 fill(`[{"activation": "tanh", "weights": [`, "[],", `[]], "biases": [0]}]}`),
		"rows of one":                fill(`[{"activation": "tanh", "biases": [0,1], "weights": [`, "[0],", `[0]]}]}`),
		"null rows":                  fill(`[{"activation": "tanh", "weights": [`, "null,", `null], "biases": [0]}]}`),
		"rows within rows":           fill(`[{"activation": "tanh", "weights": [`, "[[],[]],", `[]], "biases": [0]}]}`),
		"many biases":                fill(`[{"activation": "tanh", "weights": [[1]], "biases": [`, "0,", `0]}]}`),
		"one long row":               fill(`[{"activation": "tanh", "weights": [[`, "0,", `0]], "biases": [0]}]}`),
		"empty layers":               fill(`[`, "{},", `{}]}`),
		"null layers":                fill(`[`, "null,", `null]}`),
		"lists for layers":           fill(`[`, "[],", `[]]}`),
		"layers again and again":     `{"x": 0` + strings.Repeat(`, "layers": [{"activation":"tanh","weights":[[1,2],[3,4]],"biases":[0,0]}]`, 6000) + `}`,
		"a long number":              fill(`[{"activation": "tanh", "weights": [[1`, "0", `]], "biases": [0]}]}`),
		"a long name":                fill(`[{"activation": "`, "x", `", "weights": [[1]], "biases": [0]}]}`),
		"a long format":              `{"format": "` + strings.Repeat("x", size) + `"}`,
		"a long version":             `{"version": ` + strings.Repeat("1", size) + `}`,
		"an unknown field":           `{"` + strings.Repeat("x", size) + `": {}}`,
		"deep":                       fill(`[{"weights": `, "[", ``),
		"wide network":               fill(`[{"activation": "tanh", "weights": [[1]], "biases": [0]}`, `,{"activation": "tanh", "weights": [[1]], "biases": [0]}`, `]}`),
	}
}

// What a file costs is bounded by what it holds, and so is what is said of it.
func TestReadOfHostileFiles(t *testing.T) {
	for name, text := range hostile() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(strings.NewReader(text))
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if len(err.Error()) > 400 {
			t.Errorf("%s: an error of %d bytes: %.200s …", name, len(err.Error()), err)
		}
		if cost := after.TotalAlloc - before.TotalAlloc; cost > 10<<20 {
			t.Errorf("%s: %.1f MB for a file of %.1f MB", name, float64(cost)/1e6, float64(len(text))/1e6)
		}
	}
}

func TestShortErrors(t *testing.T) {
	for length, want := range map[int]string{200: strings.Repeat("é", 100), 202: strings.Repeat("é", 100) + " …"} {
		if got := short(errors.New(strings.Repeat("é", length/2))).Error(); got != want {
			t.Errorf("%d bytes became %q", length, got)
		}
	}
	// Half a letter is none.
	if got, want := short(errors.New("x"+strings.Repeat("é", 200))).Error(), "x"+strings.Repeat("é", 99)+" …"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
