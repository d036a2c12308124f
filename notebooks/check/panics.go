package check

import (
	"fmt"
	"regexp"
	"strings"
)

// say returns the message of a panic, without a trace if there is one in it.
func say(r any) (message string) {
	defer func() {
		if recover() != nil || strings.Contains(message, "(PANIC=") { // the latter is fmt's way to say it
			message = fmt.Sprintf("a value of the type %T, whose text cannot be had: making it panics too", r)
		}
	}()
	switch r := r.(type) {
	case error:
		message = r.Error()
	case fmt.Stringer:
		message = r.String()
	default:
		message = fmt.Sprint(r)
	}
	message, _, _ = strings.Cut(message, "goroutine ")
	if message == "" {
		return "without a message"
	}
	return message
}

// panicked puts a panic into words.
func panicked(f fault) verdict {
	v := verdict{want: "an answer", got: "a panic: " + code(f.message), where: f.where}
	for _, known := range panics {
		if known.part.MatchString(head(f.message, 1<<14)) {
			v.hint = known.hint
			return v
		}
	}
	v.hint = "The program stopped itself in the middle of your code. The message says why; for this input something was not as your code takes for granted."
	return v
}

// panics are in the order in which they are looked for: messages of packages
// first, as they may say "index out of range" too. The name of a package stands
// at the start, or behind what was put in front of it as in "training: nn: …".
var panics = []struct {
	part *regexp.Regexp
	hint string
}{
	{regexp.MustCompile(`dimension mismatch`), "Two matrices or vectors do not fit each other. In a product `A·B`, A must have as many columns as B has rows; in a sum, both must have the same shape. Write the shapes down."},
	{regexp.MustCompile(`^(.*: )?mat: `), "gonum refused an operation on a matrix. Write down the shape of each matrix in your code and compare."},
	{regexp.MustCompile(`^(.*: )?nn: `), "Package `nn` refused what it was given, and the message says which shapes or names did not fit."},
	{regexp.MustCompile(`^(.*: )?data: `), "Package `data` refused what it was given; the message says why."},
	{regexp.MustCompile(`index out of range`), "Your code looked at a place that the slice does not have. Count from 0: the last place of a slice `s` is `len(s)-1`. And a slice that was only declared is empty: `make([]float64, n)` makes one with `n` places."},
	{regexp.MustCompile(`slice bounds out of range`), "Your code cut a piece out of a slice that reaches past its end. Compare the bounds with `len`."},
	{regexp.MustCompile(`divide by zero`), "Your code divided a whole number by 0. Which length or count is 0 for this input?"},
	{regexp.MustCompile(`nil pointer`), "Your code used a pointer that points to nothing (`nil`): something was declared but not made, or a function returned nothing."},
	{regexp.MustCompile(`assignment to entry in nil map`), "The map was declared but not made: `make(map[…]…)` makes one."},
	{regexp.MustCompile(`makeslice`), "A slice was asked for with a length that makes no sense. Print it: is it negative?"},
}
