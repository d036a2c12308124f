package viz

import (
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"html"
	"strings"
)

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
