//go:build image

package docker_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A lab is a Chromium with JupyterLab in it.
type lab struct {
	t       testing.TB
	c       *container
	browser context.Context
	tab     context.Context
	close   context.CancelFunc // the tab

	refusal int64 // a status that the test provokes

	mu       sync.Mutex
	problems []string // requests that failed or went elsewhere
}

// browse starts a Chromium that can reach nothing but the container.
func browse(t testing.TB, c *container) *lab {
	t.Helper()
	address, err := url.Parse(c.url)
	if err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(settings.chromium),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.WindowSize(1400, 1000),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE "+address.Hostname()),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	l := &lab{t: t, c: c, browser: ctx, close: func() {}}
	t.Cleanup(func() {
		if t.Failed() {
			l.screenshot("failed")
		}
		l.close()
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, problem := range l.problems {
			t.Error(problem)
		}
	})
	return l
}

// visit opens an address in a new tab and closes the one before.
func (l *lab) visit(address string) {
	l.t.Helper()
	l.close()
	l.tab, l.close = chromedp.NewContext(l.browser, chromedp.WithListener(l.watch))
	if err := chromedp.Do(l.tab); err != nil {
		l.t.Fatal(err)
	}
	if _, err := chromedp.Call(l.tab, network.Enable, network.EnableParams{}); err != nil {
		l.t.Fatal(err)
	}
	l.do(chromedp.Navigate(address))
}

// watch notes what the page asks for that is not there or not of the container.
func (l *lab) watch(event any) {
	var problem string
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		u := e.Request.URL
		if !strings.HasPrefix(u, l.c.url+"/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
			problem = "the page asks for " + u
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && e.Response.Status != l.refusal {
			problem = fmt.Sprintf("the page asks for %s and gets %d", e.Response.URL, e.Response.Status)
		}
	}
	if problem != "" {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.problems = append(l.problems, problem)
	}
}

// do carries out steps in the tab.
func (l *lab) do(steps ...chromedp.Action[chromedp.Void]) {
	l.t.Helper()
	ctx, stop := context.WithTimeout(l.tab, time.Minute)
	defer stop()
	if err := chromedp.Do(ctx, steps...); err != nil {
		l.t.Fatal(err)
	}
}

// eval evaluates JavaScript in the tab of l.
func eval[T any](l *lab, script string) T {
	l.t.Helper()
	ctx, stop := context.WithTimeout(l.tab, time.Minute)
	defer stop()
	result, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		l.t.Fatalf("%v\n%s", err, script)
	}
	return result
}

// wait waits until the JavaScript condition holds.
func (l *lab) wait(limit time.Duration, what, condition string) {
	l.t.Helper()
	eventually(l.t, limit, what, func() bool { return eval[bool](l, "Boolean("+condition+")") })
}

// panel is the notebook in front.
const panel = `document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)')`

// open opens a notebook of the learner's folder in a workspace of its own.
func (l *lab) open(name string) {
	l.t.Helper()
	workspace := unfit.ReplaceAllString(l.t.Name()+"-"+name, "-")
	l.visit(fmt.Sprintf("%s/lab/workspaces/%s/tree/%s?token=%s", l.c.url, workspace, name, l.c.token))
	l.opened(name)
}

var unfit = regexp.MustCompile(`[^A-Za-z0-9]+`)

// opened waits until the notebook is in front, whole, and its kernel ready.
func (l *lab) opened(name string) {
	l.t.Helper()
	l.wait(time.Minute, name+" opens and its kernel is idle", `(() => {
		const tab = document.querySelector('.lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current');
		if (!tab?.title.includes('Path: `+name+`') || !`+panel+`?.querySelector('.jp-Cell')) return false;
		return `+kernel+`?.innerText == 'Go (gonb) | Idle';
	})()`)
}

// kernel is where the status bar tells the kernel of the notebook in front and
// what it does. The indicator in the toolbar is a guess of JupyterLab's, 0.15 s late.
const kernel = `document.querySelector('#jp-main-statusbar .jp-StatusBar-TextItem[title^="Change kernel for"]')`

// menu chooses from the menu bar: the menu's title and the command.
func (l *lab) menu(title, command string) {
	l.t.Helper()
	l.click(`[...document.querySelectorAll('.lm-MenuBar-item')].find(i => i.innerText == '` + title + `')`)
	l.click(`document.querySelector('.lm-Menu-item[data-command="` + command + `"]')`)
}

// click moves the mouse to the element, as a menu wants it, and clicks.
func (l *lab) click(element string) {
	l.t.Helper()
	l.wait(10*time.Second, element+" is there", element)
	at := eval[struct{ X, Y float64 }](l, `(r => ({X: r.x + r.width / 2, Y: r.y + r.height / 2}))(`+element+`.getBoundingClientRect())`)
	l.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at.X, at.Y), chromedp.MouseClickXY(at.X, at.Y))
}

// runAll runs all cells from the menu and waits for the last one.
func (l *lab) runAll(limit time.Duration) {
	l.t.Helper()
	l.menu("Run", "runmenu:run-all")
	l.finished(limit)
}

// finished waits until no cell is waiting or running any more.
func (l *lab) finished(limit time.Duration) {
	l.t.Helper()
	for deadline := time.Now().Add(limit); !eval[bool](l, "Boolean("+idle+")"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			l.t.Fatalf("the cells don't finish within %v: %s", limit, l.state())
		}
	}
}

