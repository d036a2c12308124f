package viz

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// dashes tell the lines of a figure apart where the colours cannot: in print,
// or to a colour-blind reader.
var dashes = [][]vg.Length{
	nil,
	{9 * px, 4 * px},
	{2.5 * px, 3 * px},
	{9 * px, 3 * px, 2.5 * px, 3 * px},
	{14 * px, 6 * px},
	{5 * px, 3 * px, 5 * px, 3 * px, 2 * px, 3 * px},
	{4 * px, 8 * px},
	{9 * px, 3 * px, 2 * px, 3 * px, 2 * px, 3 * px},
	{20 * px, 3 * px, 3 * px, 3 * px},
	{1.5 * px, 7 * px},
}

// looks is how many lines, or sets of points, of a figure look different: the
// number of dashes, or of markers, and the number of colours share no factor, so
// every pair of them comes before the first comes again. Of the first ten no two
// have the same dash or marker.
var looks = len(palette) * len(dashes)

// checkLook panics if the legend would show a look for the second time.
func checkLook(i int, name string) {
	if i >= looks && name != "" {
		panic(fmt.Sprintf("viz: %q is number %d in its figure, and only %d look different; draw fewer, "+
			"or give no name to those that the legend need not tell apart", name, i+1, looks))
	}
}

// lineStyle returns the look of the i-th line of a figure.
func lineStyle(i int) draw.LineStyle {
	return draw.LineStyle{
		Color:  palette[i%len(palette)],
		Width:  2 * px,
		Dashes: dashes[i%len(dashes)],
	}
}

// pointStyle returns the look of the i-th set of points in a figure.
func pointStyle(i int) draw.GlyphStyle {
	return draw.GlyphStyle{
		Color:  palette[i%len(palette)],
		Radius: 5 * px,
		Shape:  markers[i%len(markers)],
	}
}
