package check

import (
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	programs["full"] = func() {
		// Where no file may be larger than this, a write fails as on a full disk.
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 16, Max: 16}); err != nil {
			panic(err)
		}
		programs["wrong"]()
	}
}

func TestFullDiskKeepsTheOldFile(t *testing.T) {
	dir := t.TempDir()
	old := `{"Tanh": {"solved": true}, "Sigmoid": {"asks": 1}}`
	write(t, filepath.Join(dir, fileName), old)
	out := run(t, command("full", dir))
	for _, part := range []string{"**Hint 1 of 3.**", "⚠️ Your progress could not be kept: ", "file too large"} {
		if !strings.Contains(out, part) {
			t.Errorf("%q is not in the answer:\n%s", part, out)
		}
	}
	if text, err := os.ReadFile(filepath.Join(dir, fileName)); err != nil || string(text) != old {
		t.Errorf("the file holds %q now, %v", text, err)
	}
	mustHold(t, dir, fileName, fileName+".lock")
}
