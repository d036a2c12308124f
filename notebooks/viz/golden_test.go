package viz

import (
	"bytes"
	"image"
	"image/color"
	"maps"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/cmpimg"
)

// checkGolden compares the picture of p with testdata/NAME_golden.png. After a
// change that is meant, go test -regen writes the picture anew: look at it.
func checkGolden(t *testing.T, name string, p *plot.Plot) {
	t.Helper()
	f := figureOf(p)
	got := encode(render(1, f.width, f.height, p))
	if limit := 40_000; len(got) > limit {
		t.Errorf("%s takes %d bytes; notebooks stay small with at most %d", name, len(got), limit)
	}
	checkPicture(t, name, got)
}

func checkPicture(t *testing.T, name string, got []byte) {
	t.Helper()
	golden := filepath.Join("testdata", name+"_golden.png")
	if *cmpimg.GenerateTestData {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) { // usually, and comparing pixels takes long
		return
	}
	// Elsewhere, as on arm64, a processor that multiplies and adds in one step
	// rounds otherwise, and some pixels at the edges are a shade lighter or darker.
	delta := 0.1
	if runtime.GOARCH == "amd64" {
		delta = 0
	}
	same, err := cmpimg.EqualApprox("png", got, want, delta)
	if err != nil {
		t.Fatal(err)
	}
	if !same {
		failed := filepath.Join(os.TempDir(), name+".png")
		if err := os.WriteFile(failed, got, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("the picture %s is not %s; look at both, and if the change is meant run go test -regen", failed, golden)
	}
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func TestFunctions(t *testing.T) {
	p := Functions(-6, 6,
		Curve{Name: "sigmoid f(z)", F: sigmoid},
		Curve{Name: "derivative f′(z)", F: func(z float64) float64 { return sigmoid(z) * (1 - sigmoid(z)) }})
	p.Title.Text = "The sigmoid and its derivative"
	checkGolden(t, "functions", p)
}

func TestLineAndPoints(t *testing.T) {
	p := New("Lines and points", "weight (lb)", "height (in)")
	xs := spaced(0, 10, 11)
	for i, name := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
		ys := make([]float64, len(xs))
		for j, x := range xs {
			ys[j] = math.Sin(x/3+float64(i)) + float64(i)
		}
		Line(p, name, xs, ys)
	}
	checkGolden(t, "lines", p)

	p = New("Points", "x1", "x2")
	for i, name := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
		Points(p, name, xs, constant(len(xs), float64(i)))
	}
	checkGolden(t, "points", p)
}

// TestDegenerateBars checks that bars say what they stand for, however odd.
func TestDegenerateBars(t *testing.T) {
	var plots []*plot.Plot
	for _, name := range slices.Sorted(maps.Keys(edges)) {
		names := make([]string, len(edges[name]))
		for i := range names {
			names[i] = strconv.Itoa(i)
		}
		plots = append(plots, Bars(name, "", "", names, edges[name]))
	}
	checkPicture(t, "degenerate_bars", encode(render(6, 240, 160, plots...)))
}

func constant(n int, v float64) []float64 {
	vs := make([]float64, n)
	for i := range vs {
		vs[i] = v
	}
	return vs
}

func TestDegenerateLines(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	draw := func(log bool, xs, ys []float64) *plot.Plot {
		p := New("", "x", "y")
		if log {
			p.Y.Scale = logScale{}
		}
		Line(p, "", xs, ys)
		return p
	}
	var plots []*plot.Plot
	for _, log := range []bool{false, true} {
		plots = append(plots,
			draw(log, nil, nil),
			draw(log, []float64{3}, []float64{7}),
			draw(log, []float64{0, 1, 2}, []float64{0.25, 0.25, 0.25}),
			draw(log, []float64{0, 1, 2}, []float64{0, 0, 0}),
			draw(log, []float64{0, 1, 2, 3, 4, 5}, []float64{1, 2, nan, 3, inf, 2}),
			draw(log, []float64{0, 1, 2, 3}, []float64{1e-300, 1e3, 1e8, 1e300}),
			draw(log, []float64{0, 1, 2, 3}, []float64{-math.MaxFloat64, 0, math.MaxFloat64, 0}),
			draw(log, []float64{0, 1, 2, 3}, []float64{1e9, 1e9 + 1, 1e9, 1e9 + 2}),
			draw(log, []float64{0, 1, 2, 3}, []float64{0.5, 0.1, 0, 0.2}),
		)
	}
	checkPicture(t, "degenerate", encode(render(6, 240, 150, plots...)))
}

// TestReduce checks that a picture of more than 256 colours keeps the frequent
// ones, and that no colour becomes one that is unlike it.
func TestReduce(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for i := range 256 * 256 {
		img.SetRGBA(i%256, i/256, color.RGBA{uint8(i), uint8(i / 256), 0, 0xff})
	}
	frequent := color.RGBA{0x12, 0x34, 0x56, 0xff}
	for x := range 256 {
		img.SetRGBA(x, 0, frequent)
	}
	reduced := reduce(img)
	if n := len(reduced.Palette); n > 256 {
		t.Fatalf("%d colours, want at most 256", n)
	}
	if got := reduced.At(3, 0); got != frequent {
		t.Errorf("the most frequent colour %v became %v", frequent, got)
	}
	for i := 256; i < 256*256; i++ {
		want, got := img.RGBAAt(i%256, i/256), reduced.At(i%256, i/256).(color.RGBA)
		if d := math.Hypot(float64(want.R)-float64(got.R), float64(want.G)-float64(got.G)); d > 27 { // 12, one and a half times, twice
			t.Fatalf("%v became %v", want, got)
		}
	}
}