// state says what the page shows of the notebook in front and its kernel, and
// what the server knows of the kernels.
func (l *lab) state() string {
	l.t.Helper()
	page := eval[string](l, `JSON.stringify({
		kernel: `+kernel+`?.innerText,
		prompts: [...`+panel+`.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent),
		dialogs: [...document.querySelectorAll('.jp-Dialog')].map(d => d.innerText),
	})`)
	return fmt.Sprintf("the page shows %s, the server %s", page, l.c.must("GET", "/api/kernels", ""))
}

// idle is whether the notebook in front has nothing left to do.
const idle = `(![...` + panel + `.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].some(p => p.textContent.includes('*')) && ` + kernel + `?.innerText.endsWith(' | Idle'))`

// A cell is a code cell as the page shows it.
type cell struct {
	Prompt string // such as "[3]:"; "" where the source is folded away
	Text   string // of the outputs
	Errors []string
	Stderr []string
	Images []picture

	Untrusted int // outputs that the page does not trust
}

// A picture is one that a cell has drawn.
type picture struct {
	Alt           string
	Width, Height float64 // on the page; 0 where there is nothing to see
}

// cells returns the code cells of the notebook in front.
func (l *lab) cells() []cell {
	l.t.Helper()
	return eval[[]cell](l, `[...`+panel+`.querySelectorAll('.jp-CodeCell')].map(cell => {
		const outputs = mime => [...cell.querySelectorAll('.jp-OutputArea-output' + mime)];
		return {
			Prompt: cell.querySelector('.jp-InputPrompt')?.textContent ?? '',
			Text: outputs('').map(o => o.innerText).join('\n'),
			Errors: outputs('[data-mime-type="application/vnd.jupyter.error"]').map(o => o.innerText),
			Stderr: outputs('[data-mime-type="application/vnd.jupyter.stderr"]').map(o => o.innerText),
			Untrusted: outputs(':not(.jp-mod-trusted)').length,
			Images: outputs(' img').map(i => {
				// JupyterLab gives no alt text to a picture; viz puts it into a hidden caption below.
				const caption = i.closest('.jp-OutputArea-child')?.nextElementSibling?.querySelector('.viz-alt')?.textContent ?? '';
				// Of figures to turn through, each is shown by a button of its own.
				const frame = i.closest('.viz-frames > details');
				const frames = [...frame?.parentElement.querySelectorAll('details') ?? []];
				frame?.parentElement.querySelectorAll('input')[frames.indexOf(frame)].click();
				const seen = i.getBoundingClientRect();
				return {Alt: i.alt || caption, Width: i.naturalWidth && seen.width, Height: i.naturalHeight && seen.height};
			}),
		};
	})`)
}

// focus puts the cursor into code cell i of the notebook in front.
func (l *lab) focus(i int) {
	l.t.Helper()
	eval[any](l, fmt.Sprintf(panel+`.querySelectorAll('.jp-CodeCell')[%d].querySelector('.cm-content').focus()`, i))
}

// edit replaces the source of code cell i.
func (l *lab) edit(i int, source string) {
	l.t.Helper()
	l.focus(i)
	l.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	l.insert(source)
}

// insert puts text where the cursor is.
func (l *lab) insert(text string) {
	l.t.Helper()
	if _, err := chromedp.Call(l.tab, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		l.t.Fatal(err)
	}
}

// press starts code cell i with Ctrl and Enter.
func (l *lab) press(i int) {
	l.t.Helper()
	l.focus(i)
	l.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
}

// run runs code cell i and returns what it gives.
func (l *lab) run(i int) cell {
	l.t.Helper()
	l.press(i)
	l.finished(time.Minute)
	return l.cells()[i]
}

// time runs code cell i and returns how long it takes, from the key press until
// the page shows the result.
func (l *lab) time(i int) time.Duration {
	l.t.Helper()
	eval[any](l, `window.timed = new Promise(done => {
		let start, running;
		document.addEventListener('keydown', () => start = performance.now(), {once: true, capture: true});
		const look = () => {
			const waiting = !`+idle+`;
			running ||= waiting;
			if (running && !waiting) done(performance.now() - start);
			else requestAnimationFrame(look);
		};
		look();
	}), null`)
	l.press(i)
	ctx, stop := context.WithTimeout(l.tab, time.Minute)
	defer stop()
	ms, err := chromedp.Run(ctx, chromedp.Evaluate[float64]("window.timed", chromedp.EvalAwaitPromise))
	if err != nil {
		l.t.Fatal(err)
	}
	return time.Duration(ms * float64(time.Millisecond))
}

// accept presses the main button of the dialog that is open.
func (l *lab) accept() {
	l.t.Helper()
	l.do(chromedp.Click(chromedp.CSS(`.jp-Dialog .jp-mod-accept`)))
}

// undisturbed fails the test where a dialog or a notification is open.
func (l *lab) undisturbed() {
	l.t.Helper()
	found := eval[[]string](l, `[...document.querySelectorAll('.jp-Dialog, .Toastify__toast')].map(e => e.innerText)`)
	if len(found) > 0 {
		l.t.Errorf("the page pops up %q", found)
	}
}

// screenshot saves a picture of the page.
func (l *lab) screenshot(name string) {
	if l.tab == nil {
		return
	}
	ctx, stop := context.WithTimeout(l.tab, 10*time.Second)
	defer stop()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		l.t.Log("no screenshot:", err)
		return
	}
	path := filepath.Join(settings.screenshots, strings.ReplaceAll(l.t.Name(), "/", "-")+"-"+name+".png")
	if err := os.MkdirAll(settings.screenshots, 0o755); err != nil {
		l.t.Log(err)
		return
	}
	if err := os.WriteFile(path, picture, 0o644); err != nil {
		l.t.Log(err)
		return
	}
	l.t.Log("the page is in", path)
}
