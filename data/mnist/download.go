package mnist

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// download fetches files from mirrors into a cache.
type download struct {
	cache    string
	offline  bool
	mirrors  []string
	progress Progress
	stall    time.Duration
	timeout  time.Duration
	client   *http.Client
}

func newDownload(opts Options) *download {
	d := &download{
		cache:    opts.Cache,
		offline:  opts.Offline,
		mirrors:  opts.Mirrors,
		progress: opts.Progress,
		stall:    cmp.Or(opts.Stall, 20*time.Second),
		timeout:  cmp.Or(opts.Timeout, 10*time.Minute),
		client:   cmp.Or(opts.Client, http.DefaultClient),
	}
	if d.progress == nil {
		d.progress = func(string, int64, int64) {}
	}
	return d
}

// load returns the file from the cache, where it downloads it if need be. A
// file in the cache that is damaged is downloaded anew.
func (d *download) load(ctx context.Context, file remoteFile) (*array, error) {
	path := filepath.Join(d.cache, file.name)
	a, err := file.load(ctx, path)
	if err == nil {
		return a, nil
	}
	if ctx.Err() != nil {
		return nil, err
	}
	if d.offline {
		return nil, fmt.Errorf("not in the cache, and no download is wanted: %w", err)
	}
	if err := os.MkdirAll(d.cache, 0o755); err != nil {
		return nil, err
	}
	unlock, err := lock(ctx, filepath.Join(d.cache, "lock"))
	if err != nil {
		return nil, err
	}
	defer unlock()
	if a, err := file.load(ctx, path); err == nil { // fetched by whoever had the lock
		return a, nil
	}
	if err := d.fetch(ctx, file, path); err != nil {
		return nil, err
	}
	return file.load(ctx, path)
}

// fetch downloads the file to path from the first mirror that has it.
func (d *download) fetch(ctx context.Context, file remoteFile, path string) error {
	errs := []error{fmt.Errorf("cannot download %s", file.name)}
	for i, mirror := range d.mirrors {
		url := strings.TrimSuffix(mirror, "/") + "/" + file.name + ".gz"
		// What has arrived goes on with the same mirror only: another may have
		// compressed the file in its own way.
		part := fmt.Sprintf("%s.%d.part", path, i)
		err := d.fetchFrom(ctx, url, file, part, path)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		errs = append(errs, fmt.Errorf("%s: %w", url, err))
	}
	return errors.Join(errs...)
}

// fetchFrom downloads the file from url into part, going on where part ends,
// and then installs it at path. A transfer that breaks off is taken up again.
func (d *download) fetchFrom(ctx context.Context, url string, file remoteFile, part, path string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, d.timeout, fmt.Errorf("took longer than %v", d.timeout))
	defer cancel()
	const attempts = 5
	for attempt := 1; ; attempt++ {
		before := fileSize(part)
		err := d.transfer(ctx, url, file, part)
		again := err != nil && fileSize(part) > before // it broke off
		if err == nil {
			if err = file.install(ctx, part, path); err == nil {
				return os.Remove(part)
			}
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			os.Remove(part)
			again = before > 0 // what an earlier transfer left may be to blame
		}
		if !again || attempt == attempts || ctx.Err() != nil || errors.Is(err, errStalled) {
			return err
		}
	}
}

func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
