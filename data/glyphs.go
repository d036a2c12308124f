package data

import (
	"fmt"
	"sync"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/gomediumitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/gomonobolditalic"
	"golang.org/x/image/font/gofont/gomonoitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// digitFonts are the Go fonts but for Go Smallcaps, whose digits are those of
// Go Regular.
var digitFonts = [][]byte{
	goregular.TTF, goitalic.TTF, gomedium.TTF, gomediumitalic.TTF, gobold.TTF, gobolditalic.TTF,
	gomono.TTF, gomonoitalic.TTF, gomonobold.TTF, gomonobolditalic.TTF,
}

// digitRunes are the characters that look like each digit by hand. The zero of
// the Go fonts does not: it has a stroke through it.
var digitRunes = [digitClasses]string{"O", "1|", "2", "3", "4Ч", "5", "6", "7", "8", "9"}

// glyphs returns the outlines of the characters of each digit in all fonts.
var glyphs = sync.OnceValue(func() (shapes [digitClasses][]shape) {
	for _, ttf := range digitFonts {
		f, err := sfnt.Parse(ttf)
		if err != nil {
			panic(err) // the fonts are part of the program
		}
		for digit, runes := range digitRunes {
			for _, r := range runes {
				s, err := outline(f, r)
				if err != nil {
					panic(err)
				}
				shapes[digit] = append(shapes[digit], s)
			}
		}
	}
	return shapes
})

// outline returns the outline of a character.
func outline(f *sfnt.Font, r rune) (shape, error) {
	var buf sfnt.Buffer
	index, err := f.GlyphIndex(&buf, r)
	if err != nil {
		return shape{}, err
	}
	if index == 0 {
		return shape{}, fmt.Errorf("no character %q in the font", r)
	}
	const em = 100 // any size will do
	segments, err := f.LoadGlyph(&buf, index, fixed.I(em), nil)
	if err != nil {
		return shape{}, err
	}

	s := shape{filled: true}
	var a point // where the pen is
	for _, segment := range segments {
		b, c := toPoint(segment.Args[0]), toPoint(segment.Args[1])
		if segment.Op == sfnt.SegmentOpMoveTo {
			s.lines = append(s.lines, []point{b})
			a = b
			continue
		}
		line := &s.lines[len(s.lines)-1]
		for k := 1; k <= curveSteps; k++ {
			t := float64(k) / curveSteps
			switch segment.Op {
			case sfnt.SegmentOpLineTo:
				*line = append(*line, a.towards(b, t))
			case sfnt.SegmentOpQuadTo:
				*line = append(*line, a.towards(b, t).towards(b.towards(c, t), t))
			default: // TrueType has no others
				return shape{}, fmt.Errorf("character %q has segments of type %d", r, segment.Op)
			}
		}
		a = (*line)[len(*line)-1]
	}
	return s, nil
}

func toPoint(p fixed.Point26_6) point { return point{float64(p.X), float64(p.Y)} }
