package nn

import (
	"fmt"
	"strings"
)

// checkLines is how many rows a check prints at the most.
const checkLines = 20

// String returns the rows as a table, the first 20 of a long one, with a mark
// at those that disagree and a verdict below.
func (c *GradientCheck) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-8s %14s %14s %12s\n", "", "backprop", "numerical", "difference")
	for i, r := range c.Rows {
		if i == checkLines {
			fmt.Fprintf(&b, "… and %d more\n", len(c.Rows)-i)
			break
		}
		mark := ""
		if !r.OK() {
			mark = "  ✗"
		}
		fmt.Fprintf(&b, "%-8s %14s %14s %12s%s\n", r.Name, sevenDigits(r.Backprop), sevenDigits(r.Numerical), difference(r.Difference), mark)
	}
	if wrong := c.wrong(); wrong > 0 {
		row := c.worst()
		fmt.Fprintf(&b, "✗ %d of %d disagree, worst is %s: %s should be %s",
			wrong, len(c.Rows), row.Name, sevenDigits(row.Backprop), sevenDigits(row.Numerical))
	} else {
		fmt.Fprintf(&b, "✓ all %d agree", len(c.Rows))
	}
	return b.String()
}

// difference prints what agrees without the digits of rounding noise, which
// differ from one processor to another.
func difference(d float64) string {
	if d <= 1e-6 {
		return "< 1e-06"
	}
	return fmt.Sprintf("%.2g", d)
}

// sevenDigits prints v with seven decimals, and what rounds to 0 without a sign.
func sevenDigits(v float64) string {
	if s := fmt.Sprintf("%.7f", v); s != "-0.0000000" {
		return s
	}
	return "0.0000000"
}
