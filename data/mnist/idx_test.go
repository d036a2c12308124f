package mnist_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fromscratch/data/mnist"
)

// idx returns an IDX file: a header for the type and dimensions, then elements.
func idx(elementType byte, dims []uint32, elements []byte) []byte {
	file := []byte{0, 0, elementType, byte(len(dims))}
	for _, dim := range dims {
		file = binary.BigEndian.AppendUint32(file, dim)
	}
	return append(file, elements...)
}

func zipped(b []byte) []byte {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(b)
	w.Close()
	return z.Bytes()
}

func readIDX(file []byte) (*mnist.IDX, error) {
	return mnist.ReadIDX(bytes.NewReader(file), int64(len(file)))
}

func TestReadIDX(t *testing.T) {
	for name, file := range map[string][]byte{
		"raw":  idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6}),
		"gzip": zipped(idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6})),
	} {
		a, err := readIDX(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(a.Dims, []int{2, 3}) || !slices.Equal(a.Data, []uint8{1, 2, 3, 4, 5, 6}) {
			t.Errorf("%s: got %v", name, a)
		}
	}
}

func TestReadIDXErrors(t *testing.T) {
	good := idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6})
	badChecksum := zipped(good)
	badChecksum[len(badChecksum)-8]++
	for _, tc := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "ends in its magic number"},
		{"web page", []byte("<!DOCTYPE html>"), `not an IDX file: it starts with "<!DO"`},
		{"floats", idx(0x0D, []uint32{1}, make([]byte, 4)), "type 0x0d"},
		{"no dimensions", idx(8, nil, nil), "no dimensions"},
		{"cut off in the dimensions", good[:7], "ends in its dimensions"},
		{"cut off in the elements", good[:len(good)-1], "ends in its elements"},
		{"cut off gzip", zipped(good)[:20], "it is cut off"},
		{"bad checksum", badChecksum, "invalid checksum"},
		{"too long", append(slices.Clone(good), 7), "goes on after its array of [2 3] elements"},
		{"dimension 0", idx(8, []uint32{2, 0}, nil), "dimension 2 of its array is 0"},
		{"more elements than the file", idx(8, []uint32{60000, 28, 28}, []byte{1}), "does not fit into the file"},
		{"more elements than a gzip file can hold", zipped(idx(8, []uint32{100_000}, []byte{1})), "does not fit into the file"},
		{"overflowing dimensions", idx(8, []uint32{1 << 31, 1 << 31, 1 << 31}, []byte{1}), "more than 268435456 elements"},
		{"255 dimensions", idx(8, slices.Repeat([]uint32{1 << 31}, 255), []byte{1}), "more than 268435456 elements"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := readIDX(tc.file)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want …%s…", err, tc.want)
			}
		})
	}
}

// TestReadIDXMemory reads a header that promises what the file cannot hold.
func TestReadIDXMemory(t *testing.T) {
	for name, file := range map[string][]byte{
		"raw":  idx(8, []uint32{200 << 20}, make([]byte, 1000)),
		"gzip": zipped(idx(8, []uint32{200 << 20}, make([]byte, 1000))),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := readIDX(file)
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		if got := after.TotalAlloc - before.TotalAlloc; got > 1<<20 {
			t.Errorf("%s: allocates %d bytes for a file of %d", name, got, len(file))
		}
	}
}

func TestLoadImages(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, file []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	images := write("images", idx(8, []uint32{2, 1, 3}, []byte{0, 51, 255, 1, 2, 3}))
	labels := write("labels.gz", zipped(idx(8, []uint32{2}, []byte{7, 0})))

	m, err := mnist.LoadImages(images, labels)
	if err != nil {
		t.Fatal(err)
	}
	if m.Len() != 2 || m.Rows != 1 || m.Cols != 3 || !slices.Equal(m.Labels, []uint8{7, 0}) {
		t.Errorf("got %+v", m)
	}

	for _, tc := range []struct{ name, images, labels, want string }{
		{"no images", filepath.Join(dir, "none"), labels, "none"},
		{"no labels", images, filepath.Join(dir, "none"), "none"},
		{"labels for images", labels, labels, "dimensions [2]; it takes three"},
		{"images for labels", images, images, "dimensions [2 1 3]; it takes one"},
		{"too few labels", images, write("few", idx(8, []uint32{1}, []byte{7})), "1 labels for 2 images"},
		{"label out of range", images, write("ten", idx(8, []uint32{2}, []byte{9, 10})), "label 1 is 10"},
	} {
		_, err := mnist.LoadImages(tc.images, tc.labels)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error %v, want …%s…", tc.name, err, tc.want)
		}
	}
}

// FuzzReadIDX checks that whatever is accepted is as long as it says.
func FuzzReadIDX(f *testing.F) {
	good := idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6})
	for _, file := range [][]byte{nil, good, good[:9], zipped(good), zipped(good)[:25], idx(8, []uint32{1 << 31, 1 << 31}, nil)} {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		a, err := readIDX(file)
		if err != nil {
			return
		}
		elements := 1
		for _, dim := range a.Dims {
			elements *= dim
		}
		if elements == 0 || elements != len(a.Data) {
			t.Fatalf("dimensions %v, %d elements", a.Dims, len(a.Data))
		}
	})
}
