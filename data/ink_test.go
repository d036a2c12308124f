package data

import (
	"math"
	"testing"
)

// TestDraw draws a line that reaches beyond the picture on every side.
func TestDraw(t *testing.T) {
	const pen, reach = 1.5, 40
	for name, tc := range map[string]struct {
		a, b     point
		distance func(x, y float64) float64 // of the line
	}{
		"across": {point{-50, 14}, point{50, 14}, func(_, y float64) float64 { return math.Abs(y - 14) }},
		"down":   {point{3, -50}, point{3, 50}, func(x, _ float64) float64 { return math.Abs(x - 3) }},
		"slant":  {point{-30, -30}, point{60, 60}, func(x, y float64) float64 { return math.Abs(x-y) / math.Sqrt2 }},
		"dot":    {point{7, 9}, point{7, 9}, func(x, y float64) float64 { return math.Hypot(x-7, y-9) }},
		"corner": {point{28, 28}, point{40, 40}, func(x, y float64) float64 { return math.Hypot(x-28, y-28) }},
	} {
		c := draw(shape{lines: [][]point{{tc.a, tc.b}}}, pen, reach)
		for i, got := range c {
			x, y := float64(i%digitSide)+0.5, float64(i/digitSide)+0.5
			if want := tc.distance(x, y) - pen; math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: pixel (%v, %v) is %v from the ink, want %v", name, x, y, got, want)
				break
			}
		}
	}
}

// TestFill fills outlines whose corners are in the middle of pixels, one the
// other way round inside the other.
func TestFill(t *testing.T) {
	square := func(from, to float64) []point {
		return []point{{from, from}, {to, from}, {to, to}, {from, to}, {from, from}}
	}
	hole := square(8.5, 12.5)
	hole[1], hole[3] = hole[3], hole[1]
	var c canvas
	for i := range c {
		c[i] = 1
	}
	area := c.fill([][]point{square(4.5, 20.5), hole})
	if want := 16.*16 - 4*4; area != want {
		t.Errorf("%v pixels are inside, want %v", area, want)
	}
	for _, tc := range []struct {
		x, y   int
		inside bool
	}{{3, 10, false}, {4, 10, true}, {19, 10, true}, {20, 10, false}, {7, 10, true}, {8, 10, false}, {12, 10, true}, {10, 3, false}, {10, 4, true}, {10, 19, true}, {10, 20, false}} {
		if inside := c[tc.y*digitSide+tc.x] < 0; inside != tc.inside {
			t.Errorf("pixel (%d, %d) is inside: %t, want %t", tc.x, tc.y, inside, tc.inside)
		}
	}
}

// TestCentre puts ink from a corner into the middle, and drops what does not
// fit onto the picture then.
func TestCentre(t *testing.T) {
	var ink [digitPixels]float64
	ink[0], ink[1] = 100, 100 // centre of mass at 0.5, 0
	pixels := make([]uint8, digitPixels)
	centre(pixels, &ink)
	for i, v := range pixels {
		want := uint8(0)
		if i == 14*digitSide+13 || i == 14*digitSide+14 {
			want = 100
		}
		if v != want {
			t.Errorf("pixel %d is %d, want %d", i, v, want)
		}
	}

	for _, corner := range []int{0, digitSide - 1, digitPixels - digitSide, digitPixels - 1} {
		ink = [digitPixels]float64{}
		heavy := 14*digitSide + 14 // ink in the middle of the mass stays
		ink[heavy], ink[corner] = 255, 1
		clear(pixels)
		centre(pixels, &ink)
		if pixels[heavy] != 255 || pixels[corner] != 1 {
			t.Errorf("ink in corner %d is lost", corner)
		}
	}
}
