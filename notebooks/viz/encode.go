package viz

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"
)

// encode returns the picture as a PNG.
func encode(img *image.RGBA) []byte {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&b, reduce(img)); err != nil {
		panic(err) // a buffer takes everything, and the picture is not empty
	}
	return b.Bytes()
}

// reduce returns the opaque picture with at most 256 colours, which makes the
// PNG half as large. Drawings have few besides the shades at the edges of lines
// and letters. The most frequent colours stay as they are; one that is much like
// a more frequent one becomes that.
func reduce(img *image.RGBA) *image.Paletted {
	pixels := make([]uint32, len(img.Pix)/4)
	for i := range pixels {
		pixels[i] = uint32(img.Pix[4*i])<<16 | uint32(img.Pix[4*i+1])<<8 | uint32(img.Pix[4*i+2])
	}
	counts := make(map[uint32]int)
	for from, to := 0, 0; from < len(pixels); from = to {
		for to < len(pixels) && pixels[to] == pixels[from] {
			to++
		}
		counts[pixels[from]] += to - from
	}
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})

	var palette color.Palette
	var index map[uint32]uint8
	for alike := 12; index == nil; alike += alike / 2 {
		palette, index = choose(colours, alike)
	}
	reduced := image.NewPaletted(img.Bounds(), palette)
	last, lastIndex := colours[0], index[colours[0]]
	for i, v := range pixels {
		if v != last {
			last, lastIndex = v, index[v]
		}
		reduced.Pix[i] = lastIndex
	}
	return reduced
}

// choose returns a palette with a colour no further than alike from each of the
// given ones, and its index for each of them. It returns nil if 256 are not
// enough.
func choose(colours []uint32, alike int) (color.Palette, map[uint32]uint8) {
	var palette color.Palette
	index := make(map[uint32]uint8, len(colours))
	for _, v := range colours {
		c := color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
		k, distance := nearest(palette, c)
		if distance > alike*alike {
			if len(palette) == 256 {
				return nil, nil
			}
			k = uint8(len(palette))
			palette = append(palette, c)
		}
		index[v] = k
	}
	return palette, index
}

// nearest returns the colour of the palette most like c, and the square of its
// distance from it.
func nearest(palette color.Palette, c color.RGBA) (index uint8, distance int) {
	distance = math.MaxInt
	for i, p := range palette {
		p := p.(color.RGBA)
		dr, dg, db := int(p.R)-int(c.R), int(p.G)-int(c.G), int(p.B)-int(c.B)
		if d := dr*dr + dg*dg + db*db; d < distance {
			index, distance = uint8(i), d
		}
	}
	return index, distance
}
