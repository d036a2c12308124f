package check

import (
	"go/ast"
	"math"
	"os"
	"strings"
	"testing"
)

func TestProgressTable(t *testing.T) {
	c, out := newCell(t)
	write(t, c.store.path(), `{"Decide": {"solved": true}, "Sigmoid": {"solved": true, "asks": 2}, "Tanh": {"asks": 1}, "Other": {"solved": true}}`)
	Progress()
	for _, part := range []string{
		"**Your progress: 2 of 40 exercises of the course are solved.** The first open one is 1.2 · A sum by hand.\n",
		"\n| lesson | solved | exercises |\n",
		"\n| 1 · One neuron | 1 of 4 | 1.1 ✅, 1.2 –, 1.3 –, 1.4 – |\n",
		"\n| 2 · The sigmoid | 1 of 4 | 2.1 ✅, 2.2 –, 2.3 –, 2.4 – |\n",
		"\n| 10 · A recipe | 0 of 4 | 10.1 –, 10.2 –, 10.3 –, 10.4 – |\n",
	} {
		if !strings.Contains(out.String(), part) {
			t.Errorf("%q is not in the table:\n%s", part, out)
		}
	}
}

func TestProgressOfAllSolved(t *testing.T) {
	c, out := newCell(t)
	for _, a := range tests {
		a.solution()
	}
	out.Reset()
	Progress()
	if !strings.HasPrefix(out.String(), "**Your progress: 40 of 40 exercises of the course are solved.** All of them: congratulations!\n") {
		t.Errorf("progress: %s", out)
	}

	ResetProgress()
	out.Reset()
	Progress()
	if !strings.HasPrefix(out.String(), "**Your progress: 0 of 40 ") {
		t.Errorf("progress after the reset: %s", out)
	}
	if _, err := os.Stat(c.store.path()); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
	out.Reset()
	ResetProgress()
	if strings.Contains(out.String(), "⚠️") {
		t.Errorf("reset of nothing: %s", out)
	}
}

// A notebook as shipped, run twice in one folder, says the same twice: what it
// says can be committed.
func TestRunAllSolvesNothing(t *testing.T) {
	c, out := newCell(t)
	var said [2]string
	for i := range said {
		out.Reset()
		for _, a := range tests {
			a.stub()
			Solution()
			a.solution()
			c.solution = false // the next cell is a process of its own
		}
		Progress()
		said[i] = out.String()
	}
	if said[0] != said[1] {
		t.Error("the second run differs from the first")
	}
	mustBeEmpty(t, c.store.dir)
	if !strings.Contains(said[0], "**Your progress: 0 of 40 ") {
		t.Error("a run of the shipped notebook solves something")
	}
}

func TestWrongSolutionLeavesNoTrace(t *testing.T) {
	c, out := newCell(t)
	Solution()
	for range 2 {
		programs["wrong"]()
	}
	if strings.Count(out.String(), "**Hint 1 of 3.**") != 2 || strings.Contains(out.String(), "**Hint 2 of 3.**") {
		t.Errorf("answer: %s", out)
	}
	mustBeEmpty(t, c.store.dir)
}

func TestTODO(t *testing.T) {
	for _, v := range []float64{TODO(), -TODO(), TODO() + 1, 1 - TODO(), 2 * TODO(), TODO() / zero} {
		if !isTODO(v) {
			t.Errorf("%x is not seen as computed from TODO()", math.Float64bits(v))
		}
	}
	for _, v := range []float64{math.NaN(), zero / zero, -zero / zero, math.Sqrt(-1), math.Log(-1), math.Inf(1) - math.Inf(1), 0} {
		if isTODO(v) {
			t.Errorf("%x is taken for TODO()", math.Float64bits(v))
		}
	}
}

func TestHalfAnAnswerIsNotDone(t *testing.T) {
	_, out := newCell(t)
	SteepestPoint(2, TODO())
	ScaleByHand(TODO()+1, -TODO()) // computed from TODO()
	for line := range strings.Lines(out.String()) {
		if !strings.Contains(line, "is not done yet.") {
			t.Errorf("answer: %s", line)
		}
	}
}

// The learner may write check.X = 3 by mistake: it must not compile.
func TestNothingCanBeAssignedTo(t *testing.T) {
	for file, syntax := range parsed(t, "*.go") {
		for name, object := range syntax.Scope.Objects {
			if object.Kind == ast.Var && ast.IsExported(name) {
				t.Errorf("%s: %s is a variable", file, name)
			}
		}
	}
}
