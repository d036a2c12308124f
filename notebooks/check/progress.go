package check

import (
	"errors"
	"fmt"
	"strings"
)

// Progress shows which exercises of the course the learner has solved.
func Progress() { current.progress() }

func (c *cell) progress() {
	p, err := c.store.load()
	notes := ""
	if errors.Is(err, errBroken) {
		notes, err = c.store.update(func(progress) {})
	}
	if err != nil {
		notes += fmt.Sprintf("\n⚠️ The file with your progress could not be read: %s.\n", code(err.Error()))
	}
	c.show(p.table() + notes)
}

// table returns the progress as a table, a row a lesson.
func (p progress) table() string {
	var rows strings.Builder
	solved, all := 0, 0
	var next *exercise
	for _, l := range lessons {
		here := 0
		var marks []string
		for _, e := range l.exercises {
			mark := "–"
			if p[e.name].Solved {
				mark = "✅"
				here++
			} else if next == nil {
				next = e
			}
			marks = append(marks, e.number()+" "+mark)
		}
		fmt.Fprintf(&rows, "| %d · %s | %d of %d | %s |\n", l.number, l.title, here, len(l.exercises), strings.Join(marks, ", "))
		solved += here
		all += len(l.exercises)
	}

	var b strings.Builder
	fmt.Fprintf(&b, "**Your progress: %d of %d exercises of the course are solved.** ", solved, all)
	if next == nil {
		fmt.Fprint(&b, "All of them: congratulations!\n\n")
	} else {
		fmt.Fprintf(&b, "The first open one is %s · %s.\n\n", next.number(), next.title)
	}
	fmt.Fprint(&b, "| lesson | solved | exercises |\n|:--|:--|:--|\n", rows.String())
	return b.String()
}

// ResetProgress forgets which exercises the learner has solved and which hints
// were given. There is no way back.
func ResetProgress() { current.reset() }

func (c *cell) reset() {
	if err := c.store.remove(); err != nil {
		c.show(fmt.Sprintf("⚠️ Your progress could not be reset: %s.\n", code(err.Error())))
		return
	}
	c.show("Your progress is reset: every exercise is open again, from the first hint on.\n")
}
