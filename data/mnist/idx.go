package mnist

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

// array is an array of bytes, as read from a file in the format of MNIST.
type array struct {
	dims []int   // such as 60000, 28, 28 for the training images
	data []uint8 // the last index varies fastest
}

const (
	idxBytes   = 0x08      // the type of an array of unsigned bytes
	maxDims    = 3         // number, rows, columns
	maxIDX     = 256 << 20 // elements; five times the training images
	maxDeflate = 1032      // gzip packs no more than this many bytes into one
)

func openFile(path string) (f *os.File, size int64, err error) {
	f, err = os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// decompress returns r uncompressed, whether or not it is compressed with
// gzip, and the most that its size bytes can hold.
func decompress(r io.Reader, size int64) (io.Reader, int64, error) {
	br := bufio.NewReader(r)
	magic, err := br.Peek(2)
	if err != nil && err != io.EOF {
		return nil, 0, err
	}
	if !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return br, size, nil
	}
	unzipped, err := gzip.NewReader(br)
	return unzipped, min(size, maxIDX) * maxDeflate, err
}

// parseIDX reads r, which holds at most size bytes, to its end.
func parseIDX(r io.Reader, size int64) (*array, error) {
	var magic [4]byte
	if _, err := io.ReadFull(r, magic[:]); err != nil {
		return nil, cutOff("magic number", err)
	}
	if magic[0] != 0 || magic[1] != 0 {
		return nil, fmt.Errorf("not an IDX file: it starts with %q", magic)
	}
	if magic[2] != idxBytes {
		return nil, fmt.Errorf("its elements are of type 0x%02x; only unsigned bytes, 0x%02x, can be read", magic[2], idxBytes)
	}
	if magic[3] < 1 || magic[3] > maxDims {
		return nil, fmt.Errorf("its array has %d dimensions; it takes 1 to %d", magic[3], maxDims)
	}

	header := make([]byte, 4*int(magic[3]))
	if _, err := io.ReadFull(r, header); err != nil {
		return nil, cutOff("dimensions", err)
	}
	a := &array{dims: make([]int, magic[3])}
	elements := int64(1)
	for i := range a.dims {
		dim := int64(binary.BigEndian.Uint32(header[4*i:]))
		if dim == 0 {
			return nil, fmt.Errorf("dimension %d of its array is 0", i+1)
		}
		if dim > maxIDX/elements {
			return nil, fmt.Errorf("its array has more than %d elements", maxIDX)
		}
		a.dims[i] = int(dim)
		elements *= dim
	}
	if elements > size {
		return nil, fmt.Errorf("its array of %v elements does not fit into the file; the file is cut off or damaged", a.dims)
	}

	a.data = make([]uint8, elements)
	if _, err := io.ReadFull(r, a.data); err != nil {
		return nil, cutOff("elements", err)
	}
	switch _, err := io.ReadFull(r, magic[:1]); err {
	case io.EOF:
		return a, nil
	case nil:
		return nil, fmt.Errorf("the file goes on after its array of %v elements", a.dims)
	default:
		return nil, err
	}
}

// cutOff says in which part of the file its end came too early.
func cutOff(part string, err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return fmt.Errorf("the file ends in its %s; it is cut off", part)
	}
	return err
}
