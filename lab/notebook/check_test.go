package notebook

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// cell returns a code cell with an output, as JSON.
func codeCell(output string) string {
	return `{"cells": [{"cell_type": "code", "id": "a-cell", "source": "x", "execution_count": 1, "outputs": [` + output + `]}],
		"metadata": {"kernelspec": {"name": "gonb"}}, "nbformat": 4, "nbformat_minor": 5}`
}

func stream(name, text string) string {
	return `{"output_type": "stream", "name": "` + name + `", "text": ` + encoded(text) + `}`
}

func display(mime, data, metadata string) string {
	return `{"output_type": "display_data", "data": {"` + mime + `": ` + encoded(data) + `}, "metadata": ` + metadata + `}`
}

func TestCheckOutputs(t *testing.T) {
	for _, test := range []struct{ name, output, want string }{
		{"text", stream("stdout", "exit status 1\n"), ""},
		{"harmless stderr", stream("stderr", "warning: exit status 1 is what you get\n"), ""},
		{"success", stream("stderr", "exit status 0\n"), ""},
		{"exit status", stream("stderr", "exit status 12\n"), `stderr ends in "exit status 12"`},
		{"exit status after text", stream("stderr", "bad\nexit status 1\n\n"), `stderr ends in "exit status 1"`},
		{"signal", stream("stderr", "signal: killed\n"), `stderr ends in "signal: killed"`},
		{"panic", stream("stderr", "panic: lost\n"), "stderr holds a panic"},
		{"coloured panic", stream("stderr", "\x1b[7mpanic: lost\x1b[0m\n"), "stderr holds a panic"},
		{"deadlock", stream("stderr", "fatal error: all goroutines are asleep - deadlock!\n"), "stderr holds a panic"},
		{"trace", stream("stderr", "goroutine 1 [running]:\nmain.main()\n"), "stderr holds a panic"},
		{"split", stream("stderr", "exit sta") + "," + stream("stdout", "x") + "," + stream("stderr", "tus 1\n"), `stderr ends in "exit status 1"`},
		{"error", `{"output_type": "error", "ename": "ERROR", "evalue": "exit status 2", "traceback": ["where"]}`, "error: exit status 2\nwhere"},
		{"figure", display("image/png", "iVBO", `{"image/png": {"alt": "a curve"}}`), ""},
		{"figure without alt", display("image/png", "iVBO", `{}`), "a figure (image/png) without alt text"},
		{"figure with empty alt", display("image/png", "iVBO", `{"image/png": {"alt": " "}}`), "a figure (image/png) without alt text"},
		{"alt of another type", display("image/svg+xml", "<svg/>", `{"image/png": {"alt": "a curve"}}`), "a figure (image/svg+xml) without alt text"},
		{"img", display("text/html", `<p><img alt='a curve' src="x"></p>`, `{}`), ""},
		{"img without alt", display("text/html", `<IMG src="x">`, `{}`), "an <img> without alt text"},
		{"img with empty alt", display("text/html", `<img src="x" alt="">`, `{}`), "an <img> without alt text"},
		{"img in Markdown", display("text/markdown", `<img src="x">`, `{}`), "an <img> without alt text"},
		{"picture in Markdown", display("text/markdown", `![](x.png)`, `{}`), "a picture without alt text"},
	} {
		problems := CheckOutputs(mustParse(t, codeCell(test.output)))
		switch {
		case test.want == "" && problems != nil:
			t.Errorf("%s: %v", test.name, problems)
		case test.want != "" && (len(problems) != 1 || !strings.HasPrefix(problems[0].Message, test.want)):
			t.Errorf("%s: found %v, want %q", test.name, problems, test.want)
		}
	}
}

