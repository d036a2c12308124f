package mnist

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	neturl "net/url"
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
	a, err := file.load(path)
	if err == nil {
		return a, nil
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
	if a, err := file.load(path); err == nil { // fetched by whoever had the lock
		return a, nil
	}
	if err := d.fetch(ctx, file, path); err != nil {
		return nil, err
	}
	return file.load(path)
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
			if err = file.install(part, path); err == nil {
				return os.Remove(part)
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

var errStalled = errors.New("the mirror sends nothing any more")

// transfer requests what follows the end of part and appends it.
func (d *download) transfer(ctx context.Context, url string, file remoteFile, part string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	watchdog := time.AfterFunc(d.stall, func() { cancel(errStalled) })
	defer watchdog.Stop()

	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	done, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}

	resp, err := d.request(ctx, url, done)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusPartialContent:
		if got := resp.Header.Get("Content-Range"); !strings.HasPrefix(got, fmt.Sprintf("bytes %d-", done)) {
			return errors.Join(fmt.Errorf("asked for the bytes from %d on, the mirror sends %q", done, got), f.Truncate(0))
		}
	case http.StatusOK: // the file from its beginning
		if err := f.Truncate(0); err != nil {
			return err
		}
		if done, err = f.Seek(0, io.SeekStart); err != nil {
			return err
		}
	case http.StatusRequestedRangeNotSatisfiable: // nothing follows; install finds out whether that is right
		return nil
	default:
		return errors.New(resp.Status)
	}

	var total int64
	if resp.ContentLength >= 0 {
		total = done + resp.ContentLength
	}
	name := filepath.Base(url)
	buf := make([]byte, 64<<10)
	for {
		n, err := resp.Body.Read(buf)
		if n > 0 {
			watchdog.Reset(d.stall)
			if _, err := f.Write(buf[:n]); err != nil {
				return err
			}
			done += int64(n)
			if done > file.size+int64(len(buf)) { // compression never adds as much
				return errors.Join(errors.New("the mirror sends more than the file"), f.Truncate(0))
			}
			d.progress(name, done, total)
		}
		if err == io.EOF {
			if total == 0 {
				d.progress(name, done, done)
			}
			return nil
		}
		if err != nil {
			return causeOf(ctx, err)
		}
	}
}

// request asks for url from the given byte on.
func (d *download) request(ctx context.Context, url string, from int64) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", "identity") // or the client would uncompress on the way
	if from > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", from))
	}
	resp, err := d.client.Do(req)
	if err != nil {
		var wrapped *neturl.Error
		if errors.As(err, &wrapped) {
			err = wrapped.Err // without the address, which fetch gives
		}
		return nil, causeOf(ctx, err)
	}
	return resp, nil
}

// causeOf returns why ctx ended, if it did, and err otherwise.
func causeOf(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// install uncompresses part, checks that it is the file, and puts it at path
// in one step.
func (f remoteFile) install(part, path string) error {
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
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(tmp, hash), io.LimitReader(raw, f.size+1)); err != nil {
		return err
	}
	if err := f.check(hash.Sum(nil)); err != nil {
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
