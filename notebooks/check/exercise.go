package check

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// TODO stands in exercise cells for the number that the learner has to find. It
// returns a NaN of its own, so that the check can tell it from one that a
// mistake in the learner's code brought about. It is a function because nothing
// can be assigned to that; a constant cannot be a NaN.
func TODO() float64 { return math.Float64frombits(todoBits) }

const todoBits = 0x7ff8_0000_0000_70d0

// isTODO reports whether v is TODO or was computed from it: arithmetic hands
// the bits of a NaN on, except for its sign.
func isTODO(v float64) bool { return math.Float64bits(v)&^(1<<63) == todoBits }

// exercise is what the course says about one exercise. The text is Markdown.
type exercise struct {
	name  string        // of the check; the key in the progress file
	title string        // as in the heading of the lesson
	todo  string        // what to do, for those who have not begun
	hints []string      // from a nudge to nearly the answer
	right string        // what to take along
	limit time.Duration // 0 stands for 2 s
}

type lesson struct {
	number    int
	title     string
	exercises []*exercise
}

// lessons is the course, in order. The number of an exercise is its place here.
var lessons = []lesson{
	lesson01, lesson02, lesson03, lesson04, lesson05, lesson06, lesson07, lesson08, lesson09, lesson10,
}

// number returns the number of the exercise, as in "2.1".
func (e *exercise) number() string {
	for _, l := range lessons {
		if i := slices.Index(l.exercises, e); i >= 0 {
			return fmt.Sprintf("%d.%d", l.number, i+1)
		}
	}
	panic("check: " + e.name + " is in no lesson")
}

func (e *exercise) timeLimit() time.Duration {
	if e.limit == 0 {
		return 2 * time.Second
	}
	return e.limit
}
