package data_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// TestSetKind holds targets against their kind, which what they look like does
// not tell: a regression may have rows of 0 and 1.
func TestSetKind(t *testing.T) {
	numbers, err := data.ReadCSV(strings.NewReader("x,left,right\n1,1,0\n2,0,1\n3,0,1\n4,1,0\n"),
		data.CSVOptions{Targets: []string{"left", "right"}})
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]*data.Set{"all": numbers, "selected": numbers.Select([]int{1, 0})}
	parts["train"], parts["validation"] = numbers.Split(0.5, newRand(1))
	for name, s := range parts {
		if s.HoldsClasses() || s.ClassNames != nil || !slices.Equal(s.Targets, []string{"left", "right"}) {
			t.Errorf("%s: targets %q, classes %q", name, s.Targets, s.ClassNames)
		}
		if got := panicText(func() { s.Classes() }); !strings.Contains(got, "Y holds numbers") {
			t.Errorf("%s: Classes panics with %q", name, got)
		}
	}
	if got, want := numbers.String(), "x  left  right\n1  1  0\n"; !strings.HasPrefix(got, want) {
		t.Errorf("prints\n%s\nwant\n%s", got, want)
	}

	for name, classes := range map[string]*data.Set{
		"XOR": data.XOR(), "Moons": data.Moons(4, 0, newRand(1)), "Rings": data.Rings(4, 0, newRand(1)),
		"People": data.People(), "digits": data.Digits(40, newRand(1)).First(40),
	} {
		want := map[string][2]string{"People": {"gender", "M F"}, "digits": {"digit", "0 1 2 3 4 5 6 7 8 9"}}[name]
		if want[0] == "" {
			want = [2]string{"class", "0 1"}
		}
		parts := []*data.Set{classes, classes.Select([]int{0})}
		train, validation := classes.Split(0.5, newRand(1))
		for _, s := range append(parts, train, validation) {
			got := [2]string{strings.Join(s.Targets, " "), strings.Join(s.ClassNames, " ")}
			if !s.HoldsClasses() || got != want {
				t.Errorf("%s: targets and classes %q, want %q", name, got, want)
			}
		}
	}

	wrong := &data.Set{Y: mat.NewDense(1, 2, []float64{0, 1}), X: mat.NewDense(1, 1, nil), ClassNames: []string{"a", "b"}}
	if got, want := panicText(func() { wrong.Classes() }), "Y has 2 columns; 2 classes take 1"; !strings.Contains(got, want) {
		t.Errorf("two columns for two classes: panics with %q, want …%s", got, want)
	}
}

// panicText returns what f panics with, or "".
func panicText(f func()) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = r.(string)
		}
	}()
	f()
	return ""
}

func TestClasses(t *testing.T) {
	oneHot := &data.Set{Y: mat.NewDense(3, 3, []float64{0, 0, 1, 1, 0, 0, 0, 1, 0}), X: mat.NewDense(3, 1, nil), ClassNames: []string{"a", "b", "c"}}
	if got, want := oneHot.Classes(), []int{2, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("one-hot: %v, want %v", got, want)
	}
	for _, y := range [][]float64{{0.5}, {2}, {0, 0, 0}, {0, 1, 1}, {0.5, 0.5, 0}, {0, 2, 0}} {
		s := &data.Set{Y: mat.NewDense(1, len(y), y), X: mat.NewDense(1, 1, nil), ClassNames: make([]string, max(2, len(y)))}
		want := "row 0 of Y stands for no class; it takes a single 1 among 0s"
		if len(y) == 1 {
			want = "row 0 of Y stands for no class; it takes 0 or 1"
		}
		if got := panicText(func() { s.Classes() }); !strings.Contains(got, want) {
			t.Errorf("Y = %v: panics with %q", y, got)
		}
	}
	one := &data.Set{Y: mat.NewDense(2, 1, []float64{0, 1}), X: mat.NewDense(2, 1, nil), ClassNames: []string{"a"}}
	if got := panicText(func() { one.Classes() }); !strings.Contains(got, "row 1 of Y stands for no class") {
		t.Errorf("a class without a name: panics with %q", got)
	}
	if got := data.XOR().Select(nil).Classes(); len(got) != 0 {
		t.Errorf("no samples: classes %v", got)
	}
}

func TestSelect(t *testing.T) {
	people := data.People()
	got := people.Select([]int{3, 0})
	if want := []string{"Diana", "Alice"}; !slices.Equal(got.Names, want) {
		t.Errorf("names %v, want %v", got.Names, want)
	}
	if want := mat.NewDense(2, 2, []float64{120, 60, 133, 65}); !mat.Equal(got.X, want) {
		t.Errorf("X %v", mat.Formatted(got.X))
	}
	got.X.Set(0, 0, 0)
	if people.X.At(3, 0) != 120 {
		t.Error("the selection shares X with the set")
	}
	if n := people.Select(nil).Len(); n != 0 {
		t.Errorf("no rows: %d samples", n)
	}
}

func TestString(t *testing.T) {
	s, err := data.ReadCSV(strings.NewReader("a,b,c,d,e,f,g,h,i,price\n"+
		strings.Repeat("1,2,3,4,5,6,7,0.123456,9,1234567.5\n", 12)), data.CSVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(s.String(), "\n")
	if want := "1  2  3  4  5  6  7  0.1235  …  1.23457e+06"; len(lines) != 12 || lines[1] != want || lines[11] != "… 2 more" {
		t.Errorf("got\n%s", s)
	}
}

// TestStringLimits prints as many samples and features as are shown at most,
// and one more, and numbers around a million.
func TestStringLimits(t *testing.T) {
	square := func(n, in int) *data.Set {
		file := strings.Repeat("%,", in) + "y\n"
		for i := range in {
			file = strings.Replace(file, "%", fmt.Sprint("x", i), 1)
		}
		s, err := data.ReadCSV(strings.NewReader(file+strings.Repeat(strings.Repeat("1,", in)+"2\n", n)), data.CSVOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if got := square(10, 8).String(); strings.Contains(got, "…") || strings.Count(got, "\n") != 10 {
		t.Errorf("ten samples of eight features:\n%s", got)
	}
	if got := square(11, 9).String(); !strings.HasSuffix(got, "\n… 1 more") || !strings.Contains(got, "x7  …  y\n1 ") || strings.Contains(got, "x8") {
		t.Errorf("eleven samples of nine features:\n%s", got)
	}
	numbers := &data.Set{
		X:        mat.NewDense(1, 4, []float64{999999.87654, 1000000, -1234567, 0.00004}),
		Y:        mat.NewDense(1, 2, []float64{0, -1}),
		Features: []string{"a", "b", "c", "d"}, Units: []string{"m", "", "", ""}, Targets: []string{"y", "z"}, Names: []string{"one"},
	}
	want := "name  a (m)        b      c             d  y  z\none   999999.8765  1e+06  -1.23457e+06  0  0  -1"
	if got := numbers.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
