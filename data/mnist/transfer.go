package mnist

import (
	"context"
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

var (
	errStalled = errors.New("the mirror sends nothing any more")
	errTooMuch = errors.New("the mirror sends more than the file")
)

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
			return errors.Join(fmt.Errorf("asked for the bytes from %d on, the mirror sends %.40q", done, got), f.Truncate(0))
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
		return fmt.Errorf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	}

	if resp.ContentLength > file.most()-done {
		return errors.Join(errTooMuch, f.Truncate(0))
	}
	var total int64 // 0 where it is not known
	if resp.ContentLength >= 0 {
		total = done + resp.ContentLength
	}
	name := filepath.Base(url)
	body := contextReader{ctx, resp.Body}
	buf := make([]byte, 64<<10)
	for {
		n, err := body.Read(buf)
		if n > 0 {
			watchdog.Reset(d.stall)
			if done+int64(n) > file.most() {
				return errors.Join(errTooMuch, f.Truncate(0))
			}
			if _, err := f.Write(buf[:n]); err != nil {
				return err
			}
			done += int64(n)
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

// contextReader reads r as long as ctx goes on.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, context.Cause(r.ctx)
	}
	return r.r.Read(p)
}
