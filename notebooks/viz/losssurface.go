package viz

import (
	"image/color"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// LossSurface draws a loss as a function of two quantities, weights or biases,
// over the ranges x and y: pale where it is small. The loss gets a slice of
// their two values; [LossAlong] makes one of a network. On it lies the path, the
// values of the two after each step of a training run; it may be nil.
// LossSurface panics if a range has no name or does not go from a number up to
// another. Where the loss is NaN or infinite the surface is grey.
//
// The loss is called 151 × 151 times: give LossAlong fewer samples if one call
// takes longer than a millisecond.
func LossSurface(loss func(w []float64) float64, x, y Range, path [][2]float64) *plot.Plot {
	x.check()
	y.check()
	const lines = 151
	f := &field{spaced(x.Lo, x.Hi, lines), spaced(y.Lo, y.Hi, lines), mat.NewDense(lines, lines, nil)}
	for j, v := range f.ys {
		for i, u := range f.xs {
			f.z.Set(j, i, loss([]float64{u, v}))
		}
	}

	p := New("", x.Name, y.Name)
	bar := lossBar(f)
	addScale(p, f, bar)
	for _, level := range bar.levels {
		p.Add(&isoline{f, level, draw.LineStyle{Color: color.White, Width: 0.75 * px}})
	}
	if len(path) > 0 {
		addPath(p, path)
	}
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = x.Lo, x.Hi, y.Lo, y.Hi
	return p
}

// lossBar returns what explains the colours of f, whose infinities it replaces by
// NaN: neither has a place on a scale of numbers.
func lossBar(f *field) *colourBar {
	odd := nonFinite(f.z.RawMatrix().Data)
	f.z.Apply(func(_, _ int, v float64) float64 {
		if !finite(v) {
			return math.NaN()
		}
		return v
	}, f.z)
	bar := &colourBar{bands: lossBands(f), title: "loss"}
	if lo, hi := f.span(); lo > hi {
		bar.colours, bar.title = []color.NRGBA{unknown}, "loss "+odd+" everywhere"
		return bar
	} else if len(bar.levels) == 0 {
		bar.title = "loss " + short(lo, 3)
	}
	if odd != "" {
		bar.unknown = "no loss (" + odd + ")"
	} else if len(bar.levels) == 0 {
		bar.title += " everywhere"
	}
	return bar
}

// lossColours go from pale to dark, in equal steps to the eye.
var lossColours = []color.NRGBA{
	{0xe6, 0xf0, 0xf9, 0xff}, {0xc6, 0xdb, 0xef, 0xff}, {0x9e, 0xca, 0xe1, 0xff},
	{0x6b, 0xae, 0xd6, 0xff}, {0x42, 0x92, 0xc6, 0xff}, {0x21, 0x71, 0xb5, 0xff}, {0x08, 0x51, 0x9c, 0xff},
}

// lossBands parts the values of f at about ten round numbers, in equal steps or
// in equal ratios if the largest is a hundred times the smallest.
func lossBands(f *field) bands {
	var b bands
	lo, hi := f.span()
	if hi-lo <= 1e-9*math.Max(math.Abs(lo), math.Abs(hi)) {
		hi = lo // what differs is rounding
	}
	parts := &ticks{want: 10, log: lo > 0 && hi > 100*lo}
	for _, t := range parts.Ticks(lo, hi) {
		if t.Value > lo && t.Value < hi {
			b.levels = append(b.levels, t.Value)
		}
	}
	for k := range len(b.levels) + 1 {
		at := float64(k) / float64(max(1, len(b.levels))) * float64(len(lossColours)-1)
		i := min(int(at), len(lossColours)-2)
		b.colours = append(b.colours, mix(lossColours[i], lossColours[i+1], at-float64(i)))
	}
	return b
}

// fewSteps is up to how many points of a line are marked.
const fewSteps = 60

func addPath(p *plot.Plot, path [][2]float64) {
	xs, ys := make([]float64, len(path)), make([]float64, len(path))
	for i, at := range path {
		xs[i], ys[i] = at[0], at[1]
	}
	addCurve(p, "path", xs, ys, draw.LineStyle{Color: vermillion, Width: 1.5 * px})
	p.Legend.ThumbnailWidth = 16 * px // the map needs the room
	if len(path) <= fewSteps {
		addPoints(p, "", xs, ys, draw.GlyphStyle{Color: vermillion, Radius: 2.5 * px, Shape: draw.CircleGlyph{}})
	}
	last := len(path) - 1
	addPoints(p, "start", xs[:1], ys[:1], draw.GlyphStyle{Color: black, Radius: 5 * px, Shape: markers[0]})
	addPoints(p, "end", xs[last:], ys[last:], draw.GlyphStyle{Color: black, Radius: 5 * px, Shape: markers[3]})
}
