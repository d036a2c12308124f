package viz

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

func TestShorten(t *testing.T) {
	style := textStyle(smallSize, draw.XLeft, draw.YBottom)
	for _, text := range []string{"", "a", "a name", longNames(1, true)[0], strings.Repeat("ŷ′", 200)} {
		for width := vg.Length(0); width < 200*px; width += 7 * px {
			short := shorten(style, text, width)
			if style.Width(short) > width && short != ellipsis {
				t.Errorf("%q for %v is %q, which takes %v", text, width, short, style.Width(short))
			}
			if style.Width(text) <= width && short != text {
				t.Errorf("%q for %v is %q though all fits", text, width, short)
			}
		}
	}
	if got := shorten(style, "the first of many names", 100*px); !strings.HasPrefix(got, "the fi") || !strings.HasSuffix(got, "names") {
		t.Errorf("got %q, want the beginning and the end", got)
	}
}

func TestWrap(t *testing.T) {
	style := textStyle(smallSize, draw.XLeft, draw.YBottom)
	for _, test := range []struct {
		text  string
		most  int
		lines int
		whole bool
	}{
		{"short", 3, 1, true},
		{"two\nlines", 3, 2, true},
		{"some words for a line or two", 3, 2, true},
		{"some words for a line or two, or for three, or four, or five, or six", 3, 3, false},
		{"Donaudampfschifffahrtsgesellschaft", 3, 1, false},
	} {
		lines, whole := wrap(style, test.text, 120*px, test.most)
		if len(lines) != test.lines || whole != test.whole {
			t.Errorf("%q: lines %q, whole %v, want %d and %v", test.text, lines, whole, test.lines, test.whole)
		}
		for _, line := range lines {
			if style.Width(line) > 120*px {
				t.Errorf("%q is too wide", line)
			}
		}
		if kept := strings.Join(lines, " "); whole && kept != strings.ReplaceAll(test.text, "\n", " ") {
			t.Errorf("%q became %q", test.text, kept)
		}
	}
}
