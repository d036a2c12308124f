package mnist

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// remoteFile is a file that is published compressed with gzip.
type remoteFile struct {
	name   string // without .gz
	size   int64  // uncompressed
	sha256 string // of the uncompressed file
}

// published are the files of MNIST as its authors published them.
var published = [4]remoteFile{
	{"train-images-idx3-ubyte", 47040016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
	{"train-labels-idx1-ubyte", 60008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"},
	{"t10k-images-idx3-ubyte", 7840016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"},
	{"t10k-labels-idx1-ubyte", 10008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"},
}

// most returns the most bytes that the file takes, compressed or not: what gzip
// cannot compress it keeps, with 5 bytes more for every 64 KiB, and a header.
func (f remoteFile) most() int64 { return f.size + f.size/1000 + 4<<10 }

// loadFrom reads the file from the user's directory, under any of its names.
func (f remoteFile) loadFrom(ctx context.Context, dir string) (*array, error) {
	dotted := strings.Replace(f.name, "-idx", ".idx", 1)
	for _, name := range []string{f.name, f.name + ".gz", dotted, dotted + ".gz"} {
		a, err := f.load(ctx, filepath.Join(dir, name))
		if !errors.Is(err, fs.ErrNotExist) {
			return a, err
		}
	}
	return nil, fmt.Errorf("no %s, %s.gz, %s or %s.gz in %s", f.name, f.name, dotted, dotted, dir)
}

// load reads the file at path, raw or compressed, and checks that it is f.
func (f remoteFile) load(ctx context.Context, path string) (*array, error) {
	r, size, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, size, err := decompress(r, size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	hash := sha256.New()
	a, err := parseIDX(io.TeeReader(contextReader{ctx, raw}, hash), size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := f.check(hash.Sum(nil)); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return a, nil
}

// check compares the SHA-256 of an uncompressed file with that of f.
func (f remoteFile) check(sum []byte) error {
	if got := hex.EncodeToString(sum); got != f.sha256 {
		return fmt.Errorf("not the original %s: its SHA-256 is %s, not %s", f.name, got, f.sha256)
	}
	return nil
}

// install uncompresses part, checks that it is the file, and puts it at path
// in one step.
func (f remoteFile) install(ctx context.Context, part, path string) error {
	r, size, err := openFile(part)
	if err != nil {
		return err
	}
	defer r.Close()
	raw, _, err := decompress(r, size)
	if err != nil {
		return err
	}
	tmp, err := os.Create(path + ".tmp")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // unless renamed
	defer tmp.Close()
	if err := f.copy(tmp, contextReader{ctx, raw}); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// copy writes the uncompressed file from raw to w, no more than its size and a
// byte, and checks that it is the file.
func (f remoteFile) copy(w io.Writer, raw io.Reader) error {
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, hash), io.LimitReader(raw, f.size+1)); err != nil {
		return err
	}
	return f.check(hash.Sum(nil))
}
