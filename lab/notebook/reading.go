package notebook

import (
	"math"
	"strings"
)

// Words a minute at which the course is read: prose, and code with a look at
// what it gives.
const (
	proseSpeed = 180
	codeSpeed  = 90
)

// ReadingMinutes returns how long a notebook takes to read, in whole minutes,
// rounded up. The set-up cell, the exercises and the progress do not count.
func ReadingMinutes(n *Notebook) int {
	minutes := 0.0
	for i := range n.Cells {
		c := &n.Cells[i]
		if c.ID == "set-up-cell" || c.ID == "exercises" || strings.HasPrefix(c.ID, "ex-") || strings.HasPrefix(c.ID, "progress") {
			continue
		}
		words := float64(len(strings.Fields(c.Source)))
		if c.Type == "code" {
			minutes += words / codeSpeed
		} else {
			minutes += words / proseSpeed
		}
	}
	return int(math.Ceil(minutes))
}
