package data_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

// numbered returns a set with the given number of samples of each class,
// sample i called i.
func numbered(perClass ...int) *data.Set {
	s := &data.Set{Features: []string{"i"}, Units: []string{""}, Targets: []string{"class"}}
	var x, y []float64
	for class, n := range perClass {
		s.ClassNames = append(s.ClassNames, fmt.Sprint(class))
		for range n {
			s.Names = append(s.Names, fmt.Sprint(len(x)))
			x = append(x, float64(len(x)))
			oneHot := make([]float64, len(perClass))
			oneHot[class] = 1
			y = append(y, oneHot...)
		}
	}
	s.X = mat.NewDense(len(x), 1, x)
	s.Y = mat.NewDense(len(x), len(perClass), y)
	if len(perClass) == 2 {
		s.Y = mat.DenseCopyOf(s.Y.ColView(1))
	}
	return s
}

func perClass(s *data.Set) []int {
	count := make([]int, len(s.ClassNames))
	for _, c := range s.Classes() {
		count[c]++
	}
	return count
}

func TestSplitKeepsEverySampleOnce(t *testing.T) {
	all := numbered(40, 7, 1, 13)
	for _, holdOut := range []float64{0.001, 0.15, 0.5, 0.999} {
		train, validation := all.Split(holdOut, newRand(1))
		for _, part := range []*data.Set{train, validation} {
			if !slices.IsSorted(part.X.RawMatrix().Data) {
				t.Errorf("%v: the samples are not in order", holdOut)
			}
			for i, name := range part.Names {
				row := int(part.X.At(i, 0))
				if name != all.Names[row] || !mat.Equal(part.Y.RowView(i), all.Y.RowView(row)) {
					t.Errorf("%v: sample %d does not fit its name %s and target %v", holdOut, row, name, part.Y.RawRowView(i))
				}
			}
		}
		together := slices.Concat(train.Names, validation.Names)
		slices.SortFunc(together, func(a, b string) int { return slices.Index(all.Names, a) - slices.Index(all.Names, b) })
		if !slices.Equal(together, all.Names) {
			t.Errorf("%v: together the parts hold %v", holdOut, together)
		}
		want := max(1, min(60, int(math.Round(holdOut*61))))
		if validation.Len() != want {
			t.Errorf("%v: %d of 61 samples held out, want %d", holdOut, validation.Len(), want)
		}
	}
}

func TestSplitKeepsClassShares(t *testing.T) {
	_, validation := numbered(100, 40, 7, 2, 0).Split(0.15, newRand(1))
	got := perClass(validation)
	for c, want := range []float64{15, 6, 1.05, 0.3, 0} {
		if math.Abs(float64(got[c])-want) >= 1 {
			t.Errorf("class %d: %d held out, its share is %v", c, got[c], want)
		}
	}
}

func TestSplitSeed(t *testing.T) {
	all := numbered(50, 50)
	held := func(seed uint64) []string {
		_, validation := all.Split(0.2, newRand(seed))
		return validation.Names
	}
	if !slices.Equal(held(1), held(1)) {
		t.Error("the same seed holds out other samples")
	}
	if slices.Equal(held(1), held(2)) {
		t.Error("another seed holds out the same samples")
	}
}

func TestSplitRegression(t *testing.T) {
	s := numbered(10, 10)
	s.Y, s.ClassNames = mat.DenseCopyOf(s.X), nil
	train, validation := s.Split(0.25, newRand(1))
	if train.Len() != 15 || validation.Len() != 5 {
		t.Errorf("%d and %d samples, want 15 and 5", train.Len(), validation.Len())
	}
}

func TestSplitPanics(t *testing.T) {
	for _, holdOut := range []float64{-1, 0, 1, math.NaN()} {
		if got := panicText(func() { data.People().Split(holdOut, newRand(1)) }); !strings.Contains(got, "hold out") {
			t.Errorf("%v: panics with %q", holdOut, got)
		}
	}
	if got := panicText(func() { numbered(1, 0).Split(0.5, newRand(1)) }); !strings.Contains(got, "of 1 samples") {
		t.Errorf("one sample: panics with %q", got)
	}
}
