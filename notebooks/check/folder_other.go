//go:build !unix

package check

// locks says that of two cells only one at a time is past lock.
const locks = false

// lock does nothing: where there is no flock, of two cells that finish at once
// one may forget what the other has noted.
func lock(string) (unlock func(), err error) { return func() {}, nil }

// syncFolder does nothing: a folder is no file that could be synced here.
func syncFolder(string) error { return nil }
