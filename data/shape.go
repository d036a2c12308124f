package data

import (
	"math"
	"math/rand/v2"
)

// A shape is drawn in three steps: warp bends it, fit gives it its size and
// place, and draw inks it. y goes down.
type shape struct {
	lines  [][]point // what the pen follows or, if filled, closed outlines
	filled bool
}

type point struct{ x, y float64 }

// towards returns the point at the share t of the way from p to q.
func (p point) towards(q point, t float64) point {
	return point{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)}
}

// curveSteps is the number of pieces that a segment is cut into: it can bend
// only between them.
const curveSteps = 5

// move returns the shape with every point moved to f of it.
func (s shape) move(f func(point) point) shape {
	moved := shape{lines: make([][]point, len(s.lines)), filled: s.filled}
	for i, line := range s.lines {
		moved.lines[i] = make([]point, len(line))
		for j, p := range line {
			moved.lines[i][j] = f(p)
		}
	}
	return moved
}

// fit returns the shape with its longer side scaled to size and its middle
// moved to centre.
func (s shape) fit(size float64, centre point) shape {
	lo, hi := s.lines[0][0], s.lines[0][0]
	for _, line := range s.lines {
		for _, p := range line {
			lo.x, lo.y = min(lo.x, p.x), min(lo.y, p.y)
			hi.x, hi.y = max(hi.x, p.x), max(hi.y, p.y)
		}
	}
	scale := size / max(hi.x-lo.x, hi.y-lo.y)
	middle := lo.towards(hi, 0.5)
	return s.move(func(p point) point {
		return point{centre.x + scale*(p.x-middle.x), centre.y + scale*(p.y-middle.y)}
	})
}

// warp returns the shape, which must be 1 long and in the middle, as another
// hand might write it: bent, narrower or wider, to the top as well, with more
// of it above or below, slanted and turned.
func (s shape) warp(rng *rand.Rand) shape {
	var bend grid
	for i := range bend {
		for j := range bend[i] {
			bend[i][j] = point{0.08 * rng.NormFloat64(), 0.08 * rng.NormFloat64()}
		}
	}
	width := math.Exp(0.13 + 0.18*rng.NormFloat64())
	taper := 0.4 * rng.NormFloat64()
	sag := 0.2 * rng.NormFloat64()
	slant := 0.08 + 0.23*rng.NormFloat64()
	sin, cos := math.Sincos(0.1 * rng.NormFloat64())
	return s.move(func(p point) point {
		q := bend.at(p)
		q.x *= width * (1 + taper*q.y)
		q.y += sag * (0.25 - q.y*q.y)
		q.x -= slant * q.y
		return point{cos*q.x - sin*q.y, sin*q.x + cos*q.y}
	})
}

// grid is how far the knots of an elastic sheet that covers −0.5 … 0.5 have
// been pulled away; the outermost knots lie outside of it.
type grid [gridKnots][gridKnots]point

const gridKnots = 7

// at returns where p is after the pull: a uniform cubic B-spline.
func (g *grid) at(p point) point {
	col, wx := spline(p.x)
	row, wy := spline(p.y)
	for i, wi := range wy {
		for j, wj := range wx {
			pull := g[row+i][col+j]
			p.x += wi * wj * pull.x
			p.y += wi * wj * pull.y
		}
	}
	return p
}

// spline returns the first of the four knots that have a say at x, and the
// weight of each.
func spline(x float64) (first int, weight [4]float64) {
	const spans = gridKnots - 3
	x = (x + 0.5) * spans
	first = min(max(int(x), 0), spans-1)
	t := min(max(x-float64(first), 0), 1)
	return first, [4]float64{
		(1 - t) * (1 - t) * (1 - t) / 6,
		(4 + t*t*(3*t-6)) / 6,
		(1 + 3*t*(1+t*(1-t))) / 6,
		t * t * t / 6,
	}
}
