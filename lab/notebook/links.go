package notebook

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	// What Markdown does not look into for links: code and mathematics.
	fenced = regexp.MustCompile("(?ms)^ {0,3}(```|~~~).*?(^ {0,3}(```|~~~)[ \t]*$|\\z)")
	code   = regexp.MustCompile("(?s)``.+?``|`[^`\n]+`")
	maths  = regexp.MustCompile(`(?s)\$\$.+?\$\$|\$[^$\n]+\$`)

	inlineLink = regexp.MustCompile(`(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(<[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)`)
	reference  = regexp.MustCompile(`(?m)^ {0,3}\[[^\]]+\]:\s*(\S+)`)
	htmlLink   = regexp.MustCompile(`(?is)<(?:a|img)\b[^>]*\b(?:href|src)\s*=\s*["']([^"']*)["']`)
	anchorID   = regexp.MustCompile(`(?is)<[a-z]+\b[^>]*\b(?:id|name)\s*=\s*["']([^"']+)["']`)
	heading    = regexp.MustCompile(`(?m)^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$`)
	emphasis   = regexp.MustCompile("[*`]+|\\b_|_\\b")
	scheme     = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)
)

// prose returns Markdown without its code and mathematics.
func prose(markdown string) string {
	for _, skip := range []*regexp.Regexp{fenced, code, maths} {
		markdown = skip.ReplaceAllString(markdown, " ")
	}
	return markdown
}

// checkLinks follows the links of all Markdown cells to files beside the
// notebook and to headings. Links to other sites are not followed.
func checkLinks(n *Notebook) []Problem {
	var problems []Problem
	for i := range n.Cells {
		c := &n.Cells[i]
		if c.Type != "markdown" {
			continue
		}
		for _, target := range links(c.Source) {
			if err := n.follow(target); err != nil {
				problems = append(problems, n.problem(c, fmt.Sprintf("broken link %s: %v", target, err)))
			}
		}
		for _, message := range append(checkMarkdownImages(c.Source), checkImgTags(prose(c.Source))...) {
			problems = append(problems, n.problem(c, message))
		}
	}
	return problems
}

// links returns the targets of the links and images in Markdown.
func links(markdown string) []string {
	text := prose(markdown)
	var targets []string
	for _, m := range inlineLink.FindAllStringSubmatch(text, -1) {
		targets = append(targets, strings.Trim(m[3], "<>"))
		// A picture may stand in the text of a link.
		targets = append(targets, links(m[2])...)
	}
	for _, pattern := range []*regexp.Regexp{reference, htmlLink} {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			targets = append(targets, strings.Trim(m[1], "<>"))
		}
	}
	return targets
}

func checkMarkdownImages(markdown string) (messages []string) {
	for _, m := range inlineLink.FindAllStringSubmatch(prose(markdown), -1) {
		if m[1] == "!" && strings.TrimSpace(m[2]) == "" {
			messages = append(messages, "a picture without alt text: "+shorten(m[0]))
		}
	}
	return messages
}

// follow returns why target, a link in the notebook, leads nowhere.
func (n *Notebook) follow(target string) error {
	if scheme.MatchString(target) || strings.HasPrefix(target, "//") {
		return nil
	}
	path, anchor, hasAnchor := strings.Cut(target, "#")
	path, err := url.PathUnescape(path)
	if err != nil {
		return err
	}
	if anchor, err = url.PathUnescape(anchor); err != nil {
		return err
	}
	aim := n
	if path != "" {
		file := filepath.Join(filepath.Dir(n.Path), path)
		if _, err := os.Stat(file); err != nil {
			return fmt.Errorf("there is no such file")
		}
		if !hasAnchor {
			return nil
		}
		if filepath.Ext(file) != ".ipynb" {
			return nil // what an anchor means there is not ours to say
		}
		if aim, err = Read(file); err != nil {
			return err
		}
	} else if !hasAnchor {
		return fmt.Errorf("it is empty")
	}
	if !aim.anchors()[anchor] {
		return fmt.Errorf("%s has no such heading", aim.Name())
	}
	return nil
}

// anchors returns what a link may name after "#": the headings, with hyphens
// for spaces, as Jupyter makes them, and explicit ids.
func (n *Notebook) anchors() map[string]bool {
	found := map[string]bool{"": true}
	for _, c := range n.Cells {
		if c.Type != "markdown" {
			continue
		}
		text := fenced.ReplaceAllString(c.Source, "")
		for _, m := range heading.FindAllStringSubmatch(text, -1) {
			title := inlineLink.ReplaceAllString(m[1], "$2")
			title = emphasis.ReplaceAllString(title, "")
			found[strings.ReplaceAll(title, " ", "-")] = true
		}
		for _, m := range anchorID.FindAllStringSubmatch(text, -1) {
			found[m[1]] = true
		}
	}
	return found
}
