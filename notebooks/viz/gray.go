package viz

import (
	"fmt"
	"image"
	"image/color"
	"math"
)

// Gray returns a picture of the given width from its pixels row after row: 0 and
// all below is black, 1 and all above is white. It is what a row of the X of
// handwritten digits holds. A pixel that is NaN has no shade of grey and is
// orange. Gray panics if the pixels do not fill whole rows.
func Gray(pixels []float64, width int) image.Image {
	if width < 1 || len(pixels)%width != 0 {
		panic(fmt.Sprintf("viz: %d pixels do not fill rows of %d", len(pixels), width))
	}
	size := image.Rect(0, 0, width, len(pixels)/width)
	gray := image.NewGray(size)
	var coloured *image.RGBA // only for NaN
	for i, v := range pixels {
		x, y := i%width, i/width
		if math.IsNaN(v) {
			if coloured == nil {
				coloured = image.NewRGBA(size)
			}
			coloured.Set(x, y, orange)
			continue
		}
		gray.SetGray(x, y, color.Gray{uint8(255*math.Max(0, math.Min(v, 1)) + 0.5)})
	}
	if coloured == nil {
		return gray
	}
	for i, v := range pixels {
		if !math.IsNaN(v) {
			coloured.Set(i%width, i/width, gray.At(i%width, i/width))
		}
	}
	return coloured
}
