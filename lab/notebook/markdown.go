package notebook

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Page is what a Markdown text links to, shows and can be linked to.
type Page struct {
	Links    []string // targets of links and pictures
	IDs      []string // of HTML elements
	Headings []string // their texts
	Blind    []string // pictures without alt text, as messages
}

// before lets mathematics be found before links and emphasis, which it may look like.
const before = 50

var markdown = goldmark.New(goldmark.WithParserOptions(
	parser.WithInlineParsers(util.Prioritized(mathParser{}, before))))

// ReadMarkdown reads a cell as Jupyter does: Markdown with HTML and mathematics.
func ReadMarkdown(source string) Page {
	var p Page
	s := []byte(source)
	visit := func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			p.Links = append(p.Links, string(n.Destination))
		case *ast.Image:
			p.Links = append(p.Links, string(n.Destination))
			if strings.TrimSpace(plain(n, s)) == "" {
				p.Blind = append(p.Blind, "a picture without alt text: "+shorten("![]("+string(n.Destination)+")"))
			}
		case *ast.AutoLink:
			p.Links = append(p.Links, string(n.URL(s)))
		case *ast.Heading:
			p.Headings = append(p.Headings, plain(n, s))
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				segment := n.Segments.At(i)
				p.readHTML(segment.Value(s))
			}
		case *ast.HTMLBlock:
			p.readHTML(n.Lines().Value(s))
		}
		return ast.WalkContinue, nil
	}
	// The error is that of visit, which has none.
	_ = ast.Walk(markdown.Parser().Parse(text.NewReader(s)), visit)
	return p
}

// plain returns the text in a node as it is read.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Segment.Value(source))
		case *ast.String:
			b.Write(c.Value)
		default:
			b.WriteString(plain(c, source))
		}
	}
	return b.String()
}

// mathParser takes $…$ and $$…$$ as they are, as MathJax does.
type mathParser struct{}

// Trigger implements parser.InlineParser.
func (mathParser) Trigger() []byte { return []byte{'$'} }

// Parse implements parser.InlineParser.
func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	atLine, at := block.Position()
	line, _ := block.PeekLine()
	mark := line[:1]
	if bytes.HasPrefix(line, []byte("$$")) {
		mark = line[:2]
	}
	block.Advance(len(mark))
	math := ast.NewString(nil)
	for {
		line, _ := block.PeekLine()
		if line == nil { // it is a dollar sign, and no mathematics
			block.SetPosition(atLine, at)
			return nil
		}
		if end := bytes.Index(line, mark); end >= 0 {
			math.Value = append(math.Value, line[:end]...)
			block.Advance(end + len(mark))
			return math
		}
		math.Value = append(math.Value, line...)
		block.AdvanceLine()
	}
}
