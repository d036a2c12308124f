package notebook

import (
	"fmt"
	"strings"
)

// maxLines is how many lines of a text a message shows.
const maxLines = 40

// diff returns the lines of two texts, "-" before those that only was has, "+"
// before those that only is has, by their longest common subsequence.
func diff(was, is string) string {
	a, b := lines(was), lines(is)
	// A common start needs no search, and may be nearly all of a long text.
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	var d []string
	for _, line := range a[max(0, start-2):start] {
		d = append(d, "  "+line)
	}
	a, b = a[start:], b[start:]
	a, b = a[:min(len(a), 10*maxLines)], b[:min(len(b), 10*maxLines)]

	// common[i][j] is how many lines a[i:] and b[j:] have in common.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			d = append(d, "  "+a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			d = append(d, "- "+a[i])
			i++
		default:
			d = append(d, "+ "+b[j])
			j++
		}
	}
	return strings.Join(d, "\n")
}

func lines(text string) []string {
	l := strings.Split(text, "\n")
	if last := len(l) - 1; l[last] == "" {
		return l[:last]
	} else {
		l[last] += " (no newline)"
	}
	return l
}

// indent sets text off from the message that it belongs to, and cuts it short.
func indent(text string) string {
	l := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(l) > maxLines {
		l = append(l[:maxLines], fmt.Sprintf("… and %d more lines", len(l)-maxLines))
	}
	return "    " + strings.Join(l, "\n    ")
}
