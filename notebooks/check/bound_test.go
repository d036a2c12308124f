package check

import (
	"errors"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/nn"
)

type badText struct{}

func (badText) String() string { panic("no text either") }

type badError struct{ deep []badText }

func (e *badError) Error() string { return e.deep[0].String() }

// An answer stays within its part of the 4 kB below a cell, whatever it is an
// answer to.
func TestHugeAnswersAreCut(t *testing.T) {
	million := make([]float64, 1_000_000)
	for i := range million {
		million[i] = -float64(i) / 3
	}
	rows := make([][]float64, 1000)
	for i := range rows {
		rows[i] = million[:1000+i]
	}
	text := strings.Repeat("`wide` – ", 100_000)
	panics := func(with any) func() { return func() { Sigmoid(func(float64) float64 { panic(with) }) } }
	for what, try := range map[string]func(){
		"a million numbers": func() { Centre(func([]float64) []float64 { return million }) },
		"a million rows":    func() { OuterProduct(func(_, _ []float64) [][]float64 { return make([][]float64, 1_000_000) }) },
		"long rows":         func() { OuterProduct(func(_, _ []float64) [][]float64 { return rows }) },
		"a large matrix":    func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(1000, 1000, million) }) },
		"a high matrix": func() {
			FoldLayers(func(_, _, _, _ *mat.Dense) (W, b *mat.Dense) { return mat.NewDense(1_000_000, 1, million), nil })
		},
		"weights": func() { Veto(nn.Neuron{W: million}) },
		"a network grows": func() {
			ChainRule(func(n *nn.Network, _, _ float64) float64 { *n = *nn.New(1000, nn.Dense(1000, nn.Tanh)); return 1 })
		},
		"a panic":              panics(text),
		"an error":             panics(errors.New(text)),
		"no spaces":            panics(strings.Repeat("x", 1<<20)),
		"spaces":               panics(strings.Repeat(" \n", 1<<20)),
		"a slice as panic":     panics(million),
		"String panics":        panics(badText{}),
		"Error panics":         panics(&badError{}),
		"Error of nil":         panics((*badError)(nil)),
		"a struct with String": panics(struct{ b []badText }{make([]badText, 1000)}),
		"an exported field":    panics(struct{ B badText }{}),
	} {
		t.Run(what, func(t *testing.T) {
			_, out := newCell(t)
			for range 4 { // with all hints
				out.Reset()
				try()
			}
			if n := out.Len() + maxPrinted; n > 4<<10 {
				t.Errorf("%d bytes below the cell", n)
			}
			for _, part := range []string{"%!", ".go:", "goroutine", "the rest of this answer"} {
				if strings.Contains(out.String(), part) {
					t.Errorf("answer with %q:\n%s", part, out)
				}
			}
			if !strings.Contains(out.String(), "**Hint 3 of 3.**") {
				t.Errorf("the last hint is missing:\n%s", out)
			}
		})
	}
}

func TestFit(t *testing.T) {
	long := strings.Repeat("a line\n", 1000)
	got := fit(long, maxAnswer)
	if len(got) > maxAnswer || !strings.HasPrefix(long, strings.TrimSuffix(got, "\n… the rest of this answer is left out.\n")) {
		t.Errorf("%d bytes that end with %q", len(got), got[len(got)-60:])
	}
	if got := fit("short\n", maxAnswer); got != "short\n" {
		t.Errorf("a short answer became %q", got)
	}
	if got := cut("ééééééééééééééééééééééééééééééééé", 47); got != "ééé… (33 characters in all)" {
		t.Errorf("cut in the middle of a character: %q", got)
	}
}

func TestLongListsAreShort(t *testing.T) {
	text := list(make([]float64, 1000), number)
	if want := "[" + strings.Repeat("0 ", maxItems) + "… 1000 values]"; text != want {
		t.Errorf("%q, not %q", text, want)
	}
	if text := list([]float64{1, 2}, number); text != "[1 2]" {
		t.Errorf("a short list is %q", text)
	}
}

// What is cut tells how much there was, and not how much was looked at.
func TestWhatIsCutTellsItsLength(t *testing.T) {
	_, out := newCell(t)
	Sigmoid(func(float64) float64 { panic(strings.Repeat("no! ", 1_000_000)) })
	if want := "… (4000000 characters in all)`"; !strings.Contains(out.String(), want) {
		t.Errorf("answer without %q:\n%s", want, out)
	}
}
