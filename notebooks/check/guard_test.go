package check

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/mat"
)

func TestPanicsArePutIntoWords(t *testing.T) {
	var (
		none  []float64
		where map[string]int
		net   *struct{ w float64 }
		n     = int(zero)
	)
	for _, p := range []struct {
		what, message, hint string
		code                func()
	}{
		{"index", "index out of range", "a place that the slice does not have", func() { none[n] = 1 }},
		{"slice", "slice bounds out of range", "reaches past its end", func() { none = none[:n+1] }},
		{"division", "divide by zero", "a whole number by 0", func() { n = 1 / n }},
		{"nil", "nil pointer", "points to nothing", func() { net.w = 1 }},
		{"map", "nil map", "declared but not made", func() { where["here"] = 1 }},
		{"make", "makeslice", "makes no sense", func() { none = make([]float64, n-1) }},
		{"shapes", "dimension mismatch", "Write the shapes down", func() { new(mat.Dense).Mul(mat.NewDense(2, 3, nil), mat.NewDense(2, 3, nil)) }},
		{"gonum", "mat: ", "gonum refused", func() { mat.NewDense(2, 2, nil).At(5, 5) }},
		{"a text", "not `now`", "stopped itself", func() { panic("not `now`") }},
		{"an error", "no such luck", "stopped itself", func() { panic(errors.New("no such luck")) }},
		{"format", "wrong format", "stopped itself", func() { panic("wrong format: 3 columns") }},
		{"diploma", "ann: ", "stopped itself", func() { panic("ann: no name") }},
		{"metadata", "metadata: ", "stopped itself", func() { panic("metadata: none") }},
		{"put in front", "training: nn: ", "Package `nn` refused", func() { panic("training: nn: no layer") }},
		{"data", "data: ", "Package `data` refused", func() { panic("data: no sample") }},
		{"a trace", "caught: index out of range", "a place that the slice does not have", func() { panic("caught: index out of range\ngoroutine 1 [running]:\nmain.go:7") }},
		{"nothing", "without a message", "stopped itself", func() { panic("") }},
		{"Goexit", "an end of the goroutine", "Leave the function with `return`", runtime.Goexit},
	} {
		t.Run(p.what, func(t *testing.T) {
			v := guard(time.Minute, func(t *trial) verdict {
				t.run("f(1)", p.code)
				return verdict{outcome: right}
			})
			if v.outcome != wrong || v.input != "f(1)" || !strings.Contains(v.got, p.message) || !strings.Contains(v.hint, p.hint) || strings.Contains(v.got, "main.go") {
				t.Errorf("verdict %+v", v)
			}
		})
	}
}

func TestEndlessLoopIsLeftAlone(t *testing.T) {
	stop := make(chan bool)
	defer close(stop)
	v := guard(20*time.Millisecond, func(t *trial) verdict {
		t.run("f(0)", func() {})
		t.run("f(1)", func() { <-stop })
		return verdict{outcome: right}
	})
	if v.outcome != wrong || v.input != "f(1)" || v.want != "an answer within 0.02 seconds" || v.runaway {
		t.Errorf("verdict %+v", v)
	}
}
