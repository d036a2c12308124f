package viz

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// thumbnail returns where the entry of a legend is inked, pixel by pixel: what
// is left of a look without its colour.
func thumbnail(thumb plot.Thumbnailer) []bool {
	canvas := vgimg.NewWith(vgimg.UseWH(40*px, 16*px), vgimg.UseDPI(96*sharp))
	c := draw.New(canvas)
	thumb.Thumbnail(&c)
	img := canvas.Image().(*image.RGBA)
	inked := make([]bool, len(img.Pix)/4)
	for i := range inked {
		inked[i] = int(img.Pix[4*i])+int(img.Pix[4*i+1])+int(img.Pix[4*i+2]) < 3*0xe0
	}
	return inked
}

// TestTenLooksWithoutColour checks that of ten lines, and of ten sets of points,
// any two differ in print, too.
func TestTenLooksWithoutColour(t *testing.T) {
	for kind, look := range map[string]func(i int) plot.Thumbnailer{
		"lines":          func(i int) plot.Thumbnailer { return &curve{style: lineStyle(i)} },
		"sets of points": func(i int) plot.Thumbnailer { return &points{Scatter: plotter.Scatter{GlyphStyle: pointStyle(i)}} },
	} {
		for i := range 10 {
			for j := range i {
				differ := 0
				other := thumbnail(look(j))
				for k, inked := range thumbnail(look(i)) {
					if inked != other[k] {
						differ++
					}
				}
				if differ < 40 { // ten CSS pixels
					t.Errorf("the %s %d and %d differ in %d pixels without colour", kind, j+1, i+1, differ)
				}
			}
		}
	}
}

// TestNoLookTwice checks that no legend shows a look twice.
func TestNoLookTwice(t *testing.T) {
	lines, sets := make(map[string]int), make(map[string]int)
	for i := range looks {
		line, set := lineStyle(i), pointStyle(i)
		lines[fmt.Sprint(line.Color, line.Dashes, line.Width)]++
		sets[fmt.Sprint(set.Color, set.Shape, set.Radius)]++
	}
	if len(lines) != looks || len(sets) != looks {
		t.Errorf("of %d looks %d lines and %d sets of points differ", looks, len(lines), len(sets))
	}
	for kind, add := range map[string]func(p *plot.Plot, name string){
		"line":   func(p *plot.Plot, name string) { Line(p, name, []float64{0}, []float64{0}) },
		"points": func(p *plot.Plot, name string) { Points(p, name, []float64{0}, []float64{0}) },
	} {
		p := New("", "x", "y")
		for i := range looks {
			add(p, fmt.Sprint(i))
		}
		add(p, "") // not in the legend
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.Contains(got, `"one more" is number 72`) {
					t.Errorf("%s: panic %q, want one that says that there is no other look", kind, got)
				}
			}()
			add(p, "one more")
		}()
	}
}

// TestTenSeries is the picture of both.
func TestTenSeries(t *testing.T) {
	xs := spaced(0, 1, 6)
	p, q := New("Ten lines", "x", "y"), New("Ten sets of points", "x", "y")
	for i := range 10 {
		ys := make([]float64, len(xs))
		for j, x := range xs {
			ys[j] = float64(i) * (0.5 + x)
		}
		name := fmt.Sprintf("line %d", i+1)
		Line(p, name, xs, ys)
		Points(q, name, xs, ys)
	}
	Size(p, 450, 380)
	checkPicture(t, "ten_series", encode(render(2, 450, 380, p, q)))
}
