package viz

import (
	"image/color"
	"runtime"
	"sync"
	"weak"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// px is a CSS pixel: lengths in this package are what the reader sees at 100 %.
const px = vg.Inch / 96

// Text sizes in points; a notebook's own text has 10.5.
const (
	textSize  = 10.5
	titleSize = 11.5
	smallSize = 9.5 // ticks, and text inside a figure
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

	palette = []color.NRGBA{blue, vermillion, green, purple, orange, sky, black}
)

var (
	ink      = color.NRGBA{0x22, 0x22, 0x22, 0xff} // text
	axisGrey = color.NRGBA{0x88, 0x88, 0x88, 0xff}
	zeroGrey = color.NRGBA{0xb4, 0xb4, 0xb4, 0xff}
	gridGrey = color.NRGBA{0xe6, 0xe6, 0xe6, 0xff}
)

// tint returns c mixed with white, opaque: share 1 is c itself, 0 is white.
func tint(c color.NRGBA, share float64) color.NRGBA {
	return mix(color.NRGBA{0xff, 0xff, 0xff, 0xff}, c, share)
}

// mix returns the colour that lies the given share of the way from a to b.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	between := func(a, b uint8) uint8 {
		return uint8(float64(a) + share*(float64(b)-float64(a)) + 0.5)
	}
	return color.NRGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xff}
}

// dashes tell the lines of a figure apart where the colours cannot: in print,
// or to a colour-blind reader.
var dashes = [][]vg.Length{
	nil,
	{9 * px, 4 * px},
	{2.5 * px, 3 * px},
	{9 * px, 3 * px, 2.5 * px, 3 * px},
	{16 * px, 4 * px},
	{5 * px, 3 * px, 5 * px, 3 * px, 2 * px, 3 * px},
	{4 * px, 7 * px},
}

// lineStyle returns the look of the i-th line of a figure.
func lineStyle(i int) draw.LineStyle {
	return draw.LineStyle{
		Color:  palette[i%len(palette)],
		Width:  2 * px,
		Dashes: dashes[i%len(dashes)],
	}
}

var sans = font.Font{Typeface: "Liberation", Variant: "Sans"}

// textStyle returns the style of text of the given size in points, aligned
// about the place where it is drawn.
func textStyle(size float64, x draw.XAlignment, y draw.YAlignment) draw.TextStyle {
	return draw.TextStyle{
		Color:   ink,
		Font:    font.From(sans, vg.Points(size)),
		XAlign:  x,
		YAlign:  y,
		Handler: plot.DefaultTextHandler,
	}
}

// New returns an empty plot in the look of the course: a light grid, and axes
// with the titles x and y. Give units with the titles, as in "weight (lb)".
// Fill it with [Line] and [Points], or with plotters of gonum.org/v1/plot.
func New(title, x, y string) *plot.Plot {
	p := newPlain(title, x, y)
	p.Add(&grid{vertical: true})
	return p
}

// newPlain is New without the grid.
func newPlain(title, x, y string) *plot.Plot {
	p := plot.New()
	p.Title.Text = title
	p.Title.Padding = 8 * px
	p.Title.TextStyle = textStyle(titleSize, draw.XCenter, draw.YTop)
	p.Title.TextStyle.Font.Weight = xfont.WeightBold

	p.X.Label.Text, p.Y.Label.Text = x, y
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Label.TextStyle = textStyle(textSize, draw.XCenter, draw.YBottom)
		a.Label.Padding = 5 * px
		a.LineStyle = draw.LineStyle{Color: axisGrey, Width: px}
		a.Padding = 5 * px
		a.Tick.LineStyle = a.LineStyle
		a.Tick.Length = 4 * px
		a.Tick.Marker = &ticks{want: 6}
		a.Scale = linearScale{}
	}
	p.X.Tick.Label = textStyle(smallSize, draw.XCenter, draw.YTop)
	p.Y.Tick.Label = textStyle(smallSize, draw.XRight, draw.YCenter)

	p.Legend.TextStyle = textStyle(smallSize, draw.XLeft, draw.YBottom)
	p.Legend.ThumbnailWidth = 12 * px // of a marker
	p.Legend.Padding = 5 * px
	return p
}

// figure is what the package remembers of a plot beyond its fields.
type figure struct {
	width, height int  // CSS pixels
	series        int  // lines and point sets added so far
	full          bool // no room for a legend among the data
}

var figures sync.Map // weak.Pointer[plot.Plot] to *figure

func figureOf(p *plot.Plot) *figure {
	key := weak.Make(p)
	f, known := figures.LoadOrStore(key, &figure{width: 600, height: 380})
	if !known {
		runtime.AddCleanup(p, func(key weak.Pointer[plot.Plot]) { figures.Delete(key) }, key)
	}
	return f.(*figure)
}

// Size sets how large [Show] draws p, in CSS pixels. Without it a figure of
// curves is 600 wide and 380 high.
func Size(p *plot.Plot, width, height int) {
	f := figureOf(p)
	f.width, f.height = width, height
}
