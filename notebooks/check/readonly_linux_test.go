package check

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestReadOnlyFolder gives up root's right to write everywhere, for the thread
// of the test alone.
func TestReadOnlyFolder(t *testing.T) {
	c, out := newCell(t)
	write(t, c.store.path(), `{"Tanh": {"solved": true}}`)
	if err := os.Chmod(c.store.dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(c.store.dir), 0o755); err != nil { // or it cannot even be read
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		const nobody = 65534
		runtime.LockOSThread()
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer func() {
			syscall.Setfsuid(0)
			runtime.UnlockOSThread()
		}()
	}
	mustStillAnswer(t, out, "permission denied")
	out.Reset()
	Progress()
	if !strings.HasPrefix(out.String(), "**Your progress: 1 of ") || strings.Contains(out.String(), "⚠️") {
		t.Errorf("progress: %s", out)
	}
}
