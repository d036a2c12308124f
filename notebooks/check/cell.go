package check

import (
	"fmt"
	"os"
	"runtime"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// cell is the notebook cell that this process runs: GoNB makes a program of
// every cell, so what is said in one is gone in the next.
type cell struct {
	store    store
	show     func(markdown string)
	exit     func(code int)
	gate     *gate // for what the learner's code prints; nil bounds nothing
	solution bool  // what it checks is the course's own answer
}

// printed is what the learner's code prints.
var printed = new(gate)

// current is a variable for the tests.
var current = &cell{store: store{dir: notebookDir()}, show: show, exit: os.Exit, gate: printed}

// Solution says that this cell shows the course's own answers: they are checked
// like any other, but count for nobody as solved.
func Solution() { current.solution = true }

// answer checks the learner's code and shows what came of it.
func (c *cell) answer(e *exercise, judge func(*trial) verdict) {
	c.gate.narrow(maxPrinted)
	before := runtime.NumGoroutine()
	v := guard(e.timeLimit(), judge)
	c.gate.settle(v.running || stillRunning(before))

	level, notes := 1, ""
	if !c.solution {
		level, notes = c.keep(e, v.outcome)
	}
	c.show(fit(e.reply(v, level, c.solution)+notes, maxAnswer))
	if v.runaway {
		c.exit(0)
	}
}

// keep notes the outcome in the progress file. It returns how often the learner
// has asked, and what there is to say about the file.
func (c *cell) keep(e *exercise, o outcome) (asks int, notes string) {
	if o == untouched {
		return 0, ""
	}
	var after record
	notes, err := c.store.update(func(p progress) {
		after = p[e.name]
		if o == right {
			after = record{Solved: true}
		} else {
			after.Asks++
		}
		p[e.name] = after
	})
	if err != nil {
		notes += fmt.Sprintf("\n⚠️ Your progress could not be kept: %s. The answer above holds all the same.\n", code(err.Error()))
	}
	return after.Asks, notes
}

// notebookDir returns the folder of the notebook.
func notebookDir() string {
	if dir := os.Getenv(protocol.GONB_DIR_ENV); dir != "" {
		return dir
	}
	return "."
}

// show puts Markdown below the cell, and in front of a person without a
// notebook as it stands: it reads well as text too.
func show(markdown string) {
	if gonbui.IsNotebook {
		gonbui.SendData(&protocol.DisplayData{Data: map[protocol.MIMEType]any{
			protocol.MIMETextMarkdown: markdown,
			protocol.MIMETextPlain:    markdown,
		}})
		gonbui.Sync()
		if gonbui.Error() == nil {
			return
		}
	}
	fmt.Fprint(printed.stdout(), markdown)
}
