package nn

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSaveAndLoadToTheLastBit(t *testing.T) {
	n := New(3, Dense(4, ReLU), Dense(2, Softmax))
	n.InitNormal(seeded(31), 1)
	n.Set("w1", math.SmallestNonzeroFloat64)
	n.Set("w2", -math.MaxFloat64)
	path := filepath.Join(t.TempDir(), "net.json")
	for range 2 { // the second time over the first
		if err := n.Save(path); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Params(), n.Params()) {
		t.Errorf("loaded %v, saved %v", got.Params(), n.Params())
	}
	for i, l := range got.Layers {
		if l.Activation != n.Layers[i].Activation {
			t.Errorf("layer %d loaded as %v, saved as %v", i+1, l.Activation, n.Layers[i].Activation)
		}
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("saving left %v, %v", files, err)
	}
}

func TestSaveKeepsTheOldFileWhenItFails(t *testing.T) {
	n := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	path := filepath.Join(t.TempDir(), "net.json")
	if err := n.Save(path); err != nil {
		t.Fatal(err)
	}
	n.Set("b3", math.NaN())
	if err := n.Save(path); err == nil || !strings.Contains(err.Error(), "layer 2 holds a parameter that is NaN") {
		t.Errorf("error %v", err)
	}
	if got, err := Load(path); err != nil || got.Get("b3") != 9 {
		t.Errorf("the file that was there is lost: %v, %v", got, err)
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("a failed save left %v, %v", files, err)
	}
	if err := n.Save(filepath.Join(path, "below-a-file.json")); err == nil {
		t.Error("saved below a file")
	}
}

func TestLoadNamesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing.json")
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "net.Save") {
		t.Errorf("error %v", err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
}

const head = `{"format": "fromscratch network", "version": 1, "layers": `

func TestReadRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", "broken or cut short at byte 0"},
		{"cut short", head + `[{"activation": "sig`, "broken or cut short at byte 78"},
		{"not JSON", "\x89PNG", "broken or cut short at byte 1"},
		{"more after the end", head + `[]} {}`, "broken or cut short"},
		{"other JSON", `{"cells": [], "nbformat": 4}`, "not saved by this course"},
		{"a list", `[1, 2]`, "cannot unmarshal array"},
		{"a later version", `{"format": "fromscratch network", "version": 2}`, "version 2; this course reads version 1"},
		{"no layers", head + `[]}`, "no layers"},
		{"an empty layer", head + `[{"activation": "tanh", "weights": [], "biases": []}]}`, "layer 1 is 0×0"},
		{"an unknown activation", head + `[{"activation": "swish", "weights": [[1]], "biases": [0]}]}`, `unknown activation "swish"`},
		{"a ragged row", head + `[{"activation": "tanh", "weights": [[1, 2], [3]], "biases": [0, 0]}]}`, "layer 1 has 1 weights in row 1 (counted from 0) for 2 neurons"},
		{"layers that do not fit", head + `[{"activation": "tanh", "weights": [[1, 2]], "biases": [0, 0]}, {"activation": "tanh", "weights": [[1]], "biases": [0]}]}`, "layer 2 has 1 rows of weights for 2 inputs"},
		{"a number too large", head + `[{"activation": "tanh", "weights": [[1e999]], "biases": [0]}]}`, "1e999"},
	}
	for _, test := range tests {
		_, err := Read(strings.NewReader(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "nn: reading a network: ") {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
}

// endless gives spaces for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestReadIsBounded(t *testing.T) {
	if _, err := Read(endless{}); err == nil || !strings.Contains(err.Error(), "more than 64 MiB") {
		t.Errorf("error %v", err)
	}
}

// Whatever Read accepts is a network that computes, and writes back as it was.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(head + `[{"activation": "softmax", "weights": [[1, null]], "biases": [0, 1e308]}]}`))
	f.Add([]byte(head + `[null]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		n, err := Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		if yhat := n.Predict(make([]float64, n.In())); len(yhat) != n.Out() {
			t.Fatalf("%d outputs, want %d", len(yhat), n.Out())
		}
		var b bytes.Buffer
		if err := n.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&b)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(n.Params(), again.Params()) {
			t.Fatal("written and read again, the network is another")
		}
	})
}
