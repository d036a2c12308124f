package viz

import (
	"fmt"
	"strings"
)

// Range is where a figure varies a quantity: from Lo to Hi, under a name for the
// title of its axis.
type Range struct {
	Name   string
	Lo, Hi float64
}

func (r Range) check() {
	if strings.TrimSpace(r.Name) == "" {
		panic(fmt.Sprintf("viz: the range from %v to %v has no name; give that of the quantity, \"w1\" say", r.Lo, r.Hi))
	}
	if !finite(r.Lo) || !finite(r.Hi) || r.Lo >= r.Hi {
		panic(fmt.Sprintf("viz: %.20s ranges from %v to %v; give two numbers, the lower one first", r.Name, r.Lo, r.Hi))
	}
}
