package data

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// quote returns s in quotes; of a long text only the beginning, so that an
// error stays short however large the file.
func quote(s string) string {
	const most = 40 // bytes
	if len(s) <= most {
		return strconv.Quote(s)
	}
	cut := most
	for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strconv.Quote(s[:cut]) + "…"
}

// quoteAll returns the first of the names in quotes, and how many more there are.
func quoteAll(names []string) string {
	const most = 150 // bytes
	var b strings.Builder
	for i, name := range names {
		if b.Len() > most {
			fmt.Fprintf(&b, " and %d more", len(names)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quote(name))
	}
	return b.String()
}
