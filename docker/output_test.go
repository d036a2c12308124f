//go:build image

package docker_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestEndlessPrint runs a cell that prints without end. The page answers all the
// while, and Stop ends it, though only when what the kernel still holds is through.
func TestEndlessPrint(t *testing.T) {
	c := start(t)
	c.writeNotebook("endless.ipynb", "%%\nfor i := 0; ; i++ {\n\tfmt.Println(\"line\", i, \"of very many\")\n}", "%%\nfmt.Println(\"still here\")")
	l := browse(t, c)
	l.open("endless.ipynb")
	l.run(0)
	l.press(1)
	var slowest time.Duration
	for begin := time.Now(); time.Since(begin) < 20*time.Second; time.Sleep(100 * time.Millisecond) {
		asked := time.Now()
		eval[int](l, "1")
		slowest = max(slowest, time.Since(asked))
	}
	size := eval[int](l, panel+`.querySelectorAll('.jp-CodeCell')[1].querySelector('.jp-Cell-outputArea').textContent.length`)
	t.Logf("the page answers within %v; it shows %d characters", slowest, size)
	if slowest > 3*time.Second {
		t.Errorf("the page takes %v to answer", slowest)
	}
	if size < 1000 {
		t.Errorf("the page shows %d characters of an endless print", size)
	}
	l.do(chromedp.Click(chromedp.CSS(`.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]`)))
	stopped := time.Now()
	l.finished(2 * time.Minute)
	t.Logf("Stop takes %v", time.Since(stopped))
	if got := l.run(2).Text; got != "still here\n" {
		t.Errorf("after Stop, the next cell gives %q", got)
	}
}
