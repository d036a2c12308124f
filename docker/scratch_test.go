//go:build image

package docker_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostsFolder mounts folders of the host where the container has its scratch
// space, and starts it in every way there is: what the host has there stays.
func TestHostsFolder(t *testing.T) {
	outer, owner := folder(t)
	inner, _ := folder(t)
	files := []string{
		write(t, outer, "mine.txt", "mine", 0o644),
		write(t, outer, "run/deep/mine.txt", "mine", 0o644),
		write(t, inner, "mine.txt", "mine", 0o644),
	}
	c := start(t, "--user", owner+":100", "--volume", outer+":/scratch", "--volume", inner+":/scratch/sub")
	token := c.token
	for _, end := range []string{"", "stop", "kill"} {
		if end != "" {
			mustDocker(t, end, c.id)
			c.start()
		}
		for _, file := range files {
			if text, err := os.ReadFile(file); err != nil || string(text) != "mine" {
				t.Errorf("after %q and a start, %s holds %q, %v", end, file, text, err)
			}
		}
		if c.token != token {
			t.Errorf("after %q and a start the token is another one", end)
		}
		if left := c.sh("ls -A $TMPDIR/left 2>&1 || true"); !strings.Contains(left, "No such file") {
			t.Errorf("after %q and a start there still is what a cell has left: %s", end, left)
		}
		c.sh("mkdir $TMPDIR/left && touch $TMPDIR/left/file")
	}

	create(t, "--user", owner+":100", "--volume", outer+":/scratch").refuses("Another container works in /scratch/fromscratch")
	c.sh("test -e $TMPDIR/left/file")
}

// TestForeignScratch proves that a folder that is not the container's own is left
// alone, with a word about it.
func TestForeignScratch(t *testing.T) {
	for _, c := range []struct{ what, file, mount, want string }{
		{"a folder of that name", "fromscratch/run/mine.txt", "/scratch", "holds files that are not of this image"},
		{"a folder over it", "run/mine.txt", "/scratch/fromscratch", "Something is mounted at /scratch/fromscratch."},
		{"a folder within it", "mine.txt", "/scratch/fromscratch/run/sub", "Something is mounted at /scratch/fromscratch/run/sub."},
		{"a folder that is read-only", "mine.txt", "/scratch:ro", "cannot write to /scratch as user"},
	} {
		dir, owner := folder(t)
		file := write(t, dir, c.file, "mine", 0o644)
		if err := os.Chmod(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		create(t, "--user", owner+":100", "--volume", dir+":"+c.mount).refuses(c.want)
		if _, err := os.Stat(file); err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
