package setup

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// debian puts stand-ins of Debian's commands on the PATH, of a release that has
// the packages, and returns a function that tells how apt-get was called.
func debian(t *testing.T, root, sudo bool, packages ...string) (calls func() string) {
	t.Helper()
	bin := t.TempDir()
	log := filepath.Join(bin, "log")
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	script(t, filepath.Join(bin, "apt-get"), "#!/bin/sh\necho \"$DEBIAN_FRONTEND apt-get $*\" >>"+log+"\n")
	script(t, filepath.Join(bin, "apt-cache"), "#!/bin/sh\ncase \" "+strings.Join(packages, " ")+" \" in\n"+
		"*\" $2 \"*) printf \"$2:\\n  Installed: (none)\\n  Candidate: 4.0.11+ds1-1\\n\" ;;\n"+
		"*) printf \"$2:\\n  Installed: (none)\\n  Candidate: (none)\\n\" ;;\nesac\n")
	if sudo {
		script(t, filepath.Join(bin, "sudo"), "#!/bin/sh\nshift\necho sudo >>"+log+"\nexec \"$@\"\n")
	} else {
		script(t, filepath.Join(bin, "sudo"), "#!/bin/sh\necho 'a password is required' >&2\nexit 1\n")
	}
	was := isRoot
	isRoot = func() bool { return root }
	t.Cleanup(func() { isRoot = was })
	return func() string {
		text, _ := os.ReadFile(log)
		return string(text)
	}
}

func TestDebian(t *testing.T) {
	lab, ctx := &Lab{Root: t.TempDir()}, context.Background()
	const (
		update  = "noninteractive apt-get update\n"
		install = "noninteractive apt-get install --yes --no-install-recommends jupyter-notebook python3-nbclient python3-nbconvert\n"
	)
	t.Run("12", func(t *testing.T) {
		calls := debian(t, true, false, "jupyter-notebook")
		lab.fromDebian(ctx, quiet()) // whether /usr/bin/python3 has a Jupyter is not the question
		if got := calls(); got != update+install {
			t.Errorf("called\n%swant\n%s", got, update+install)
		}
	})
	t.Run("13", func(t *testing.T) {
		calls := debian(t, true, false, "jupyter-notebook", "jupyterlab")
		lab.fromDebian(ctx, quiet())
		if want := update + strings.Replace(install, "jupyter-notebook", "jupyterlab", 1); calls() != want {
			t.Errorf("called\n%swant\n%s", calls(), want)
		}
	})
	t.Run("with sudo", func(t *testing.T) {
		calls := debian(t, false, true, "jupyter-notebook")
		lab.fromDebian(ctx, quiet())
		if want := "sudo\nsudo\n" + update + "sudo\nsudo\n" + install; calls() != want {
			t.Errorf("called\n%swant\n%s", calls(), want)
		}
	})
	t.Run("without sudo", func(t *testing.T) {
		calls := debian(t, false, false, "jupyter-notebook")
		_, err := lab.fromDebian(ctx, quiet())
		if err == nil || !strings.Contains(err.Error(), "it takes root, or sudo without a password") || calls() != "" {
			t.Errorf("the miss is %v, called %q", err, calls())
		}
	})
	t.Run("without Jupyter", func(t *testing.T) {
		debian(t, true, false)
		_, err := lab.fromDebian(ctx, quiet())
		if err == nil || !strings.Contains(err.Error(), "neither jupyterlab nor jupyter-notebook") {
			t.Errorf("the miss is %v", err)
		}
	})
	t.Run("without network", func(t *testing.T) {
		debian(t, true, false, "jupyter-notebook")
		script(t, filepath.Join(strings.Split(os.Getenv("PATH"), ":")[0], "apt-get"),
			"#!/bin/sh\necho 'E: Could not resolve the host' >&2\nexit 100\n")
		_, err := lab.fromDebian(ctx, quiet())
		if err == nil || err.Error() != "apt-get update failed (E: Could not resolve the host)" {
			t.Errorf("the miss is %v", err)
		}
	})
}

func TestTestTools(t *testing.T) {
	lab, ctx := &Lab{Root: t.TempDir()}, context.Background()
	defer func(was []need) { testNeeds = was }(testNeeds)

	testNeeds = []need{{"a thing", "the test", []string{"false"}, []string{"thing", "libthing"}, "Thing 2"}, {"sh", "the test", []string{"true"}, []string{"dash"}, "sh"}}
	calls := debian(t, true, false)
	if err := lab.TestTools(ctx, quiet()); err != nil {
		t.Fatal(err)
	}
	if want := "apt-get install --yes --no-install-recommends thing libthing\n"; !strings.HasSuffix(calls(), want) || strings.Contains(calls(), "dash") {
		t.Errorf("called %s, want %s", calls(), want)
	}
	debian(t, false, false)
	err := lab.TestTools(ctx, quiet())
	if err == nil || !strings.Contains(err.Error(), "the test needs a thing") || !strings.Contains(err.Error(), "apt install thing libthing; elsewhere: Thing 2") {
		t.Errorf("without root: %v", err)
	}
}
