package check

import (
	"math"
	"slices"
)

// suite is what an answer of the learner's is held against. An answer is a
// function of an In; one that is a mere number is a function without input.
type suite[In any] struct {
	inputs   func() []In            // from simple ones to edge cases; made anew each time, as code may change them
	call     func(In) string        // the call in Go, all of the input in it; nil if there is no input
	want     func(In) []float64     // the right answer
	shipped  func(In) []float64     // the answer of the cell as shipped, unless that is TODO or nothing
	mistakes []mistake[In]          // the typical ones
	within   float64                // how far off an answer may be; 0 stands for rounding errors
	format   func([]float64) string // of an answer; nil stands for its numbers
}

// mistake is an answer that is wrong in a known way.
type mistake[In any] struct {
	answer func(In) []float64
	hint   string
}

// none is the input of an answer that is mere numbers.
type none struct{}

// answer checks f, the learner's answer to an exercise, and shows what came of
// it.
func answer[In any](e *exercise, s suite[In], f func(In) []float64) {
	current.answer(e, func(t *trial) verdict { return compare(t, s, f) })
}

// compare holds the learner's answer f against the suite.
func compare[In any](t *trial, s suite[In], f func(In) []float64) verdict {
	inputs := s.inputs()
	t.inputs.Store(int64(len(inputs)))
	calls := make([]string, len(inputs))
	got := make([][]float64, len(inputs))
	changed, became := -1, "" // the first input that f changed, and what it is now
	for i, in := range inputs {
		if s.call != nil {
			calls[i] = s.call(in)
		}
		t.run(calls[i], func() {
			got[i] = slices.Clone(f(in)) // f may use one slice for all its answers
			if s.call == nil || changed >= 0 {
				return
			}
			if now := s.call(in); now != calls[i] {
				changed, became = i, now
			}
		})
	}

	if nothing(got) || s.shipped != nil && s.agrees(got, s.shipped) {
		return verdict{outcome: untouched}
	}

	want := s.answers(s.want)
	agree, first := 0, -1
	for i := range want {
		switch {
		case s.equal(got[i], want[i]):
			agree++
		case first < 0:
			first = i
		}
	}
	if first < 0 && changed >= 0 {
		return verdict{
			score: "The answers are right, but your function changes the numbers that it is given.",
			input: calls[changed],
			want:  "the argument as it was",
			got:   "it is now " + code(became),
			hint:  "What is handed to a function here is not copied: whoever writes into it changes the caller's numbers. Work on a copy of your own: `slices.Clone(…)`, or a new slice from `make([]float64, len(…))`.",
		}
	}
	if first < 0 {
		return verdict{outcome: right}
	}

	v := verdict{input: calls[first]}
	v.want, v.got = values(want[first], got[first])
	if s.format != nil {
		v.want, v.got = code(s.format(want[first])), code(s.format(got[first]))
	}
	if s.call == nil { // to say what was expected would be to give it away
		v.want = "another answer; the hints lead to it"
	}
	if n := len(inputs); n > 1 {
		v.score = score(agree, n)
	}
	for _, m := range s.mistakes {
		if s.agrees(got, m.answer) {
			v.hint = m.hint
			return v
		}
	}
	if s.format == nil { // otherwise the values are not what the learner sees
		v.hint = observe(got, want, first)
	}
	return v
}

func (s suite[In]) answers(f func(In) []float64) [][]float64 {
	var all [][]float64
	for _, in := range s.inputs() {
		all = append(all, f(in))
	}
	return all
}

// agrees reports whether got is what f answers to every input.
func (s suite[In]) agrees(got [][]float64, f func(In) []float64) bool {
	return slices.EqualFunc(got, s.answers(f), s.equal)
}

func (s suite[In]) equal(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(a, b float64) bool {
		if s.within > 0 {
			return math.Abs(a-b) <= s.within
		}
		return near(a, b)
	})
}

// near reports whether a and b are equal but for rounding errors. A NaN is near
// a NaN.
func near(a, b float64) bool {
	if a == b || math.IsNaN(a) && math.IsNaN(b) {
		return true
	}
	return math.Abs(a-b) <= 1e-12+1e-9*max(math.Abs(a), math.Abs(b)) && !math.IsInf(a-b, 0)
}

// nothing reports whether no answer has been written: each is empty or TODO.
func nothing(got [][]float64) bool {
	for _, values := range got {
		if len(values) > 0 && !slices.ContainsFunc(values, isTODO) {
			return false
		}
	}
	return true
}
