//go:build image

package docker_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

func TestEditing(t *testing.T) {
	c := start(t)
	c.writeNotebook("play.ipynb",
		"%%\nfmt.Println(\"before\")",
		"%%\nfmt.Println(\"started at\", time.Now().UnixNano())")
	l := browse(t, c)
	l.open("play.ipynb")
	l.run(0)
	if got := l.run(1).Text; got != "before\n" {
		t.Errorf("the cell gives %q", got)
	}
	l.edit(1, "%%\nfmt.Println(\"after\", 6*7)")
	if got := l.run(1).Text; got != "after 42\n" {
		t.Errorf("the edited cell gives %q", got)
	}

	once := l.run(2).Text
	l.menu("Run", "runmenu:restart-and-run-all")
	l.accept()
	l.wait(time.Minute, "the restarted kernel runs all cells", `(() => {
		const cells = [...`+panel+`.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent);
		return cells.join() == '[1]:,[2]:,[3]:' && `+idle+`;
	})()`)
	cells := l.cells()
	if got := cells[1].Text; got != "after 42\n" {
		t.Errorf("after the restart, the edited cell gives %q", got)
	}
	if got := cells[2].Text; got == once {
		t.Errorf("the cell still shows what it gave before the restart: %q", got)
	}
	l.undisturbed()
}

func TestStop(t *testing.T) {
	c := start(t)
	c.writeNotebook("stop.ipynb", `import "fromscratch/nn"

%%
net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
net.InitOnes()
fmt.Println("training")
for {
	net.Step(nn.MSE, []float64{-2, -1}, []float64{1}, 0.1)
}`, "%%\nfmt.Println(\"still here\")")
	l := browse(t, c)
	l.open("stop.ipynb")
	l.run(0)
	l.press(1)
	eventually(t, time.Minute, "the endless loop runs", func() bool {
		cell := l.cells()[1]
		return cell.Prompt == "[*]:" && strings.Contains(cell.Text, "training")
	})
	l.do(chromedp.Click(chromedp.CSS(`.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]`)))
	l.finished(20 * time.Second)
	if got := l.run(2).Text; got != "still here\n" {
		t.Errorf("after Stop, the next cell gives %q", got)
	}
	if left := c.sh("ls -l /proc/[0-9]*/exe 2>/dev/null | grep -c gonb_ || true"); left != "0" {
		t.Errorf("%s cells still run", left)
	}
}

// TestMistakes looks for the place of the mistake in the message.
func TestMistakes(t *testing.T) {
	c := start(t)
	c.writeNotebook("mistakes.ipynb",
		"%%\nx := 6\nfmt.Println(y)",
		"%%\nvar w []float64\nfmt.Println(\"a\")\nfmt.Println(w[3])")
	l := browse(t, c)
	l.open("mistakes.ipynb")
	l.run(0)
	wants := [][]string{
		{`Cell\[2\].*Line 3`, `undefined: y`},
		{`Cell\[3\].*Line 4`, `index out of range \[3\]`},
	}
	for i, want := range wants {
		got := l.run(i + 1).Text
		for _, pattern := range want {
			if !regexp.MustCompile("(?is)" + pattern).MatchString(got) {
				t.Errorf("the message does not match %s:\n%s", pattern, got)
			}
		}
	}
}

// TestKill ends the container in the middle of an edit. What was saved is kept,
// and the learner's outputs are still trusted.
func TestKill(t *testing.T) {
	c := start(t, "--volume", volume(t)+":/course/work")
	c.writeNotebook("work.ipynb", "// nothing yet")
	l := browse(t, c)
	l.open("work.ipynb")
	l.run(0)
	l.edit(1, "%%\nfmt.Println(\"saved\")")
	l.run(1)
	l.do(chromedp.KeyEvent("s", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	eventually(t, 10*time.Second, "the notebook is saved", func() bool { return strings.Contains(c.read("work.ipynb"), `saved\n`) })
	l.edit(1, "// not saved")
	mustDocker(t, "kill", c.id)
	l.close()

	c.start()
	l = browse(t, c)
	l.open("work.ipynb")
	if got := l.cells()[1]; got.Text != "saved\n" || got.Untrusted > 0 {
		t.Errorf("after the restart the cell shows %+v", got)
	}
	l.run(0)
	if got := l.run(1).Text; got != "saved\n" {
		t.Errorf("after the restart the cell gives %q", got)
	}
}
