package viz

import (
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"html"
	"strings"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/plot"
)

// A Frame is one of the pictures that [ShowFrames] shows.
type Frame struct {
	Label string // the value that the reader chooses, "0.1" say
	Plot  *plot.Plot
	Alt   string // what this picture shows; empty: what all of them show
}

// ShowFrames draws a picture for each value of a quantity, the control, and shows
// the one that the reader chooses: "learning rate η" with the labels "0.01",
// "0.1" and "1". All pictures are in the notebook, so that it takes no kernel
// and no script to turn from one to the next, by mouse or by arrow key.
//
// The pictures are as large as the largest of the plots. Give the plots the same
// axes, for what the reader sees move is then the quantity's doing. A frame of
// 480 × 320 (see [Size]) adds some 10 kB to the notebook, a map twice that.
//
// alt says what the pictures show, as for [Show]. ShowFrames panics if alt, the
// control or a label is empty, and if there is no frame.
func ShowFrames(control string, frames []Frame, alt string) {
	checkFrames(control, frames)
	display(alt, func() { sendHTML(alt, framesHTML(alt, control, frames)) })
}

func checkFrames(control string, frames []Frame) {
	if strings.TrimSpace(control) == "" {
		panic("viz: frames need the name of what the reader chooses, \"epoch\" say")
	}
	if len(frames) == 0 {
		panic("viz: there are no frames to choose from")
	}
	for i, f := range frames {
		if strings.TrimSpace(f.Label) == "" {
			panic(fmt.Sprintf("viz: frame %d of %d has no label", i+1, len(frames)))
		}
	}
}

// framesHTML returns the figure in two forms, of which the reader gets the best
// that the page allows. What was seen, in Chromium 156:
//
//   - A trusted notebook in JupyterLab 4.0.11 or Notebook 6.4.12, and HTML by
//     nbconvert 6.5.3: all of it works. Radio buttons choose the picture; the
//     style hides the others. It goes by place, not by id.
//   - A notebook that is not trusted: JupyterLab (4.0.11; the sanitizer of
//     4.7.6 does the same) drops style elements and the attributes id, name and
//     hidden, and disables every input; Notebook 6 drops style attributes, too,
//     but keeps hidden. So the radio buttons are hidden twice unless the style
//     shows them, and what is left is a list of details elements that the reader
//     opens and closes, by mouse or key, the first one open. Older browsers show
//     that as well: before 2025 no style could show what is in a closed one.
//
// From version 4.1 on JupyterLab takes arrow keys for itself, in radio buttons
// too, unless data-lm-suppress-shortcuts tells it not to (read in its source).
// The form keeps the buttons of two figures, or of two views of one, apart; of
// the method "dialog", since Enter would otherwise send it and leave the page.
func framesHTML(alt, control string, frames []Frame) string {
	width, pictures := drawFrames(frames)
	group := frameGroup(alt, control, frames)
	control = html.EscapeString(control)

	var style, buttons, details strings.Builder
	for i, f := range frames {
		label := html.EscapeString(f.Label)
		checked, open := "", ""
		if i == 0 {
			checked, open = " checked", " open"
		}
		fmt.Fprintf(&style, "&:has(label:nth-of-type(%d) :checked) > details:nth-of-type(%[1]d),\n", i+1)
		fmt.Fprintf(&buttons, "<label><input type=\"radio\" name=\"%s\"%s> %s</label>\n", group, checked, label)
		fmt.Fprintf(&details, "<details name=\"%s\"%s><summary>%s: %s</summary><img width=\"%d\" alt=\"%[3]s: %[4]s. %[6]s\" src=\"data:image/png;base64,%[7]s\"></details>\n",
			group, open, control, label, width,
			html.EscapeString(frameAlt(alt, f)), base64.StdEncoding.EncodeToString(pictures[i]))
	}
	return "<style>\n" + fmt.Sprintf(framesStyle, strings.TrimSuffix(style.String(), ",\n")) + "</style>\n" +
		"<form class=\"viz-frames\" method=\"dialog\">\n" +
		"<fieldset hidden style=\"display: none\" data-lm-suppress-shortcuts=\"true\"><legend>" + control + "</legend>\n" +
		buttons.String() + "</fieldset>\n" + details.String() + "</form>\n"
}

// framesStyle takes the selector of the picture that is chosen. It is in force
// only where the radio buttons work, for a page may hold both figures that are
// trusted and such that are not.
const framesStyle = `@supports selector(::details-content) and selector(:has(a)) {
.viz-frames:has(input:enabled) {
> fieldset { display: flex !important; flex-wrap: wrap; gap: 2px 12px; width: fit-content; min-width: 0; margin: 0 0 4px; padding: 2px 10px 6px; border: 1px solid #888; border-radius: 4px; }
legend { width: auto; margin: 0; padding: 0 4px; border: 0; font-size: inherit; line-height: inherit; color: inherit; }
label { display: flex; align-items: center; gap: 4px; margin: 0; padding: 2px 6px 2px 2px; border-radius: 4px; font-weight: normal; cursor: pointer; }
label:has(:focus-visible) { outline: 2px solid #0072b2; }
input { margin: 0; outline: none !important; }
> details { display: none; }
> details::details-content { content-visibility: visible; display: block; }
summary { display: none; }
%s { display: block; }
}
}
`

// frameSharpness is less than that of a single figure, of which the notebook
// holds but one.
const frameSharpness = 1.5

// drawFrames returns the pictures as PNG, all of one width on the page.
func drawFrames(frames []Frame) (width int, pictures [][]byte) {
	height := 0
	for _, f := range frames {
		size := figureOf(f.Plot)
		width, height = max(width, size.width), max(height, size.height)
	}
	for _, f := range frames {
		pictures = append(pictures, encode(renderAt(frameSharpness, 1, width, height, f.Plot)))
	}
	return width, pictures
}

func frameAlt(alt string, f Frame) string {
	if strings.TrimSpace(f.Alt) != "" {
		return f.Alt
	}
	return alt
}

// frameGroup returns a name for the choice of a frame: another one for each
// figure of a notebook, and the same whenever the cell runs.
func frameGroup(alt, control string, frames []Frame) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%q %q", alt, control)
	for _, f := range frames {
		fmt.Fprintf(h, " %q %q", f.Label, f.Alt)
	}
	return fmt.Sprintf("frame-%08x", h.Sum32())
}

func sendHTML(alt, text string) {
	gonbui.SendData(&protocol.DisplayData{
		Data: map[protocol.MIMEType]any{
			protocol.MIMETextHTML:  text,
			protocol.MIMETextPlain: alt,
		},
	})
}
