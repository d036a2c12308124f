package notebook

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// a minimal notebook, as nbformat writes it.
const minimal = `{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "title",
   "metadata": {},
   "source": [
    "# Title & <b>more</b>\n",
    "\n",
    "Ünïcode: ŷ − \u001b"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "seven-cell",
   "metadata": {
    "tags": [
     "timing"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "seven\n"
     ]
    }
   ],
   "source": [
    "%%\n",
    "fmt.Println(\"seven\")"
   ]
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Go (gonb)",
   "language": "go",
   "name": "gonb"
  },
  "number": 1.50
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`

func mustParse(t *testing.T, text string) *Notebook {
	t.Helper()
	n, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	n.Path = filepath.Join(t.TempDir(), "lesson.ipynb")
	return n
}

func TestRead(t *testing.T) {
	n := mustParse(t, minimal)
	if n.Format != "4.5" || n.Kernel != "gonb" || n.Size != len(minimal) || len(n.Cells) != 2 {
		t.Fatalf("read format %q, kernel %q, size %d, %d cells", n.Format, n.Kernel, n.Size, len(n.Cells))
	}
	c := n.Cells[1]
	if c.Number != 2 || c.Type != "code" || c.ID != "seven-cell" || !c.HasTag("timing") || c.HasTag("other") || !c.Executed {
		t.Errorf("read cell %+v", c)
	}
	if want := "%%\nfmt.Println(\"seven\")"; c.Source != want {
		t.Errorf("source is %q, want %q", c.Source, want)
	}
	if got := c.stream("stdout"); got != "seven\n" {
		t.Errorf("stdout is %q", got)
	}
	if problems := Check(n); problems != nil {
		t.Errorf("a sound notebook has problems: %v", problems)
	}
}

func TestReadRefusesWhatIsNoNotebook(t *testing.T) {
	for text, want := range map[string]string{
		"":                 "not a notebook: EOF",
		"[]":               "not a notebook: json",
		"{}":               "it has no list of cells",
		`{"cells": [1]}`:   "cell 1 is not an object",
		`{"cells": []} {}`: "more text after its end",
	} {
		path := filepath.Join(t.TempDir(), "bad.ipynb")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Read(path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("Read of %q gives %v, want %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte(`{"cells": [{"source": 7, "outputs": [null, {"data": {"image/png": ["a", 1]}}]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		n, err := parse(text)
		if err != nil {
			return
		}
		n.Path = "lesson.ipynb"
		Check(n)
		if problems := Compare(n, n); problems != nil {
			t.Errorf("a notebook differs from itself: %v", problems)
		}
	})
}

func TestWriteChangesNothingElse(t *testing.T) {
	n := mustParse(t, minimal)
	if err := n.Write(); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(n.Path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != minimal {
		t.Errorf("written:\n%s", got)
	}
	if others, _ := filepath.Glob(filepath.Dir(n.Path) + "/*"); len(others) != 1 {
		t.Errorf("Write left %v", others)
	}
}

func TestTakeOutputs(t *testing.T) {
	text := func(outputs string) string {
		return `{"cells": [{"cell_type": "code", "id": "a", "source": "x", "metadata": {"kept": true},
			"execution_count": 7, "outputs": [` + outputs + `]}]}`
	}
	const (
		out    = `{"output_type": "stream", "name": "stdout", "text": "a\nb\n"}`
		first  = `{"output_type": "stream", "name": "stdout", "text": "a\n"}`
		second = `{"output_type": "stream", "name": "stdout", "text": "b\n"}`
		figure = `{"output_type": "display_data", "data": {"image/png": "iVBO"}, "metadata": {}}`
		err    = `{"output_type": "stream", "name": "stderr", "text": "a\nb\n"}`
		named  = `{"output_type": "display_data", "data": {"image/png": "iVBO"}, "metadata": {"image/png": {"alt": "a curve"}}}`
		other  = `{"output_type": "display_data", "data": {"image/png": "iVBX"}, "metadata": {}}`
	)
	for _, test := range []struct{ was, is, want string }{
		{was: out + "," + figure, is: first + "," + figure + "," + second, want: out + "," + figure}, // another order
		{was: out + "," + figure, is: out + "," + other, want: out + "," + other},                    // another picture
		{was: figure, is: named, want: named},
		{was: out, is: first, want: first},
		{was: out, is: err, want: err},
		{was: out + "," + err, is: out, want: out},
		{was: out, is: "", want: ""},
		{was: "", is: figure, want: figure},
	} {
		n, fresh := mustParse(t, text(test.was)), mustParse(t, strings.Replace(text(test.is), "7", "1", 1))
		fresh.raw["metadata"] = "not taken"
		fresh.Cells[0].raw["metadata"] = "not taken"
		if err := n.TakeOutputs(fresh); err != nil {
			t.Fatal(err)
		}
		want := mustParse(t, strings.Replace(text(test.want), "7", "1", 1))
		if got, want := encoded(n.raw), encoded(want.raw); got != want {
			t.Errorf("%s\ntook from\n%s\nto be\n%s\nwant\n%s", test.was, test.is, got, want)
		}
	}
}

func TestTakeOutputsRefusesAnotherNotebook(t *testing.T) {
	n := mustParse(t, minimal)
	for _, other := range []string{
		strings.Replace(minimal, "seven-cell", "eight-cell", 1),
		strings.Replace(minimal, "Println", "Print", 1),
		`{"cells": []}`,
	} {
		if err := n.TakeOutputs(mustParse(t, other)); err == nil {
			t.Errorf("took the outputs of %s", other)
		}
	}
	if err := n.Write(); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(n.Path); string(got) != minimal {
		t.Errorf("changed all the same:\n%s", got)
	}
}
