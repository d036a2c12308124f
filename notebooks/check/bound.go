package check

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// What stands below a cell is at most 4 kB: an answer of [maxAnswer] bytes and
// what the learner's code prints while it is checked, [maxPrinted] bytes. An
// answer that tells of reasonable code has 1.1 kB at most.
const (
	maxAnswer  = 2500
	maxPrinted = 1500
	maxSpan    = 400 // bytes of a code span
	maxItems   = 24  // values of a list; a one-hot digit has 10, a small network 9
)

// cut returns s, or as much of it as fits into limit bytes together with a mark
// that something is missing. It cuts no character in two.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	return head(s, limit-40) + ofAll(s)
}

// ofAll is the mark that more of s is missing.
func ofAll(s string) string {
	return fmt.Sprintf("… (%d characters in all)", utf8.RuneCountInString(s))
}

// head returns the longest beginning of s that has at most n bytes and ends
// with a whole character.
func head(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// fit cuts Markdown after a line, so that no code span is left open.
func fit(markdown string, limit int) string {
	const rest = "\n… the rest of this answer is left out.\n"
	if len(markdown) <= limit {
		return markdown
	}
	whole := markdown[:limit-len(rest)]
	return whole[:strings.LastIndex(whole, "\n")+1] + rest
}
