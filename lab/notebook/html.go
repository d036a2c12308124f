package notebook

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// readHTML adds the links, ids and pictures of a piece of HTML.
func (p *Page) readHTML(source []byte) {
	for t := html.NewTokenizer(bytes.NewReader(source)); t.Next() != html.ErrorToken; {
		raw := string(t.Raw())
		token := t.Token()
		if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
			continue
		}
		alt := ""
		for _, a := range token.Attr {
			switch {
			case a.Key == "id" || a.Key == "name":
				p.IDs = append(p.IDs, a.Val)
			case a.Key == "href" && token.Data == "a", a.Key == "src" && token.Data == "img":
				p.Links = append(p.Links, a.Val)
			case a.Key == "alt":
				alt = a.Val
			}
		}
		if token.Data == "img" && strings.TrimSpace(alt) == "" {
			p.Blind = append(p.Blind, "an <img> without alt text: "+shorten(raw))
		}
	}
}
