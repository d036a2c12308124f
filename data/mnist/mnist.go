// Package mnist finds or downloads MNIST, the database of handwritten digits.
package mnist

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"fromscratch/data"
)

// DirVar is the environment variable that names the directory of the user's
// own copy of MNIST.
const DirVar = "FROMSCRATCH_MNIST"

// Options says where [Load] looks. The zero value is what most want.
type Options struct {
	// Dir is a directory with the user's own copy. The default is the value of
	// the environment variable FROMSCRATCH_MNIST; if that is empty too, there
	// is no such copy.
	Dir string

	// Cache is the directory where downloaded files are kept. The default is
	// fromscratch/mnist in [os.UserCacheDir].
	Cache string

	// Offline forbids downloading.
	Offline bool

	// Mirrors are the addresses of directories to download from, tried one
	// after another. The default is a list of well-known ones.
	Mirrors []string

	// Progress, if not nil, is told how far each download is; [ProgressBar]
	// shows it as text.
	Progress Progress

	// Stall is how long a mirror may send nothing before the next one is
	// tried. The default is 20 seconds.
	Stall time.Duration

	// Timeout is how long a file may take from one mirror. The default is 10
	// minutes.
	Timeout time.Duration

	// Client does the requests. The default is [http.DefaultClient].
	Client *http.Client
}

var wellKnownMirrors = []string{
	"https://ossci-datasets.s3.amazonaws.com/mnist/",
	"https://storage.googleapis.com/cvdf-datasets/mnist/",
}

// Load returns the MNIST database of handwritten digits: 60,000 pictures to
// train on and 10,000 to test with, 28 × 28 pixels each.
//
// It takes the files from the directory that opts.Dir or the environment
// variable FROMSCRATCH_MNIST names, if either is set: raw or as .gz, named
// train-images-idx3-ubyte or train-images.idx3-ubyte and so on. Otherwise it
// takes them from the cache, and downloads into the cache (11 MB) what is not
// there yet. An interrupted download goes on where it stopped. Any number of
// processes may ask at once: one downloads, the others wait for it. A file has
// its name in the cache only once it is whole and checked. When ctx ends, Load
// returns at once, with its cause.
//
// Each file must have the SHA-256 of the original. The error says what to do
// where there is neither a copy nor a network.
func Load(ctx context.Context, opts Options) (train, test *data.Images, err error) {
	train, test, err = load(ctx, published, opts)
	if err != nil {
		return nil, nil, fmt.Errorf("mnist: %w", err)
	}
	return train, test, nil
}

func load(ctx context.Context, files [4]remoteFile, opts Options) (train, test *data.Images, err error) {
	arrays, err := loadArrays(ctx, files, opts)
	if err != nil {
		return nil, nil, err
	}
	if train, err = newImages(arrays[0], arrays[1]); err != nil {
		return nil, nil, err
	}
	if test, err = newImages(arrays[2], arrays[3]); err != nil {
		return nil, nil, err
	}
	return train, test, nil
}

func loadArrays(ctx context.Context, files [4]remoteFile, opts Options) (arrays [4]*array, err error) {
	dir := opts.Dir
	if dir == "" {
		dir = os.Getenv(DirVar)
	}
	if dir != "" {
		for i, file := range files {
			if arrays[i], err = file.loadFrom(ctx, dir); err != nil {
				if ctx.Err() != nil {
					return arrays, context.Cause(ctx)
				}
				return arrays, fmt.Errorf("%w\n%s", err, adviceDir)
			}
		}
		return arrays, nil
	}

	if opts.Cache == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return arrays, fmt.Errorf("no directory to keep the files in: %w\n%s", err, adviceOffline)
		}
		opts.Cache = filepath.Join(cache, "fromscratch", "mnist")
	}
	if len(opts.Mirrors) == 0 {
		opts.Mirrors = wellKnownMirrors
	}
	d := newDownload(opts)
	for i, file := range files {
		if arrays[i], err = d.load(ctx, file); err != nil {
			if ctx.Err() != nil {
				return arrays, context.Cause(ctx)
			}
			return arrays, fmt.Errorf("%w\n%s", err, adviceOffline)
		}
	}
	return arrays, nil
}

const (
	adviceDir = `The directory must hold the four files of MNIST, raw or as .gz; to have them downloaded instead, unset FROMSCRATCH_MNIST.`

	adviceOffline = `Without a network, copy the four files of MNIST (train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,
t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz) into a directory and set FROMSCRATCH_MNIST to it,
or use the synthetic digits of data.Digits, which need no files.`
)
