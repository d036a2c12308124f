package check

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// cellProgram builds testdata/cell as GoNB builds a cell. TestMain removes it.
var cellProgram = sync.OnceValues(func() (string, error) {
	var err error
	if cellFolder, err = os.MkdirTemp("", "check-cell-"); err != nil {
		return "", err
	}
	path := filepath.Join(cellFolder, "cell")
	out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", path, "./testdata/cell").CombinedOutput()
	if err != nil {
		return "", errors.New(string(out))
	}
	return path, nil
})

var cellFolder string

// runCell runs one of the cells and returns all that stands below it.
func runCell(t *testing.T, name string, env ...string) (stdout, stderr string) {
	t.Helper()
	path, err := cellProgram()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, name)
	c.Env = append(os.Environ(), append(env, protocol.GONB_DIR_ENV+"="+t.TempDir())...)
	var out, errs strings.Builder
	c.Stdout, c.Stderr = &out, &errs
	started := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(20*time.Second, func() { c.Process.Kill() })
	err = c.Wait()
	if !late.Stop() {
		t.Fatalf("the cell did not end within 20 s: %.2000s", out.String())
	}
	t.Logf("ended with %v after %v", err, time.Since(started))
	return out.String(), errs.String()
}

func TestLineOfThePanic(t *testing.T) {
	for name, want := range map[string]string{
		"index":   "- where: line 5 of your function `decide`, `h[i] = w[i] * x[i] // one place only`\n",
		"closure": "- where: line 3 of your function `scaled`, `return factors[0] * z`\n",
		"method":  "- where: line 2 of your function `at`, `return t.values[int(z)]`\n",
		"callee":  "- where: line 3 of your function `recipe`, `net.SetParams([]float64{1, 2})`\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, errs := runCell(t, name)
			if !strings.Contains(out, want) || strings.Contains(out+errs, ".go:") || strings.Contains(out+errs, "goroutine ") {
				t.Errorf("%q is not in the answer, or a trace is:\n%s%s", want, out, errs)
			}
		})
	}
}

func TestLineOfThePanicWithoutTheSource(t *testing.T) {
	if got := place("main.forward", nil, 7); got != "in your function `forward`" {
		t.Errorf("place %q", got)
	}
	long := []string{"func f() {", "\tx[0] = " + strings.Repeat("1 + ", 1000) + "1"}
	if got := place("main.f", long, 2); len(got) > 300 || !strings.HasPrefix(got, "line 2 of your function `f`, `x[0] = 1 + 1") {
		t.Errorf("place %q", got)
	}
	if got := place("main.main.func1", []string{"\tcheck.Sigmoid(nil)"}, 1); got != "`check.Sigmoid(nil)` in your cell" {
		t.Errorf("place %q", got)
	}
}

func TestWhoseFunction(t *testing.T) {
	for function, want := range map[string]bool{
		"main.forward": true, "main.main.func1": true, "main.(*Net).Step": true, "mine.Twice": true,
		"fromscratch/nn.New": false, "fromscratch/notebooks/check.compare[...]": false, "runtime.gopanic": false,
		"gonum.org/v1/gonum/mat.(*Dense).Mul": false, "slices.Max[...]": false, "example.org/main.f": false,
	} {
		if hers(function) != want {
			t.Errorf("hers(%q) is not %v", function, want)
		}
	}
}

// All that stands below a cell is at most 4 kB, whatever is printed where and
// for however long.
func TestPrintsWithoutEnd(t *testing.T) {
	for _, name := range []string{"flood", "stderr", "println", "log", "both", "long line", "background"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, errs := runCell(t, name)
			if n := len(out) + len(errs); n > 4<<10 {
				t.Errorf("%d bytes below the cell: %.3000s\n%.3000s", n, out, errs)
			}
			if n := strings.Count(out+errs, "… more output left out\n"); n != 1 {
				t.Errorf("it is said %d times that output is left out:\n%s\n%s", n, out, errs)
			}
			answer := "does not come to an end"
			if name == "background" {
				answer = "is right!"
			}
			if !strings.Contains(out, answer) {
				t.Errorf("%q is not in the answer:\n%s", answer, out)
			}
		})
	}
}

func TestPrintsWithinTheBoundAppear(t *testing.T) {
	out, errs := runCell(t, "few")
	var wantOut, wantErrs strings.Builder
	for _, z := range sums() {
		wantOut.WriteString("z is " + literal(z) + "\n")
		wantErrs.WriteString("and " + literal(z) + "\n")
	}
	if !strings.HasPrefix(out, wantOut.String()+"✅") || errs != wantErrs.String() {
		t.Errorf("printed:\n%s\n%s", out, errs)
	}
}

func TestOpenGateAfterTheCheck(t *testing.T) {
	if out, _ := runCell(t, "after"); !strings.HasSuffix(out, strings.Repeat("x", 5000)+"\n") {
		t.Errorf("what the cell prints after the check is not all there: %s", out)
	}
}

// The last words of a process reach the learner in spite of the pipe.
func TestLastWordsAppear(t *testing.T) {
	// On one processor nobody empties the pipe before the process is gone.
	if _, errs := runCell(t, "fatal", "GOMAXPROCS=1"); !strings.Contains(errs, "no way on\n") {
		t.Errorf("log.Fatal said %q", errs)
	}
	_, errs := runCell(t, "crash")
	if !strings.Contains(errs, "panic: out of reach") || !strings.Contains(errs, "crash") {
		t.Errorf("a crash said %q", errs)
	}
}
