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

// The version of the course is for the reader of a file; Read takes any.
func TestFilesNameTheCoursesVersion(t *testing.T) {
	var b bytes.Buffer
	if _, err := two21(Sigmoid, 1, 2, 3, 4, 5, 6, 7, 8, 9).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"version":1,"course":"`+Version+`"`) {
		t.Errorf("no version in %s", b.String())
	}
	other := strings.Replace(b.String(), `"course":"`+Version+`"`, `"course":"from another time"`, 1)
	if _, err := Read(strings.NewReader(other)); err != nil {
		t.Errorf("a file of another version of the course: %v", err)
	}
}

// As deep as may be is a network; a layer more is none of this course.
func TestDeepestFile(t *testing.T) {
	for layers, ok := range map[int]bool{maxLayers: true, maxLayers + 1: false} {
		n := New(1, slices.Repeat([]Spec{Dense(1, Tanh)}, layers)...)
		var b bytes.Buffer
		if _, err := n.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(&b); (err == nil) != ok {
			t.Errorf("%d layers: error %v", layers, err)
		}
	}
}
