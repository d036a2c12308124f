package data_test

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

func threeImages() *data.Images {
	return &data.Images{Rows: 1, Cols: 3, Pixels: []uint8{0, 51, 255, 1, 2, 3, 9, 8, 7}, Labels: []uint8{7, 0, 7}}
}

func TestImagesFirst(t *testing.T) {
	s := threeImages().First(2)
	if want := mat.NewDense(2, 3, []float64{0, 0.2, 1, 1. / 255, 2. / 255, 3. / 255}); !mat.Equal(s.X, want) {
		t.Errorf("X =\n%v", mat.Formatted(s.X))
	}
	if got := s.Classes(); !slices.Equal(got, []int{7, 0}) {
		t.Errorf("classes %v", got)
	}
	if _, out := s.Y.Dims(); out != 10 || !slices.Equal(s.Targets, []string{"digit"}) || len(s.ClassNames) != 10 || s.ClassNames[7] != "7" {
		t.Errorf("%d columns of Y, targets %v, classes %v", out, s.Targets, s.ClassNames)
	}
	if len(s.Units) != 3 || s.Features[0] != "row 0 col 0" || s.Features[2] != "row 0 col 2" {
		t.Errorf("features %q, units %q", s.Features, s.Units)
	}
	for _, n := range []int{1, 3} {
		if got := threeImages().First(n).Len(); got != n {
			t.Errorf("First(%d) holds %d", n, got)
		}
	}
	for _, n := range []int{-1, 0, 4} {
		if got := panicText(func() { threeImages().First(n) }); !strings.Contains(got, "out of 3 images") {
			t.Errorf("First(%d) panics with %q", n, got)
		}
	}
}

func TestImage(t *testing.T) {
	img := threeImages().Image(1)
	if b := img.Bounds(); b.Dx() != 3 || b.Dy() != 1 || img.GrayAt(2, 0).Y != 3 {
		t.Errorf("bounds %v, pixels %v", b, img.Pix)
	}
}

func TestImagesSelectAndSplit(t *testing.T) {
	m := threeImages().Select([]int{2, 0})
	if !slices.Equal(m.Pixels, []uint8{9, 8, 7, 0, 51, 255}) || !slices.Equal(m.Labels, []uint8{7, 7}) || m.Rows != 1 || m.Cols != 3 {
		t.Errorf("selected %+v", m)
	}

	tall := &data.Images{Rows: 3, Cols: 2, Pixels: []uint8{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, Labels: []uint8{4, 5}}
	if m := tall.Select([]int{1}); !slices.Equal(m.Pixels, tall.Pixels[6:]) || !slices.Equal(m.Labels, []uint8{5}) {
		t.Errorf("selected %+v", m)
	}

	all := &data.Images{Rows: 1, Cols: 1}
	for i := range 200 {
		all.Pixels = append(all.Pixels, uint8(i))
		all.Labels = append(all.Labels, uint8(i%10))
	}
	train, validation := all.Split(0.15, newRand(1))
	together := slices.Concat(train.Pixels, validation.Pixels)
	slices.Sort(together)
	if !slices.Equal(together, all.Pixels) {
		t.Errorf("together the parts hold %v", together)
	}
	count := make([]int, 10)
	for i, label := range validation.Labels {
		count[label]++
		if validation.Pixels[i]%10 != label {
			t.Errorf("picture %d has label %d", validation.Pixels[i], label)
		}
	}
	if !slices.Equal(count, slices.Repeat([]int{3}, 10)) {
		t.Errorf("held out %v of each digit, want 3", count)
	}
}
