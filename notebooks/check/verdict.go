package check

import (
	"fmt"
	"strings"
)

type outcome int

const (
	wrong outcome = iota
	untouched
	right
)

// verdict is what a check found out about the learner's code.
type verdict struct {
	outcome outcome

	// For a wrong answer:
	score     string // how much of it is right: "Right for 3 of 14 inputs."
	input     string // Go code; "" where the answer is not a function
	want, got string
	where     string // of a panic: the line of the learner's code, as Markdown
	hint      string // what this very mistake looks like, "" if it is no known one
	running   bool   // the code was left to itself
	runaway   bool   // the code cannot be stopped but by ending the cell
}

// score says for how many of n inputs the answer is right.
func score(right, n int) string {
	return fmt.Sprintf("Right for %d of %d inputs. The first that goes wrong:", right, n)
}

// reply writes the verdict for the learner. level is the number of hints asked
// for so far, this time included.
func (e *exercise) reply(v verdict, level int, solution bool) string {
	var b strings.Builder
	switch v.outcome {
	case untouched:
		fmt.Fprintf(&b, "📝 **Exercise %s is not done yet.** %s Stuck? Any answer, even a wrong one, brings a hint.\n", e.number(), e.todo)
	case right:
		if solution { // the text in right would give it away beside a folded cell
			fmt.Fprintf(&b, "✅ **The solution of exercise %s passes.** Its code is folded away; what counts in your progress is your own answer.\n", e.number())
			break
		}
		fmt.Fprintf(&b, "✅ **Exercise %s is right!** %s\n", e.number(), e.right)
	case wrong:
		fmt.Fprintf(&b, "🔎 **Exercise %s: not quite.**", e.number())
		if v.score != "" {
			fmt.Fprint(&b, " ", v.score)
		}
		fmt.Fprint(&b, "\n\n")
		if v.input != "" {
			fmt.Fprintf(&b, "- input: %s\n", code(v.input))
		}
		fmt.Fprintf(&b, "- expected: %s\n- came: %s\n", v.want, v.got)
		if v.where != "" {
			fmt.Fprintf(&b, "- where: %s\n", v.where)
		}
		hints := e.hints
		if v.hint != "" {
			hints = append([]string{v.hint}, hints[1:]...)
		}
		level = max(1, min(level, len(hints)))
		for i, hint := range hints[:level] {
			fmt.Fprintf(&b, "\n**Hint %d of %d.** %s\n", i+1, len(hints), hint)
		}
		if level < len(hints) {
			fmt.Fprintln(&b, "\nTry again, or run the cell once more as it is for the next hint.")
		} else {
			fmt.Fprintln(&b, "\nThat was the last hint. A solution is in the folded cell below.")
		}
	}
	return b.String()
}

// code returns s as a Markdown code span, whatever is in it and however much.
func code(s string) string {
	const enough = 1 << 14 // bytes, of which spaces may be many
	short := strings.Join(strings.Fields(head(s, enough)), " ")
	if len(short) > maxSpan || len(s) > enough {
		short = head(short, maxSpan-40) + ofAll(s)
	}
	s = short
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}
