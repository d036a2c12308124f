package viz

import (
	"errors"
	"image"
	"math"
	"slices"
	"testing"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

// TestLibraryStillBreaks holds the reasons for which this package has plotters
// of its own. If one fails, gonum may have become better: use it then.
func TestLibraryStillBreaks(t *testing.T) {
	withNaN := plotter.XYs{{X: 0, Y: 1}, {X: 1, Y: math.NaN()}}
	if _, err := plotter.NewLine(withNaN); !errors.Is(err, plotter.ErrNaN) {
		t.Errorf("NewLine of NaN: %v", err)
	}
	if _, err := plotter.NewScatter(withNaN); !errors.Is(err, plotter.ErrNaN) {
		t.Errorf("NewScatter of NaN: %v", err)
	}
	if _, err := plotter.NewLabels(plotter.XYLabels{XYs: withNaN, Labels: []string{"", ""}}); !errors.Is(err, plotter.ErrNaN) {
		t.Errorf("NewLabels of NaN: %v", err)
	}
	if _, err := plotter.NewBarChart(plotter.Values{1, math.NaN()}, 10); !errors.Is(err, plotter.ErrNaN) {
		t.Errorf("NewBarChart of NaN: %v", err)
	}
	if _, err := plotter.NewBarChart(plotter.Values{}, 10); !errors.Is(err, plotter.ErrNoData) {
		t.Errorf("NewBarChart of nothing: %v", err)
	}

	blank := func() *plot.Plot {
		p := newPlain("", "", "")
		p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 2, 0, 2
		return p
	}
	nothing := render(1, 200, 200, blank()).Pix
	p := blank()
	p.Add(&plotter.Line{XYs: plotter.XYs{{X: 1, Y: 1}}, LineStyle: lineStyle(0)})
	if !slices.Equal(render(1, 200, 200, p).Pix, nothing) {
		t.Error("plotter.Line shows a single point")
	}

	// Two pixels, black and white, become many shades.
	picture := image.NewGray(image.Rect(0, 0, 2, 1))
	picture.Pix[1] = 0xff
	shades := func(draw plot.Plotter) int {
		p := blank()
		p.HideAxes()
		p.X.Scale, p.Y.Scale = plot.LinearScale{}, plot.LinearScale{}
		p.Add(draw)
		seen := make(map[uint8]bool)
		img := render(1, 100, 100, p)
		for x := range 100 {
			seen[img.RGBAAt(50+x, 100).R] = true
		}
		return len(seen)
	}
	if n := shades(plotter.NewImage(picture, 0, 0, 2, 2)); n < 4 {
		t.Errorf("plotter.Image draws two pixels in %d shades", n)
	}
	own := &gallery{columns: 1, images: []image.Image{picture}, picture: 80 * px, cell: vg.Point{X: 84 * px, Y: 84 * px}}
	if n := shades(own); n > 2 {
		t.Errorf("Images draws two pixels in %d shades", n)
	}
}

// TestNoisyLines checks that many points take a moment, not six seconds.
func TestNoisyLines(t *testing.T) {
	xs, ys := spaced(0, 1, 5000), make([]float64, 5000)
	for i := range ys {
		ys[i] = math.Sin(float64(i) / 3)
	}
	p := New("", "x", "y")
	Line(p, "", xs, ys)
	p.Add(&band{newSeries(p, xs, make([]float64, len(xs))), newSeries(p, xs, ys), tint(blue, 0.25)})
	start := time.Now()
	render(1, 600, 380, p)
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("5000 points took %v", took)
	}
}

// TestDashesGoOn checks that a dashed line that is drawn in pieces looks like
// one that is not.
func TestDashesGoOn(t *testing.T) {
	draw := func(n int) []byte {
		p := New("", "x", "y")
		p.Y.Min, p.Y.Max = 0, 1
		addCurve(p, "", spaced(0, 1, n), constant(n, 0.3), lineStyle(1))
		return render(1, 600, 380, p).Pix
	}
	whole, pieces := draw(2), draw(5000)
	differ := 0
	for i := range whole {
		if d := int(whole[i]) - int(pieces[i]); d > 0x40 || d < -0x40 {
			differ++
		}
	}
	if differ > 100 {
		t.Errorf("%d bytes of the picture differ", differ)
	}
}
