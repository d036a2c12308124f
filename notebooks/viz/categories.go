package viz

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// categories are the ticks of an axis with a name at 0, step, 2·step, ….
type categories struct {
	names []string
	step  float64 // 1 or −1
	every int     // only every so many have room for their names; 0 for all
}

// Ticks implements plot.Ticker.
func (t *categories) Ticks(lo, hi float64) []plot.Tick {
	var marks []plot.Tick
	for k := 0; k < len(t.names); k += max(1, t.every) {
		if v := t.step * float64(k); lo <= v && v <= hi {
			marks = append(marks, plot.Tick{Value: v, Label: t.names[k]})
		}
	}
	return marks
}

// nameWidth is how wide a name of a class or a bar becomes before it is
// shortened, and nameGap what is left free between two.
const (
	nameWidth = 160 * px
	nameGap   = 6 * px
	nameLines = 3
)

// fitNames gives the names along the axes of p the room that there is: size is
// that of the canvas, area that of the data.
func fitNames(p *plot.Plot, size, area vg.Point) {
	if t, ok := p.Y.Tick.Marker.(*categories); ok {
		slot := area.Y / vg.Length(p.Y.Max-p.Y.Min)
		fitText(&p.Y.Tick.Label, min(nameWidth, 0.4*size.X), linesIn(slot))
		p.Y.Tick.Marker = &categories{t.names, t.step, strideOf(slot, lineHeight)}
	}
	if t, ok := p.X.Tick.Marker.(*categories); ok {
		slot := area.X / vg.Length(p.X.Max-p.X.Min)
		label := &p.X.Tick.Label
		switch {
		case !turnNames(*label, t.names, slot):
			fitText(label, slot-nameGap, nameLines)
		case areNumbers(t.names): // the reader can fill in what is left out
			p.X.Tick.Marker = &categories{t.names, t.step, strideOf(slot, widest(*label, t.names)+nameGap)}
		default:
			fitText(label, min(nameWidth, 0.4*size.Y), linesIn(slot))
			if f, ok := label.Handler.(fitted); ok {
				f.turned = true
				label.Handler = f
			}
			label.Rotation, label.XAlign, label.YAlign = math.Pi/2, draw.XRight, draw.YCenter
			p.X.Tick.Marker = &categories{t.names, t.step, strideOf(slot, lineHeight)}
		}
	}
}

func areNumbers(names []string) bool {
	for _, name := range names {
		if _, err := strconv.ParseFloat(strings.Replace(name, "−", "-", 1), 64); err != nil {
			return false
		}
	}
	return true
}

func widest(style draw.TextStyle, texts []string) vg.Length {
	w := vg.Length(0)
	for _, text := range texts {
		w = max(w, style.Width(text))
	}
	return w
}

// namesRoom returns how much room names take to the left of a plot and below it,
// if each has so much room along the axes.
func namesRoom(p *plot.Plot, names []string, slot vg.Length) (left, below vg.Length) {
	style := p.X.Tick.Label
	below = lineHeight
	for _, name := range names {
		left = max(left, min(nameWidth, style.Width(name)))
		lines, _ := wrap(style, name, slot-nameGap, nameLines)
		below = max(below, vg.Length(len(lines))*lineHeight)
	}
	if turnNames(style, names, slot) {
		below = left
	}
	return left, below
}

// turnNames says whether the names below an axis, where each has so much room,
// are to be turned: if upright, in up to three lines, something is left out.
func turnNames(style draw.TextStyle, names []string, slot vg.Length) bool {
	for _, name := range names {
		if _, whole := wrap(style, name, slot-nameGap, nameLines); !whole {
			return true
		}
	}
	return false
}

// linesIn returns how many lines of a name fit into so much room.
func linesIn(slot vg.Length) int {
	return max(1, min(int(slot/lineHeight), nameLines))
}

// strideOf returns every how many names are written where each has room for
// slot and takes need. A line is a little lower than lineHeight.
func strideOf(slot, need vg.Length) int {
	return max(1, int(math.Ceil(float64(0.9*need/max(slot, px/10)))))
}
