package check

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// answers are what learners may hand to the check of one exercise.
type answers struct {
	of       *exercise
	stub     func() // as shipped
	solution func()
	wrong    []wrongAnswer
}

type wrongAnswer struct {
	what string
	hint string // part of the hint that it must get
	try  func()
}

var tests = slices.Concat(
	tests01, tests02, tests03, tests04, tests05, tests06, tests07, tests08, tests09, tests10,
)

// newCell makes the checks write to a string, and keep progress in a folder of
// the test's own.
func newCell(t *testing.T) (*cell, *strings.Builder) {
	t.Helper()
	var out strings.Builder
	old := current
	t.Cleanup(func() { current = old })
	current = &cell{
		store: store{dir: t.TempDir()},
		show:  func(markdown string) { out.WriteString(markdown) },
		exit:  func(int) { t.Error("the cell was ended") },
	}
	return current, &out
}

func TestEveryExerciseIsTested(t *testing.T) {
	names := map[string]bool{}
	for _, l := range lessons {
		if n := len(l.exercises); n < 3 {
			t.Errorf("lesson %d has %d exercises", l.number, n)
		}
		for _, e := range l.exercises {
			if names[e.name] {
				t.Errorf("two exercises have the name %s", e.name)
			}
			names[e.name] = true
			if len(e.hints) < 3 || e.todo == "" || e.right == "" || e.title == "" {
				t.Errorf("%s lacks a hint or a text", e.name)
			}
			i := slices.IndexFunc(tests, func(a answers) bool { return a.of == e })
			if i < 0 {
				t.Errorf("no test for %s", e.name)
			} else if len(tests[i].wrong) < 3 {
				t.Errorf("%d wrong answers for %s", len(tests[i].wrong), e.name)
			}
		}
	}
}

func TestStubs(t *testing.T) {
	for _, a := range tests {
		t.Run(a.of.name, func(t *testing.T) {
			c, out := newCell(t)
			a.stub()
			if s := out.String(); !strings.HasPrefix(s, "📝 **Exercise "+a.of.number()+" is not done yet.** "+a.of.todo) {
				t.Errorf("answer to the stub: %s", s)
			}
			mustBeEmpty(t, c.store.dir)
		})
	}
}

func TestSolutions(t *testing.T) {
	for _, a := range tests {
		t.Run(a.of.name, func(t *testing.T) {
			c, out := newCell(t)
			Solution()
			a.solution()
			if s := out.String(); !strings.HasPrefix(s, "✅ **The solution of exercise "+a.of.number()+" passes.**") {
				t.Fatalf("answer to the solution: %s", s)
			}
			if strings.Contains(out.String(), a.of.right) {
				t.Errorf("the answer beside the folded solution gives it away: %s", out)
			}
			mustBeEmpty(t, c.store.dir)
		})
	}
}

func TestRightAnswers(t *testing.T) {
	for _, a := range tests {
		t.Run(a.of.name, func(t *testing.T) {
			c, out := newCell(t)
			a.solution()
			if s := out.String(); !strings.HasPrefix(s, "✅ **Exercise "+a.of.number()+" is right!** "+a.of.right) {
				t.Fatalf("answer to the solution: %s", s)
			}
			p, err := c.store.load()
			if err != nil || !p[a.of.name].Solved || len(p) != 1 {
				t.Errorf("progress %v, %v", p, err)
			}
		})
	}
}

func TestWrongAnswers(t *testing.T) {
	for _, a := range tests {
		for _, w := range a.wrong {
			t.Run(a.of.name+"/"+w.what, func(t *testing.T) {
				c, out := newCell(t)
				w.try()
				s := out.String()
				if !strings.HasPrefix(s, "🔎 **Exercise "+a.of.number()+": not quite.**") {
					t.Fatalf("answer: %s", s)
				}
				hint, _, _ := strings.Cut(s[max(0, strings.Index(s, "**Hint 1")):], "\n")
				if !strings.Contains(hint, w.hint) {
					t.Errorf("hint without %q:\n%s", w.hint, s)
				}
				for _, part := range []string{"- expected: ", "- came: "} {
					if !strings.Contains(s, part) {
						t.Errorf("answer without %q:\n%s", part, s)
					}
				}
				for _, trace := range []string{"goroutine", ".go:", "%!"} {
					if strings.Contains(s, trace) {
						t.Errorf("answer with %q:\n%s", trace, s)
					}
				}
				if p, err := c.store.load(); err != nil || p[a.of.name] != (record{Asks: 1}) {
					t.Errorf("progress %v, %v", p, err)
				}
			})
		}
	}
}

func TestNumbersAreNotGivenAway(t *testing.T) {
	for answer, try := range map[string]func(){
		"`6`":           func() { NeuronByHand(11) },
		"1.25":          func() { SteepestPoint(2, 0.25) },
		"0.73":          func() { OutputByHand(0.5) },
		"[1 4 ":         func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(3, 2, []float64{1, 2, 3, 4, 5, 6}) }) },
		"[15 -2]":       func() { ScaleByHand(150, 64) },
		"0.1875":        func() { BestConstant(0, 0.25) },
		"-0.09":         func() { SharedFactor(0.09, 0.03) },
		"expected: `1`": func() { ThreeSteps(4) },
		"0.8 0.7":       func() { TwinStep(1.2, 1.3) },
	} {
		_, out := newCell(t)
		try()
		if !strings.Contains(out.String(), "- expected: another answer") || strings.Contains(out.String(), answer) {
			t.Errorf("answer: %s", out)
		}
	}
}

func mustBeEmpty(t *testing.T, dir string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) > 0 {
		t.Errorf("files %v, %v; want none", files, err)
	}
}
