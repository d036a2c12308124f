package check

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"fromscratch/nn"
)

// A cell of a notebook is a process: TestMain runs one of these programs where
// the variable says so.
const cellVar = "CHECK_TEST_CELL"

var programs = map[string]func(){
	"right": func() { Sigmoid(nn.Sigmoid.Value) },
	"wrong": func() { Sigmoid(func(z float64) float64 { return z }) },
	"loop":  func() { Sigmoid(forever) },
	"recursion": func() {
		Sigmoid(func(z float64) float64 { return deeper(z) + 1 })
		panic("the cell goes on")
	},
	"memory": func() {
		Sigmoid(func(z float64) float64 {
			var all [][]byte
			for len(all) >= 0 {
				all = append(all, make([]byte, 16<<20))
			}
			return float64(len(all))
		})
		panic("the cell goes on")
	},
	"count": func() {
		for range counts {
			current.keep(exSigmoid, wrong)
		}
	},
	"rewrite": func() {
		for {
			rewrite(current.store)
		}
	},
	"bug": func() { current.answer(exSigmoid, func(*trial) verdict { panic("a mistake of the check") }) },
}

func TestMain(m *testing.M) {
	if program := programs[os.Getenv(cellVar)]; program != nil {
		program()
		return
	}
	status := m.Run()
	if cellFolder != "" {
		os.RemoveAll(cellFolder)
	}
	os.Exit(status)
}

func forever(z float64) float64 {
	for z > -1 {
		z = max(z, -z)
	}
	return z
}

// deeper forgets that z may grow.
func deeper(z float64) float64 {
	if z == -1 {
		return 0
	}
	return deeper(z+1) + 1
}

// command returns a cell that runs a program with its progress in dir.
func command(program, dir string, env ...string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), append(env, cellVar+"="+program, protocol.GONB_DIR_ENV+"="+dir)...)
	return c
}

// run runs a cell to its end and returns what it printed.
func run(t *testing.T, c *exec.Cmd) string {
	t.Helper()
	var stdout, stderr strings.Builder
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil || stderr.Len() > 0 {
		t.Fatalf("the cell ended with %v:\n%s\n%.2000s", err, stdout.String(), stderr.String())
	}
	return stdout.String()
}

func TestRunawayCode(t *testing.T) {
	for program, want := range map[string]string{
		"loop":      "does not come to an end",
		"recursion": "calls itself again and again",
		"memory":    "more and more memory",
	} {
		for _, processors := range []string{"1", "2"} {
			t.Run(program+processors, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				out := run(t, command(program, dir, "GOMAXPROCS="+processors))
				for _, part := range []string{want, "not quite", "- input: `logistic(", "**Hint 1 of 3.**"} {
					if !strings.Contains(out, part) {
						t.Errorf("%q is not in the answer:\n%s", part, out)
					}
				}
				if p, err := (store{dir}).load(); err != nil || p["Sigmoid"].Asks != 1 {
					t.Errorf("progress %v, %v", p, err)
				}
			})
		}
	}
}

func TestMistakeOfTheCheckIsNotTheLearners(t *testing.T) {
	out, err := command("bug", t.TempDir()).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "panic: a mistake of the check") {
		t.Errorf("the cell ended with %v: %s", err, out)
	}
}

func TestProgressAcrossCells(t *testing.T) {
	dir := t.TempDir()
	for ask, hint := range []string{"**Hint 1 of 3.**", "**Hint 2 of 3.**", "**Hint 3 of 3.**", "That was the last hint."} {
		if out := run(t, command("wrong", dir)); !strings.Contains(out, hint) {
			t.Fatalf("ask %d is not answered by %s:\n%s", ask+1, hint, out)
		}
	}
	if out := run(t, command("right", dir)); !strings.Contains(out, "is right!") {
		t.Fatal(out)
	}
	if p, err := (store{dir}).load(); err != nil || p["Sigmoid"] != (record{Solved: true}) {
		t.Fatalf("progress %v, %v", p, err)
	}
	if out := run(t, command("wrong", dir)); !strings.Contains(out, "**Hint 1 of 3.**") || strings.Contains(out, "**Hint 2 of 3.**") {
		t.Errorf("after a right answer the hints do not begin anew:\n%s", out)
	}
	if p, err := (store{dir}).load(); err != nil || p["Sigmoid"] != (record{Solved: true, Asks: 1}) {
		t.Errorf("a wrong answer took the right one back: %v, %v", p, err)
	}
}
