package notebook

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// TimingTag marks cells whose text differs from one execution to the next.
const TimingTag = "timing"

// MNISTTag marks cells whose text is that of the real MNIST.
const MNISTTag = "mnist"

// Compare returns what differs between the outputs that are committed and those
// of a fresh execution. Streams are compared as a whole, and apart from figures
// and other rich output: their order is not fixed. Of figures only the alt text
// is compared. The text of cells tagged timing may differ, and that of cells with
// a tag in loose. Cells that end in an error are left to [CheckOutputs].
func Compare(committed, fresh *Notebook, loose ...string) []Problem {
	loose = append(slices.Clone(loose), TimingTag)
	if len(committed.Cells) != len(fresh.Cells) {
		return []Problem{{Notebook: committed.Name(), Message: fmt.Sprintf(
			"%d cells are committed, the fresh run has %d", len(committed.Cells), len(fresh.Cells))}}
	}
	var problems []Problem
	for i := range committed.Cells {
		c, f := &committed.Cells[i], &fresh.Cells[i]
		for _, message := range compareCell(c, f, slices.ContainsFunc(loose, c.HasTag)) {
			problems = append(problems, committed.problem(c, message))
		}
	}
	return problems
}

func compareCell(c, f *Cell, loose bool) (messages []string) {
	if slices.ContainsFunc(f.Outputs, func(o Output) bool { return o.Type == "error" }) {
		return nil
	}
	for _, stream := range []string{"stdout", "stderr"} {
		was, is := c.stream(stream), f.stream(stream)
		switch {
		case was != "" && is == "":
			messages = append(messages, fmt.Sprintf("the fresh run writes nothing to %s; committed is\n%s", stream, indent(was)))
		case was == "" && is != "":
			messages = append(messages, fmt.Sprintf("the fresh run writes to %s, and nothing of it is committed; run make notebooks\n%s", stream, indent(is)))
		case was != is && !loose:
			messages = append(messages, fmt.Sprintf("%s differs from what is committed\n%s", stream, indent(diff(was, is))))
		}
	}
	was, is := c.rich(), f.rich()
	if len(was) != len(is) {
		return append(messages, fmt.Sprintf("%s committed, the fresh run gives %s", count(was), count(is)))
	}
	for i := range was {
		messages = append(messages, compareRich(was[i], is[i], loose)...)
	}
	return messages
}

var embedded = regexp.MustCompile(`data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+`)

// withoutPictures leaves out the pictures that HTML embeds. Like other figures
// they may differ in a few grey levels from one processor to another.
func withoutPictures(text string) string {
	return embedded.ReplaceAllString(text, "data:image/…")
}

func compareRich(was, is Output, loose bool) (messages []string) {
	wasTypes, isTypes := sortedTypes(was), sortedTypes(is)
	if !slices.Equal(wasTypes, isTypes) {
		return []string{fmt.Sprintf("an output holds %s, the fresh run gives %s",
			strings.Join(wasTypes, " and "), strings.Join(isTypes, " and "))}
	}
	if loose {
		return nil
	}
	for _, mime := range wasTypes {
		if isImage(mime) {
			if alt(was, mime) != alt(is, mime) {
				messages = append(messages, fmt.Sprintf("the alt text of a figure differs from what is committed\n%s",
					indent(diff(alt(was, mime), alt(is, mime)))))
			}
			continue
		}
		if was, is := withoutPictures(was.Data[mime]), withoutPictures(is.Data[mime]); was != is {
			messages = append(messages, fmt.Sprintf("%s differs from what is committed\n%s", mime, indent(diff(was, is))))
		}
	}
	return messages
}

// sameOutputs reports whether two lists of outputs say the same, down to the
// pixel, whatever the order of streams and rich outputs.
func sameOutputs(was, is []Output) bool {
	w, f := Cell{Outputs: was}, Cell{Outputs: is}
	return w.stream("stdout") == f.stream("stdout") &&
		w.stream("stderr") == f.stream("stderr") &&
		slices.EqualFunc(w.rich(), f.rich(), func(a, b Output) bool {
			return a.Type == b.Type && maps.Equal(a.Data, b.Data) && encoded(a.Metadata) == encoded(b.Metadata)
		})
}

// stream returns all that the cell wrote to a stream.
func (c *Cell) stream(name string) string {
	var b strings.Builder
	for _, o := range c.Outputs {
		if o.Type == "stream" && o.Name == name {
			b.WriteString(o.Text)
		}
	}
	return b.String()
}

// rich returns the outputs that are neither streams nor errors.
func (c *Cell) rich() []Output {
	var rich []Output
	for _, o := range c.Outputs {
		if o.Data != nil {
			rich = append(rich, o)
		}
	}
	return rich
}

// count says how many figures and other rich outputs there are.
func count(rich []Output) string {
	figures := 0
	for _, o := range rich {
		if slices.ContainsFunc(sortedTypes(o), isImage) {
			figures++
		}
	}
	text := plural(figures, "figure")
	if others := len(rich) - figures; others > 0 {
		text += " and " + plural(others, "other rich output")
	}
	return text
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func isImage(mime string) bool { return strings.HasPrefix(mime, "image/") }

// alt returns the alt text of the image of that type, or "".
func alt(o Output, mime string) string {
	return strings.TrimSpace(stringAt(object(o.Metadata[mime]), "alt"))
}
