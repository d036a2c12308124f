package viz

import (
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
	points        int  // points added so far
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