func TestCompare(t *testing.T) {
	figure := display("image/png", "iVBO", `{"image/png": {"alt": "a curve"}}`)
	for _, test := range []struct {
		name, was, is string
		want          string
	}{
		{"nothing", "", "", ""},
		{"the same", stream("stdout", "a\n"), stream("stdout", "a\n"), ""},
		{"another order", figure + "," + stream("stdout", "a\nb\n"), stream("stdout", "a\n") + "," + figure + "," + stream("stdout", "b\n"), ""},
		{"another picture", figure, display("image/png", "iVBX", `{"image/png": {"alt": "a curve"}}`), ""},
		{"other text", stream("stdout", "a\nb\n"), stream("stdout", "a\nc\n"), "stdout differs from what is committed\n      a\n    - b\n    + c"},
		{"lost newline", stream("stdout", "a\n"), stream("stdout", "a"), "stdout differs from what is committed\n    - a\n    + a (no newline)"},
		{"other stderr", stream("stderr", "a\n"), stream("stderr", "b\n"), "stderr differs"},
		{"text lost", stream("stdout", "a\n"), "", "the fresh run writes nothing to stdout"},
		{"text new", "", stream("stderr", "a\n"), "the fresh run writes to stderr"},
		{"figure lost", figure, "", "1 figure committed, the fresh run gives 0 figures"},
		{"figure new", "", figure, "0 figures committed, the fresh run gives 1 figure"},
		{"other alt", figure, display("image/png", "iVBO", `{"image/png": {"alt": "a line"}}`), "the alt text of a figure differs"},
		{"other type", figure, display("text/html", "<p>", `{}`), "an output holds image/png, the fresh run gives text/html"},
		{"other HTML", display("text/html", "<p>a", `{}`), display("text/html", "<p>b", `{}`), "text/html differs"},
		{"other Markdown", display("text/markdown", "a", `{}`), display("text/markdown", "b", `{}`), "text/markdown differs"},
		{"rich output lost", figure + "," + display("text/html", "<p>", `{}`), figure, "1 figure and 1 other rich output committed"},
	} {
		problems := Compare(mustParse(t, codeCell(test.was)), mustParse(t, codeCell(test.is)))
		switch {
		case test.want == "" && problems != nil:
			t.Errorf("%s: %v", test.name, problems)
		case test.want != "" && (len(problems) != 1 || !strings.HasPrefix(problems[0].Message, test.want)):
			t.Errorf("%s: found %v, want %q", test.name, problems, test.want)
		}
	}
}

func TestCompareTiming(t *testing.T) {
	timing := func(output string) *Notebook {
		return mustParse(t, strings.Replace(codeCell(output), `"source"`, `"metadata": {"tags": ["timing"]}, "source"`, 1))
	}
	if problems := Compare(timing(stream("stdout", "1 ns\n")), timing(stream("stdout", "2 ns\n"))); problems != nil {
		t.Errorf("the text of a timing cell may differ, found %v", problems)
	}
	if problems := Compare(timing(stream("stdout", "1 ns\n")), timing("")); len(problems) != 1 {
		t.Errorf("a timing cell that lost its text gives %v", problems)
	}
}

func TestCompareLoose(t *testing.T) {
	digits := func(text string) *Notebook {
		return mustParse(t, strings.Replace(codeCell(stream("stdout", text)), `"source"`, `"metadata": {"tags": ["mnist"]}, "source"`, 1))
	}
	if problems := Compare(digits("MNIST\n"), digits("synthetic\n"), MNISTTag); problems != nil {
		t.Errorf("the text may differ where MNIST is missing, found %v", problems)
	}
	if problems := Compare(digits("MNIST\n"), digits("synthetic\n")); len(problems) != 1 {
		t.Errorf("the text must not differ where MNIST is at hand, found %v", problems)
	}
}

func TestCompareEmbeddedPictures(t *testing.T) {
	frame := func(picture, alt string) *Notebook {
		return mustParse(t, codeCell(display("text/html", `<img alt="`+alt+`" src="data:image/png;base64,`+picture+`">`, "{}")))
	}
	if problems := Compare(frame("iVBORw0K+/=", "a"), frame("iVBORw0L", "a")); problems != nil {
		t.Errorf("the bytes of a picture may differ, found %v", problems)
	}
	if problems := Compare(frame("iVBORw0K", "a"), frame("iVBORw0K", "b")); len(problems) != 1 {
		t.Errorf("the text around a picture must not differ, found %v", problems)
	}
}

func TestReadingMinutes(t *testing.T) {
	prose := strings.Repeat("word ", 361)
	n := mustParse(t, `{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "`+prose+`"},
		{"cell_type": "markdown", "id": "ex-a", "metadata": {}, "source": "`+prose+`"},
		{"cell_type": "code", "id": "b", "metadata": {}, "execution_count": 1, "outputs": [], "source": "`+prose+`"}],
		"metadata": {"kernelspec": {"name": "gonb"}}, "nbformat": 4, "nbformat_minor": 5}`)
	// 361/180 + 361/90 = 6.02
	if got := ReadingMinutes(n); got != 7 {
		t.Errorf("%d minutes, want 7", got)
	}
}

