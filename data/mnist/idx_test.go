package mnist

import (
	"bytes"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// idx returns an IDX file: a header for the type and dimensions, then elements.
func idx(elementType byte, dims []uint32, elements []byte) []byte {
	file := []byte{0, 0, elementType, byte(len(dims))}
	for _, dim := range dims {
		file = binary.BigEndian.AppendUint32(file, dim)
	}
	return append(file, elements...)
}

// readIDX reads a file, raw or compressed.
func readIDX(file []byte) (*array, error) {
	raw, size, err := decompress(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	return parseIDX(raw, size)
}

func TestParseIDX(t *testing.T) {
	for name, file := range map[string][]byte{
		"raw":  idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6}),
		"gzip": compress(idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6})),
	} {
		a, err := readIDX(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(a.dims, []int{2, 3}) || !slices.Equal(a.data, []uint8{1, 2, 3, 4, 5, 6}) {
			t.Errorf("%s: got %v", name, a)
		}
	}
}

// TestParseIDXSize reads as many elements as the size given allows, and one more.
func TestParseIDXSize(t *testing.T) {
	file := idx(8, []uint32{6}, []byte{1, 2, 3, 4, 5, 6})
	if _, err := parseIDX(bytes.NewReader(file), 6); err != nil {
		t.Error(err)
	}
	if _, err := parseIDX(bytes.NewReader(file), 5); err == nil {
		t.Error("6 elements fit into 5 bytes")
	}
}

func TestParseIDXErrors(t *testing.T) {
	good := idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6})
	badChecksum := compress(good)
	badChecksum[len(badChecksum)-8]++
	for _, tc := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "ends in its magic number"},
		{"web page", []byte("<!DOCTYPE html>"), `not an IDX file: it starts with "<!DO"`},
		{"floats", idx(0x0D, []uint32{1}, make([]byte, 4)), "type 0x0d"},
		{"no dimensions", idx(8, nil, nil), "0 dimensions; it takes 1 to 3"},
		{"cut off in the dimensions", good[:7], "ends in its dimensions"},
		{"cut off in the elements", good[:len(good)-1], "ends in its elements"},
		{"cut off gzip", compress(good)[:20], "it is cut off"},
		{"bad checksum", badChecksum, "invalid checksum"},
		{"too long", append(slices.Clone(good), 7), "goes on after its array of [2 3] elements"},
		{"dimension 0", idx(8, []uint32{2, 0}, nil), "dimension 2 of its array is 0"},
		{"more elements than the file", idx(8, []uint32{60000, 28, 28}, []byte{1}), "does not fit into the file"},
		{"more elements than a gzip file can hold", compress(idx(8, []uint32{100_000}, []byte{1})), "does not fit into the file"},
		{"overflowing dimensions", idx(8, []uint32{1 << 31, 1 << 31, 1 << 31}, []byte{1}), "more than 268435456 elements"},
		{"a product of dimensions", idx(8, []uint32{1 << 20, 1 << 9}, []byte{1}), "more than 268435456 elements"},
		{"the most elements", idx(8, []uint32{1 << 20, 1 << 8}, []byte{1}), "does not fit into the file"},
		{"255 dimensions", idx(8, slices.Repeat([]uint32{1 << 31}, 255), []byte{1}), "255 dimensions"},
		{"4 dimensions", idx(8, []uint32{1, 1, 1, 1}, []byte{1}), "4 dimensions"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := readIDX(tc.file)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want …%s…", err, tc.want)
			}
		})
	}
}

// TestParseIDXMemory reads a header that promises what the file cannot hold.
func TestParseIDXMemory(t *testing.T) {
	for name, file := range map[string][]byte{
		"raw":  idx(8, []uint32{200 << 20}, make([]byte, 1000)),
		"gzip": compress(idx(8, []uint32{200 << 20}, make([]byte, 1000))),
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

func TestNewImages(t *testing.T) {
	images := &array{dims: []int{2, 1, 3}, data: []uint8{0, 51, 255, 1, 2, 3}}
	labels := &array{dims: []int{2}, data: []uint8{7, 0}}
	m, err := newImages(images, labels)
	if err != nil {
		t.Fatal(err)
	}
	if m.Len() != 2 || m.Rows != 1 || m.Cols != 3 || !slices.Equal(m.Labels, []uint8{7, 0}) {
		t.Errorf("got %+v", m)
	}

	for _, tc := range []struct {
		name           string
		images, labels *array
		want           string
	}{
		{"labels for images", labels, labels, "dimensions [2]; it takes three"},
		{"images for labels", images, images, "dimensions [2 1 3]; it takes one"},
		{"too few labels", images, &array{[]int{1}, []uint8{7}}, "1 labels for 2 images"},
		{"label out of range", images, &array{[]int{2}, []uint8{9, 10}}, "label 1 is 10"},
	} {
		_, err := newImages(tc.images, tc.labels)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error %v, want …%s…", tc.name, err, tc.want)
		}
	}
}

// FuzzParseIDX checks that every error is short and that whatever is accepted
// is as long as it says.
func FuzzParseIDX(f *testing.F) {
	good := idx(8, []uint32{2, 3}, []byte{1, 2, 3, 4, 5, 6})
	for _, file := range [][]byte{nil, good, good[:9], compress(good), compress(good)[:25], idx(8, []uint32{1 << 31, 1 << 31}, nil)} {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		a, err := readIDX(file)
		if err != nil {
			if n := len(err.Error()); n >= 1000 {
				t.Fatalf("an error of %d bytes: %.100s…", n, err)
			}
			return
		}
		elements := 1
		for _, dim := range a.dims {
			elements *= dim
		}
		if elements == 0 || elements != len(a.data) {
			t.Fatalf("dimensions %v, %d elements", a.dims, len(a.data))
		}
		if m, err := newImages(a, &array{[]int{a.dims[0]}, make([]uint8, a.dims[0])}); err == nil {
			m.Image(m.Len() - 1)
		} else if len(err.Error()) >= 1000 {
			t.Fatalf("an error of %d bytes: %.100s…", len(err.Error()), err)
		}
	})
}
