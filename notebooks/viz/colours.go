package viz

import (
	"image/color"
	"math"
)

// The colours of Okabe and Ito, told apart by people with any kind of colour
// vision. Yellow, the eighth, is too pale for a line on white.
var (
	black      = color.NRGBA{0x00, 0x00, 0x00, 0xff}
	blue       = color.NRGBA{0x00, 0x72, 0xb2, 0xff}
	vermillion = color.NRGBA{0xd5, 0x5e, 0x00, 0xff}
	green      = color.NRGBA{0x00, 0x9e, 0x73, 0xff}
	purple     = color.NRGBA{0xcc, 0x79, 0xa7, 0xff}
	orange     = color.NRGBA{0xe6, 0x9f, 0x00, 0xff}
	sky        = color.NRGBA{0x56, 0xb4, 0xe9, 0xff}
)

// palette holds the colours of lines and markers. Orange and sky are darker in
// it, for a thin line needs a contrast of 3 to its white ground.
var palette = []color.NRGBA{
	blue, vermillion, green, purple, {0xbf, 0x7f, 0x00, 0xff}, {0x3d, 0x98, 0xcf, 0xff}, black,
}

var (
	white     = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	ink       = color.NRGBA{0x22, 0x22, 0x22, 0xff} // text
	quietInk  = color.NRGBA{0x66, 0x66, 0x66, 0xff} // text that says nothing happened
	axisGrey  = color.NRGBA{0x88, 0x88, 0x88, 0xff}
	zeroGrey  = color.NRGBA{0xb4, 0xb4, 0xb4, 0xff}
	frameGrey = color.NRGBA{0xd4, 0xd4, 0xd4, 0xff}
	gridGrey  = color.NRGBA{0xe6, 0xe6, 0xe6, 0xff}
)

// tint returns c mixed with white, opaque: share 1 is c itself, 0 is white.
func tint(c color.NRGBA, share float64) color.NRGBA {
	return mix(white, c, share)
}

// mix returns the colour that lies the given share of the way from a to b.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	between := func(a, b uint8) uint8 {
		return uint8(float64(a) + share*(float64(b)-float64(a)) + 0.5)
	}
	return color.NRGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xff}
}

// textContrast is the least contrast of text to its ground, and lineContrast
// that of lines and markers (WCAG 2.2, 1.4.3 and 1.4.11, level AA).
const (
	textContrast = 4.5
	lineContrast = 3
)

// inkOn returns the colour of text on the given ground: the usual ink, white or,
// where neither has enough contrast, black.
func inkOn(ground color.NRGBA) color.NRGBA {
	switch {
	case contrast(ink, ground) >= textContrast:
		return ink
	case contrast(white, ground) >= textContrast:
		return white
	}
	return black // of a contrast of at least 4.5 to all that white is too near to
}

// contrast returns the contrast ratio of two opaque colours, from 1 to 21, as
// WCAG 2.2 defines it.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance returns the relative luminance of an opaque colour, from 0 to 1.
func luminance(c color.NRGBA) float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
