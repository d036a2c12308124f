//go:build image

package docker_test

import (
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// named matches the names of files in the lessons' texts.
var named = regexp.MustCompile(`[\w.-]+\.(?:ipynb|csv)\b`)

// TestRestore restores every file that the lessons name, from outside.
func TestRestore(t *testing.T) {
	c := start(t)
	names := map[string]bool{}
	for _, n := range lessons(t) {
		names[n.Name()] = true
		for _, cell := range n.Cells {
			for _, name := range named.FindAllString(cell.Source, -1) {
				// What restore has kept is the learner's.
				names[name] = !strings.Contains(name, ".old-")
			}
		}
	}
	maps.DeleteFunc(names, func(_ string, ofTheCourse bool) bool { return !ofTheCourse })
	if !names["coffee.csv"] {
		t.Fatal("no lesson names coffee.csv")
	}
	for name := range names {
		ext := filepath.Ext(name)
		old := strings.TrimSuffix(name, ext)
		c.write(name, "mine")
		mustDocker(t, "exec", c.id, "restore", name)
		if !c.asItCame(name) {
			t.Errorf("%s is not as it came", name)
		}
		if got := c.read(old + ".old-1" + ext); got != "mine" {
			t.Errorf("the old %s has %.100q", name, got)
		}
	}
	c.sh("restore 01-neuron")
	if got := c.sh("cmp 01-neuron.old-2.ipynb 01-neuron.ipynb && echo same"); got != "same" {
		t.Error("the second time has not kept what was there")
	}
	if _, err := docker("exec", c.id, "restore", "no-such-lesson"); err == nil || !strings.Contains(err.Error(), "the course has no file no-such-lesson") {
		t.Errorf("an unknown lesson: %v", err)
	}
	if out, err := docker("exec", c.id, "restore"); err != nil || !strings.Contains(out, "07-sgd") || !strings.Contains(out, "coffee.csv") {
		t.Errorf("restore alone does not list the files: %q, %v", out, err)
	}
	if left := c.sh("command -v reset give-lessons || true"); left != "/usr/bin/reset" && left != "" {
		t.Errorf("there still is %s", left)
	}
}

// TestTerminal restores a file in the terminal of JupyterLab.
func TestTerminal(t *testing.T) {
	c := start(t)
	c.write("coffee.csv", "mine")
	l := browse(t, c)
	l.visit(c.url + "/lab/workspaces/terminal?token=" + c.token)
	l.do(
		chromedp.Click(chromedp.CSS(`.jp-LauncherCard[title="Start a new terminal session"]`)),
		chromedp.WaitReady(chromedp.CSS(".xterm-helper-textarea")),
		chromedp.Focus(chromedp.CSS(".xterm-helper-textarea")),
	)
	l.insert("restore coffee.csv && go version >version.txt")
	l.do(chromedp.KeyEvent(kb.Enter))
	eventually(t, time.Minute, "the file is as it came", func() bool { return c.asItCame("coffee.csv") })
	eventually(t, time.Minute, "the terminal knows Go", func() bool {
		return strings.Contains(c.sh("cat version.txt || true"), "go version")
	})
}

// asItCame reports whether a file in the learner's folder is the course's.
func (c *container) asItCame(name string) bool {
	c.t.Helper()
	return c.sh("cmp -s '"+name+"' '/course/notebooks/"+name+"' && echo same || true") == "same"
}
