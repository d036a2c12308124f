package nn

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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
		{"a later version", `{"format": "fromscratch network", "version": 2}`, "version 2 of the format; this course reads version 1"},
		{"no layers", head + `[]}`, "no layers"},
		{"an empty layer", head + `[{"activation": "tanh", "weights": [], "biases": [0]}]}`, "layer 1 has no weights"},
		{"no weights", head + `[{"activation": "tanh", "biases": [0]}]}`, "layer 1 has no weights"},
		{"null for weights", head + `[{"activation": "tanh", "weights": null, "biases": [0]}]}`, "layer 1 has no weights"},
		{"no biases", head + `[{"activation": "tanh", "weights": [[1]], "biases": [0]}, {"activation": "tanh", "weights": [[1]]}]}`, "layer 2 has no biases"},
		{"null for biases", head + `[{"activation": "tanh", "weights": [[1]], "biases": null}]}`, "layer 1: \"null\" is no list of numbers"},
		{"a row without weights", head + `[{"activation": "tanh", "weights": [[]], "biases": [0]}]}`, "layer 1: \"[]\" is no list of numbers"},
		{"a weight that is null", head + `[{"activation": "tanh", "weights": [[1]], "biases": [0]}, {"activation": "tanh", "weights": [[null]], "biases": [0]}]}`, "layer 2: \"null\" is no number"},
		{"a row that is null", head + `[{"activation": "tanh", "weights": [null], "biases": [0]}]}`, "layer 1: \"null\" is no list of numbers"},
		{"a row within a row", head + `[{"activation": "tanh", "weights": [[[1]]], "biases": [0]}]}`, "layer 1: \"[1]\" is no number"},
		{"a number for a row", head + `[{"activation": "tanh", "weights": [1], "biases": [0]}]}`, "layer 1: \"1\" is no list of numbers"},
		{"a text for a number", head + `[{"activation": "tanh", "weights": [["1"]], "biases": [0]}]}`, "is no number"},
		{"a bias that is null", head + `[{"activation": "tanh", "weights": [[1]], "biases": [null]}]}`, "layer 1: \"null\" is no number"},
		{"no activation", head + `[{"weights": [[1]], "biases": [0]}]}`, "layer 1 has no activation; known are"},
		{"null for an activation", head + `[{"activation": null, "weights": [[1]], "biases": [0]}]}`, "layer 1 has no activation"},
		{"a layer that is null", head + `[null]}`, "layer 1 has no activation"},
		{"a number for an activation", head + `[{"activation": 2, "weights": [[1]], "biases": [0]}]}`, "layer 1: json: cannot unmarshal number"},
		{"layers that are no list", head + `{"activation": "tanh"}}`, "cannot unmarshal object"},
		{"more layers than any network has", head + `[` + strings.Repeat(`{},`, 1001) + `{}]}`, "more than 1000 layers"},
		{"an unknown activation", head + `[{"activation": "swish", "weights": [[1]], "biases": [0]}]}`, `layer 1: nn: unknown activation "swish"`},
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

// Whatever Read accepts is a network that computes, and writes back as it was.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if _, err := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9).WriteTo(&b); err != nil {
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
		if _, err := n.WriteTo(&b); err != nil {
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
