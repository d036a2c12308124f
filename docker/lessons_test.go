//go:build image

package docker_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"fromscratch/lab/notebook"
)

// TestLessons opens every lesson as it came, looks at it, runs it and looks again.
func TestLessons(t *testing.T) {
	c := start(t)
	for _, n := range lessons(t) {
		t.Run(n.Name(), func(t *testing.T) {
			c := c.with(t)
			t.Cleanup(c.stopKernels)
			l := browse(t, c)
			l.open(n.Name())
			l.wait(time.Minute, "all cells are on the page",
				fmt.Sprintf(panel+`.querySelectorAll('.jp-Notebook .jp-Cell').length == %d`, len(n.Cells)))
			if formulas(n) {
				l.wait(time.Minute, "the formulas are typeset", panel+`.querySelector('mjx-container')`)
			}
			if text := l.text(); strings.Contains(text, "$$") || strings.Contains(text, `\frac`) {
				t.Errorf("there is a formula that is not typeset:\n%s", text)
			}
			lookAtOutputs(l, n)
			l.undisturbed()

			l.runAll(5 * time.Minute)
			for i, cell := range l.cells() {
				if cell.Prompt != "" && strings.Trim(cell.Prompt, "[]: ") == "" {
					t.Errorf("code cell %d has not run", i+1)
				}
			}
			lookAtOutputs(l, n)
			l.undisturbed()
		})
	}
}

// lookAtOutputs looks for errors and for figures that the committed notebook
// has and the page has not.
func lookAtOutputs(l *lab, n *notebook.Notebook) {
	l.t.Helper()
	var code []notebook.Cell
	for _, cell := range n.Cells {
		if cell.Type == "code" {
			code = append(code, cell)
		}
	}
	shown := l.cells()
	if len(shown) != len(code) {
		l.t.Fatalf("the page has %d code cells, the notebook %d", len(shown), len(code))
	}
	for i, cell := range shown {
		problem := func(format string, args ...any) {
			l.t.Errorf("cell %s: %s", code[i].ID, fmt.Sprintf(format, args...))
			l.show(i)
			l.screenshot(code[i].ID)
		}
		if len(cell.Errors) > 0 {
			problem("fails: %s", cell.Errors)
		}
		if len(cell.Stderr) > 0 {
			problem("writes to stderr: %s", cell.Stderr)
		}
		if cell.Untrusted > 0 {
			problem("has outputs that are not trusted")
		}
		if want := figuresOf(code[i]); len(cell.Images) != want {
			problem("shows %d figures, the committed notebook has %d", len(cell.Images), want)
		}
		for _, p := range cell.Images {
			if p.Alt == "" {
				problem("has a figure without alt text")
			}
			if p.Width < 20 || p.Height < 20 {
				problem("has a figure of %v by %v: %s", p.Width, p.Height, p.Alt)
			}
		}
	}
}

// figuresOf counts the pictures among the outputs of a committed cell.
func figuresOf(c notebook.Cell) int {
	n := 0
	for _, o := range c.Outputs {
		if _, ok := o.Data["image/png"]; ok {
			n++
		} else {
			n += strings.Count(o.Data["text/html"]+o.Data["text/markdown"], "<img ")
		}
	}
	return n
}

// formulas reports whether the notebook has a formula.
func formulas(n *notebook.Notebook) bool {
	for _, cell := range n.Cells {
		if cell.Type == "markdown" && strings.Count(cell.Source, "$") > 1 {
			return true
		}
	}
	return false
}

// text returns the rendered prose of the notebook in front.
func (l *lab) text() string {
	l.t.Helper()
	return eval[string](l, `[...`+panel+`.querySelectorAll('.jp-MarkdownOutput')].map(m => m.innerText).join('\n')`)
}

// show scrolls code cell i into view.
func (l *lab) show(i int) {
	l.t.Helper()
	eval[any](l, fmt.Sprintf(panel+`.querySelectorAll('.jp-CodeCell')[%d].scrollIntoView()`, i))
}

// TestWorkshop starts the image as make workshop does and follows the printed
// link as it stands.
func TestWorkshop(t *testing.T) {
	v := volume(t)
	port := freePort(t)
	cmd := exec.Command("./workshop")
	cmd.Env = append(os.Environ(), "DOCKER="+settings.docker, "IMAGE="+settings.image, "VOLUME="+v, fmt.Sprint("PORT=", port))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Signal(syscall.SIGTERM)

	link := ""
	for lines := bufio.NewScanner(out); link == "" && lines.Scan(); {
		if line := strings.TrimSpace(lines.Text()); strings.HasPrefix(line, "http://") {
			link = line
		}
	}
	address := fmt.Sprintf("http://127.0.0.1:%d", port)
	if !strings.HasPrefix(link, address+"/") {
		t.Fatalf("the link is %q", link)
	}
	l := browse(t, &container{t: t, url: address})
	l.visit(link)
	l.opened("00-start-here.ipynb")
	time.Sleep(2 * time.Second) // pop-ups come late
	l.undisturbed()
	if n := eval[int](l, `document.querySelectorAll('[data-id="extensionmanager.main-view"]').length`); n != 0 {
		t.Error("there is an extension manager")
	}
}
