package viz

import (
	"image/color"
	"math"
	"testing"
)

// TestContrast takes the examples of the definition: black on white, and the
// grey that is just dark enough for text.
func TestContrast(t *testing.T) {
	grey := color.NRGBA{0x76, 0x76, 0x76, 0xff}
	for _, test := range []struct {
		a, b color.NRGBA
		want float64
	}{{black, white, 21}, {white, black, 21}, {white, white, 1}, {grey, white, 4.54}} {
		if got := contrast(test.a, test.b); math.Abs(got-test.want) > 0.005 {
			t.Errorf("contrast(%v, %v) = %.3f, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestInkOnEveryGround(t *testing.T) {
	check := func(ground color.NRGBA) {
		if c := contrast(inkOn(ground), ground); c < textContrast {
			t.Errorf("text on %v has a contrast of %.2f", ground, c)
		}
	}
	for r := 0; r < 256; r += 5 {
		for g := 0; g < 256; g += 5 {
			for b := 0; b < 256; b += 5 {
				check(color.NRGBA{uint8(r), uint8(g), uint8(b), 0xff})
			}
		}
	}
	for _, c := range append(palette, orange, sky, ink) {
		for k := range 101 {
			check(tint(c, float64(k)/100))
		}
	}
}

// TestTextContrast goes through all text that is not written by inkOn.
func TestTextContrast(t *testing.T) {
	p := New("title", "x", "y")
	styles := map[string]color.Color{
		"title": p.Title.TextStyle.Color, "axis title": p.X.Label.TextStyle.Color,
		"ticks across": p.X.Tick.Label.Color, "ticks up": p.Y.Tick.Label.Color, "legend": p.Legend.TextStyle.Color,
		"bars": barLabel.Color, "caption": captionStyle.Color, "colour bar": barText.Color,
	}
	for name, c := range styles {
		if got := contrast(c.(color.NRGBA), white); got < textContrast {
			t.Errorf("%s: contrast %.2f on white", name, got)
		}
	}
	for name, ground := range diagramFills {
		if got := contrast(ink, ground.(color.NRGBA)); got < textContrast {
			t.Errorf("diagram, circles %s: contrast %.2f", name, got)
		}
	}
	for count := range 1001 {
		ground, text := cellColours(count, 1000)
		if got := contrast(text, ground); got < textContrast {
			t.Errorf("confusion, %d of 1000: contrast %.2f", count, got)
		}
	}
}

func TestLineContrast(t *testing.T) {
	for i := range looks {
		for kind, c := range map[string]color.Color{"line": lineStyle(i).Color, "points": pointStyle(i).Color} {
			if got := contrast(c.(color.NRGBA), white); got < lineContrast {
				t.Errorf("%s %d: contrast %.2f to white", kind, i, got)
			}
		}
	}
}
