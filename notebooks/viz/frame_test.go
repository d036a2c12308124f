package viz

import (
	"testing"
)

// TestFrame checks that a picture is white and opaque within a quiet frame, as
// it is to be in dark themes as well.
func TestFrame(t *testing.T) {
	if c := contrast(frameGrey, white); c < 1.3 || c > 1.6 {
		t.Errorf("the frame has a contrast of %.2f to white, want one that is hardly seen", c)
	}
	for _, sharpness := range []float64{frameSharpness, sharp} {
		img := renderAt(sharpness, 2, 100, 80, New("", "x", "y"), New("", "x", "y"))
		b := img.Bounds()
		for y := range b.Dy() {
			for x := range b.Dx() {
				at := min(x, y, b.Dx()-1-x, b.Dy()-1-y)
				c := img.RGBAAt(x, y)
				switch {
				case c.A != 0xff:
					t.Fatalf("(%d, %d) is %v, want it opaque", x, y, c)
				case at < 2 && (c.R != frameGrey.R || c.G != frameGrey.G || c.B != frameGrey.B):
					t.Fatalf("(%d, %d) is %v, want the frame", x, y, c)
				case at == 2 && c.R&c.G&c.B != 0xff:
					t.Fatalf("(%d, %d) is %v, want white", x, y, c)
				}
			}
		}
	}
}
