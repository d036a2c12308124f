package viz

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"fromscratch/nn"
)

// blob returns a grey picture with a soft spot at (x, y).
func blob(size int, x, y float64) image.Image {
	pixels := make([]float64, size*size)
	for i := range pixels {
		dx, dy := float64(i%size)-x, float64(i/size)-y
		pixels[i] = math.Exp(-(dx*dx + dy*dy) / 30)
	}
	return Gray(pixels, size)
}

func TestImages(t *testing.T) {
	var images []image.Image
	var captions []string
	for k := range 13 {
		images = append(images, blob(28, float64(2*k), 14))
		captions = append(captions, short(float64(k), 2)+" → 7")
	}
	checkGolden(t, "images", Images(8, images, captions))
	checkGolden(t, "images_large", Images(3, []image.Image{blob(400, 200, 200), blob(8, 4, 4), image.NewGray(image.Rect(0, 0, 0, 0))}, nil))
}

func TestGray(t *testing.T) {
	pixels := []float64{0, 0.5, 1, 2, -1, math.Inf(1), math.Inf(-1), 1e-300}
	want := []uint8{0, 128, 255, 255, 0, 255, 0, 0}
	img := Gray(pixels, 4)
	withNaN := Gray(append(pixels, math.NaN(), 0.5, 0, 0), 4)
	for i, v := range want {
		for name, img := range map[string]image.Image{"without NaN": img, "with NaN": withNaN} {
			if got := color.GrayModel.Convert(img.At(i%4, i/4)).(color.Gray); got.Y != v {
				t.Errorf("%s: pixel %d is %d, want %d", name, i, got.Y, v)
			}
		}
	}
	if got := color.NRGBAModel.Convert(withNaN.At(0, 2)); got != orange {
		t.Errorf("NaN is %v, want a colour that is no grey", got)
	}
}

func TestConfusion(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	c := &nn.Confusion{Counts: make([][]int, 10)}
	for i := range c.Counts {
		c.Counts[i] = make([]int, 10)
		for j := range c.Counts[i] {
			c.Counts[i][j] = rng.IntN(20)
		}
		c.Counts[i][i] = 950 + rng.IntN(50)
	}
	c.Counts[3][5] = 0
	checkGolden(t, "confusion", Confusion(c, nil))
	checkGolden(t, "confusion_two", Confusion(&nn.Confusion{Counts: [][]int{{2, 0}, {0, 0}}}, []string{"M", "F"}))
}

func TestBars(t *testing.T) {
	names := []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
	checkGolden(t, "bars", Bars("What the network makes of a 7", "digit", "output ŷ", names,
		[]float64{0, 0.001, 0.02, 0.01, 0, 0, 0, 0.93, 0.004, 0.035}))
	checkGolden(t, "bars_mixed", Bars("", "", "change (lb)", []string{"Alice", "Bob", "Charlie", "Diana"},
		[]float64{-2, 25, math.NaN(), -15}))
}
