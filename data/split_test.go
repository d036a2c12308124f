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
	all := numbered(40, 7, 4, 13)
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
		want := max(4, min(60, int(math.Round(holdOut*64)))) // of each of the four classes one on either side
		if validation.Len() != want {
			t.Errorf("%v: %d of 64 samples held out, want %d", holdOut, validation.Len(), want)
		}
	}
}

func TestSplitKeepsClassShares(t *testing.T) {
	_, validation := numbered(100, 40, 7, 3, 0).Split(0.15, newRand(1))
	got := perClass(validation)
	for c, want := range []float64{15, 6, 1.05, 0.45, 0} {
		if math.Abs(float64(got[c])-want) >= 1 {
			t.Errorf("class %d: %d held out, its share is %v", c, got[c], want)
		}
	}
}

// TestSplitRemainders gives what whole numbers leave over to the classes with
// the largest remainders.
func TestSplitRemainders(t *testing.T) {
	for seed := range uint64(20) {
		_, validation := numbered(11, 19, 14, 12).Split(0.1, newRand(seed)) // 1.1, 1.9, 1.4 and 1.2 of 5.6
		if got := perClass(validation); !slices.Equal(got, []int{1, 2, 2, 1}) {
			t.Errorf("seed %d: %v held out, want [1 2 2 1]", seed, got)
		}
	}
	ties := map[int]bool{}
	for seed := range uint64(20) {
		_, validation := numbered(15, 15, 15).Split(0.1, newRand(seed)) // 1.5 each of 4.5
		got := perClass(validation)
		if validation.Len() != 5 {
			t.Errorf("seed %d: %v held out, want 5 in all", seed, got)
		}
		ties[slices.Index(got, 1)] = true
	}
	if len(ties) != 3 {
		t.Errorf("equal remainders always fall to the same classes: %v", ties)
	}
}

// TestSplitBothSides splits classes too small for their share.
func TestSplitBothSides(t *testing.T) {
	all := numbered(30, 2, 0, 3)
	for _, holdOut := range []float64{1e-9, 0.1, 0.5, 0.9, 1 - 1e-9} {
		for seed := range uint64(10) {
			train, validation := all.Split(holdOut, newRand(seed))
			for _, part := range []*data.Set{train, validation} {
				if got := perClass(part); got[0] < 1 || got[1] != 1 || got[2] != 0 || got[3] < 1 {
					t.Errorf("%v, seed %d: %v on one side, want one of each class", holdOut, seed, got)
				}
			}
		}
	}
	if got := panicText(func() { numbered(30, 1, 5).Split(0.5, newRand(1)) }); !strings.Contains(got, `class "1" has one sample`) || !strings.Contains(got, "add another") {
		t.Errorf("a single member: panics with %q", got)
	}
	digits := &data.Images{Rows: 1, Cols: 1, Pixels: []uint8{1, 2, 3}, Labels: []uint8{7, 7, 3}}
	if got := panicText(func() { digits.Split(0.5, newRand(1)) }); !strings.Contains(got, `class "3" has one sample`) {
		t.Errorf("a single picture: panics with %q", got)
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
	for _, holdOut := range []float64{0.001, 0.999} {
		if train, validation := s.Split(holdOut, newRand(1)); train.Len() == 0 || validation.Len() == 0 || min(train.Len(), validation.Len()) != 1 {
			t.Errorf("%v: %d and %d samples, want one on one side", holdOut, train.Len(), validation.Len())
		}
	}
}

func TestSplitTwo(t *testing.T) {
	s := numbered(2)
	s.ClassNames = nil
	if train, validation := s.Split(0.1, newRand(1)); train.Len() != 1 || validation.Len() != 1 {
		t.Errorf("two samples: %d and %d", train.Len(), validation.Len())
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
