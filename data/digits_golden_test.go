package data_test

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"testing"

	"fromscratch/data"
)

var update = flag.Bool("update", false, "draw testdata/digits.png anew")

// TestDigitsGolden compares digits with those in testdata/digits.png: the same
// seed gives the same pictures, on every processor and in later versions, but
// for a grey level where a processor rounds otherwise.
func TestDigitsGolden(t *testing.T) {
	const path, across, down = "testdata/digits.png", 10, 4
	m := data.Digits(across*down, newRand(1))
	sheet := image.NewGray(image.Rect(0, 0, 28*across, 28*down))
	for i := range m.Len() {
		at := image.Pt(i%across, i/across).Mul(28)
		draw.Draw(sheet, image.Rectangle{at, at.Add(image.Pt(28, 28))}, m.Image(i), image.Point{}, draw.Src)
	}
	if *update {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, sheet); err != nil {
			t.Fatal(err)
		}
		return
	}

	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	golden, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := golden.(*image.Gray)
	if !ok || want.Rect != sheet.Rect {
		t.Fatalf("%s: a %T of %v", path, golden, golden.Bounds())
	}
	differ := 0
	for i, v := range sheet.Pix {
		if d := int(v) - int(want.Pix[i]); d < -1 || d > 1 {
			differ++
		}
	}
	if differ > 0 {
		t.Errorf("%d of %d pixels differ from %s; if the digits should look otherwise, draw it anew with -update", differ, len(sheet.Pix), path)
	}
}
