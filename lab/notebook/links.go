package notebook

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// checkLinks follows the links of all Markdown cells to files beside the
// notebook and to headings. Links to other sites are not followed.
func checkLinks(n *Notebook) []Problem {
	var problems []Problem
	for i := range n.Cells {
		c := &n.Cells[i]
		if c.Type != "markdown" {
			continue
		}
		p := ReadMarkdown(c.Source)
		for _, target := range p.Links {
			if err := n.follow(target); err != nil {
				problems = append(problems, n.problem(c, fmt.Sprintf("broken link %s: %v", target, err)))
			}
		}
		for _, message := range p.Blind {
			problems = append(problems, n.problem(c, message))
		}
	}
	return problems
}

// follow returns why target, a link in the notebook, leads nowhere.
func (n *Notebook) follow(target string) error {
	u, err := url.Parse(target)
	if err != nil {
		return err
	}
	if u.IsAbs() || u.Host != "" {
		return nil
	}
	path, anchor := u.Path, u.Fragment
	hasAnchor := strings.Contains(target, "#")
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
		p := ReadMarkdown(c.Source)
		for _, title := range p.Headings {
			found[strings.ReplaceAll(title, " ", "-")] = true
		}
		for _, id := range p.IDs {
			found[id] = true
		}
	}
	return found
}
