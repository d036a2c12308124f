package viz

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
)

// TestThinKeepsWhatIsSeen checks that of many points in a column those stay that can
// be seen: the first, the lowest, the highest and the last, in their order.
func TestThinKeepsWhatIsSeen(t *testing.T) {
	at := func(column, y float64) vg.Point { return vg.Point{X: vg.Length(column) * px / 2, Y: vg.Length(y)} }
	for _, c := range []struct {
		name      string
		run, want []vg.Point
	}{
		{"none", nil, nil},
		{"one", []vg.Point{at(0.5, 1)}, []vg.Point{at(0.5, 1)}},
		{"a peak", []vg.Point{at(0, 1), at(0.2, 2), at(0.4, 9), at(0.6, 3), at(0.8, 2)},
			[]vg.Point{at(0, 1), at(0.4, 9), at(0.8, 2)}},
		{"a trough", []vg.Point{at(0, 5), at(0.2, 4), at(0.4, -9), at(0.6, 3), at(0.8, 6)},
			[]vg.Point{at(0, 5), at(0.4, -9), at(0.8, 6)}},
		{"a peak, then a trough", []vg.Point{at(0, 5), at(0.1, 7), at(0.2, 5), at(0.3, 1), at(0.4, 5), at(0.5, 5)},
			[]vg.Point{at(0, 5), at(0.1, 7), at(0.3, 1), at(0.5, 5)}},
		{"a trough, then a peak", []vg.Point{at(0, 5), at(0.1, 1), at(0.2, 5), at(0.3, 7), at(0.4, 5), at(0.5, 5)},
			[]vg.Point{at(0, 5), at(0.1, 1), at(0.3, 7), at(0.5, 5)}},
		{"columns", []vg.Point{at(0, 1), at(0.4, 8), at(0.9, 1), at(1, 1), at(1.3, -8), at(1.6, 0), at(1.9, 1), at(-3, 2)},
			[]vg.Point{at(0, 1), at(0.4, 8), at(0.9, 1), at(1, 1), at(1.3, -8), at(1.9, 1), at(-3, 2)}},
	} {
		if got := thin(c.run); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestLineShowsEachPeak checks that a single value among thousands is seen.
func TestLineShowsEachPeak(t *testing.T) {
	const n = 5000
	xs, ys := spaced(0, 1, n), make([]float64, n)
	ys[n/3], ys[2*n/3] = 1, -1
	p := New("", "x", "y")
	p.Y.Min, p.Y.Max = -1, 1
	Line(p, "", xs, ys)
	img := render(1, 400, 300, p)
	top, bottom := math.MaxInt, 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if c := img.RGBAAt(x, y); c.B > c.R+80 { // of the line
				top, bottom = min(top, y), max(bottom, y)
			}
		}
	}
	if bottom-top < img.Bounds().Dy()*3/4 {
		t.Errorf("the line takes the rows %d to %d of %d, want a peak up and one down", top, bottom, img.Bounds().Dy())
	}
}
