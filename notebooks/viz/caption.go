package viz

import (
	"fmt"
	"html"
)

// hidden keeps a caption out of sight and leaves it to screen readers. It names
// only properties that JupyterLab lets pass in a notebook that is not trusted.
const hidden = "position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip: rect(0px, 0px, 0px, 0px); white-space: nowrap"

// caption returns the alt text of a picture once more, for screen readers:
// JupyterLab does not give it to the picture itself (seen in 4.0.11, where the
// picture has no name in Chromium's accessibility tree, but this text is there).
// Where a style attribute is stripped it is a caption for all.
func caption(alt string) string {
	return fmt.Sprintf(`<p class="viz-alt" style="%s">Figure: %s</p>`, hidden, html.EscapeString(alt))
}
