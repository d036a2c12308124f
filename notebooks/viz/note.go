package viz

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// note is a text in the middle of a plot that has nothing else to show.
type note string

// Plot implements plot.Plotter.
func (n note) Plot(c draw.Canvas, _ *plot.Plot) {
	fillHalo(c, textStyle(textSize, draw.XCenter, draw.YCenter), c.Center(), string(n))
}

// whyEmpty says why a plot of the values of a quantity, one per step, is empty.
func whyEmpty(vs []float64, quantity, step string) string {
	switch {
	case len(vs) == 0:
		return "no " + step + " to draw"
	case slices.ContainsFunc(vs, finite):
		return fmt.Sprintf("no %s above 0", quantity) // for a logarithmic axis
	}
	return fmt.Sprintf("the %s is %s everywhere", quantity, nonFinite(vs))
}

// withReason adds to the name of a curve why there is none, if that is so.
func withReason(name string, ys []float64) string {
	switch {
	case len(ys) == 0:
		return name + " (no epoch)"
	case slices.ContainsFunc(ys, finite):
		return name
	}
	return name + " (" + nonFinite(ys) + ")"
}

// nonFinite names the values among vs that are not finite numbers: "NaN", "∞"
// for either sign, "NaN or ∞", or "" if there is none.
func nonFinite(vs []float64) string {
	nan := slices.ContainsFunc(vs, math.IsNaN)
	inf := slices.ContainsFunc(vs, func(v float64) bool { return math.IsInf(v, 0) })
	switch {
	case nan && inf:
		return "NaN or ∞"
	case nan:
		return "NaN"
	case inf:
		return "∞"
	}
	return ""
}

// swatch is a colour in the legend.
type swatch struct{ color.Color }

// Thumbnail implements plot.Thumbnailer.
func (s swatch) Thumbnail(c *draw.Canvas) {
	c.FillPolygon(s.Color, []vg.Point{c.Min, {X: c.Min.X, Y: c.Max.Y}, c.Max, {X: c.Max.X, Y: c.Min.Y}})
}
