package setup

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// debian puts stand-ins of Debian's commands on the PATH, of a release that has
// the packages, and returns a function that tells which were called, and how.
func debian(t *testing.T, root bool, packages ...string) (calls func() string) {
	t.Helper()
	bin := t.TempDir()
	log := filepath.Join(bin, "log")
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	script(t, filepath.Join(bin, "apt-get"), "#!/bin/sh\necho \"$DEBIAN_FRONTEND apt-get $*\" >>"+log+"\n")
	script(t, filepath.Join(bin, "apt-cache"), "#!/bin/sh\ncase \" "+strings.Join(packages, " ")+" \" in\n"+
		"*\" $2 \"*) printf \"$2:\\n  Installed: (none)\\n  Candidate: 4.0.11+ds1-1\\n\" ;;\n"+
		"*) printf \"$2:\\n  Installed: (none)\\n  Candidate: (none)\\n\" ;;\nesac\n")
	script(t, filepath.Join(bin, "sudo"), "#!/bin/sh\necho sudo >>"+log+"\n[ \"$1\" = -v ] || exec \"$@\"\n")
	was := isRoot
	isRoot = func() bool { return root }
	t.Cleanup(func() { isRoot = was })
	return func() string {
		text, _ := os.ReadFile(log)
		return string(text)
	}
}

// asking returns a console before which somebody answers.
func asking(answer string) (*Console, *bytes.Buffer) {
	said := new(bytes.Buffer)
	return &Console{W: said, In: strings.NewReader(answer)}, said
}

func TestDebian(t *testing.T) {
	lab, ctx := &Lab{Root: t.TempDir()}, context.Background()
	const (
		update  = "noninteractive apt-get update\n"
		install = "noninteractive apt-get install --yes --no-install-recommends jupyter-notebook python3-nbclient python3-nbconvert\n"
		all     = update + install
		sudo    = "sudo\n" // once for the password, once for each command
	)
	for _, test := range []struct {
		name     string
		root     bool
		answer   string // of whoever is asked; "-" where nobody can be
		packages string
		calls    string
		said     string
		err      string // "" where it installs: whether /usr/bin/python3 then has a Jupyter is not the question
	}{
		{name: "Debian 12", root: true, answer: "-", packages: "jupyter-notebook", calls: all,
			said: "Nobody can be asked here: as root, apt-get installs Jupyter (jupyterlab or jupyter-notebook, python3-nbclient, python3-nbconvert) for the whole system."},
		{name: "Debian 13", root: true, answer: "-", packages: "jupyter-notebook jupyterlab", calls: strings.Replace(all, "jupyter-notebook", "jupyterlab", 1)},
		{name: "root says yes", root: true, answer: "y\n", packages: "jupyter-notebook", calls: all, said: "May apt-get install Jupyter"},
		{name: "root says nothing", root: true, answer: "\n", packages: "jupyter-notebook", err: "you said no to apt-get"},
		{name: "root has gone", root: true, answer: "", packages: "jupyter-notebook", err: "you said no to apt-get"},
		{name: "sudo, yes", answer: "Yes\n", packages: "jupyter-notebook", calls: sudo + sudo + update + sudo + install, said: "May sudo apt-get install Jupyter"},
		{name: "sudo, no", answer: "n\n", packages: "jupyter-notebook", err: "you said no to apt-get"},
		{name: "sudo, nobody there", answer: "-", packages: "jupyter-notebook", err: "it takes root, and nobody is asked for a password here"},
		{name: "without Jupyter", root: true, answer: "-", calls: update, err: "neither jupyterlab nor jupyter-notebook"},
	} {
		t.Run(test.name, func(t *testing.T) {
			calls := debian(t, test.root, test.packages)
			c, said := asking(test.answer)
			if test.answer == "-" {
				c.In = nil
			}
			_, err := lab.fromDebian(ctx, c)
			if test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("the miss is %v, want %q", err, test.err)
			}
			if got := calls(); got != test.calls {
				t.Errorf("called\n%swant\n%s", got, test.calls)
			}
			if !strings.Contains(said.String(), test.said) {
				t.Errorf("it says %q, want %q", said, test.said)
			}
		})
	}
	t.Run("without network", func(t *testing.T) {
		debian(t, true, "jupyter-notebook")
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

	testNeeds = []need{
		{"a thing", "the test", []string{"false"}, []string{"thing", "libthing"}, "Thing 2"},
		{"sh", "the test", []string{"true"}, []string{"dash"}, "sh"},
		{"another", "the test", []string{"false"}, []string{"other"}, "Other"},
	}
	calls := debian(t, true)
	c, said := asking("y\n")
	if err := lab.TestTools(ctx, c); err != nil {
		t.Fatal(err)
	}
	if want := "apt-get install --yes --no-install-recommends thing libthing other\n"; !strings.HasSuffix(calls(), want) {
		t.Errorf("called %s, want %s", calls(), want)
	}
	if n := strings.Count(said.String(), "[y/N]"); n != 1 {
		t.Errorf("it asks %d times:\n%s", n, said)
	}
	calls = debian(t, false)
	err := lab.TestTools(ctx, quiet())
	if err == nil || !strings.Contains(err.Error(), "a thing, for the test (on Debian: apt install thing libthing; elsewhere: Thing 2)") || calls() != "" {
		t.Errorf("without root: %v, called %q", err, calls())
	}
}