func TestDiffOfLongTexts(t *testing.T) {
	long := strings.Repeat("the same\n", 100_000)
	if got, want := diff(long+"a\n", long+"b\n"), "  the same\n  the same\n- a\n+ b"; got != want {
		t.Errorf("diff is %q, want %q", got, want)
	}
	shown := strings.Count(indent(diff(strings.Repeat("a\n", 5000), strings.Repeat("b\n", 5000))), "\n")
	if shown > maxLines {
		t.Errorf("a message shows %d lines", shown)
	}
}

func TestLinks(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a file (1).txt", "")
	write("other.ipynb", `{"cells": [{"cell_type": "markdown", "source": "## 2 · The *other* one\n<a id=\"here\"></a>"}]}`)
	const headings = "# In five lines\n\n### With `code` and [a link](other.ipynb) #\n"
	for _, test := range []struct {
		markdown string
		broken   []string
	}{
		{"[site](https://example.org/none), [mail](mailto:a@example.org), [same](//example.org)", nil},
		{"[file](a%20file%20(1).txt) and [again](<a file (1).txt>) and [note](other.ipynb \"a title\")", nil},
		{"[here](#In-five-lines) [there](#With-code-and-a-link) [top](#)", nil},
		{"[there](other.ipynb#2-·-The-other-one) [or](other.ipynb#2-%C2%B7-The-other-one) [id](other.ipynb#here)", nil},
		{"`[code](none)`, $f[x](none)$, $$[x](none)$$\n\n```\n[code](none)\n# Not a heading\n```\n", nil},
		{"~~~\n[code](none)\n~~~\n", nil},
		{"[x](none.ipynb)", []string{"none.ipynb"}},
		{"[two](none) and [three](nil)", []string{"none", "nil"}},
		{"[x][1]\n\n[1]: none.ipynb", []string{"none.ipynb"}},
		{"![alt](none.png) [![alt](none.svg)](a%20file%20(1).txt)", []string{"none.png", "none.svg"}},
		{"<a href=\"none.html\">x</a> <img alt='x' src='none.gif'>", []string{"none.html", "none.gif"}},
		{"[x](#in-five-lines)", []string{"#in-five-lines"}},
		{"[x](#Not-a-heading)\n\n```\n# Not a heading\n```", []string{"#Not-a-heading"}},
		{"[x](other.ipynb#None)", []string{"other.ipynb#None"}},
		{"[x](/etc/hosts)", []string{"/etc/hosts"}},
		{"[x]()", []string{""}},
	} {
		source, err := json.Marshal(headings + test.markdown)
		if err != nil {
			t.Fatal(err)
		}
		n := mustParse(t, `{"cells": [{"cell_type": "markdown", "id": "a", "source": `+string(source)+`}]}`)
		n.Path = filepath.Join(dir, "lesson.ipynb")
		var broken []string
		for _, p := range checkLinks(n) {
			target, _, _ := strings.Cut(strings.TrimPrefix(p.Message, "broken link "), ": ")
			broken = append(broken, target)
		}
		if !slices.Equal(broken, test.broken) {
			t.Errorf("%q: broken are %q, want %q", test.markdown, broken, test.broken)
		}
	}
}

func TestPicturesInMarkdownNeedAltText(t *testing.T) {
	n := mustParse(t, `{"cells": [{"cell_type": "markdown", "id": "a", "source": "![](https://example.org/x.png) <img src='https://example.org/y.png'>"}]}`)
	if problems := checkLinks(n); len(problems) != 2 {
		t.Errorf("found %v, want 2 problems", problems)
	}
}

func TestIDs(t *testing.T) {
	for id, want := range map[string]string{
		"title":                                "",
		"train-cell":                           "",
		"step-2":                               "",
		"2-step":                               "not readable",
		"trainCell":                            "not readable",
		"a--b":                                 "not readable",
		"deadbeef":                             "not readable",
		"":                                     "has no id",
		"3f2b8c1e-6a1d-4c5e-9f00-2b7d8e9f0a1b": "not readable",
		"af2b8c1e-6a1d-4c5e-9f00-2b7d8e9f0a1b": "not readable",
	} {
		n := mustParse(t, `{"cells": [{"cell_type": "markdown", "id": "`+id+`", "source": ""}]}`)
		problems := checkIDs(n)
		if want == "" && problems != nil || want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, want)) {
			t.Errorf("id %q: found %v, want %q", id, problems, want)
		}
	}
}
