package data

import "math"

// canvas holds for each pixel how far its middle is from the nearest line of a
// shape, in pixels.
type canvas [digitPixels]float64

// draw returns how far each pixel is from the ink of s, negative inside. The
// ink reaches pen pixels to either side of a line; outlines, filled, are drawn
// bolder or lighter so that their strokes are as wide. Distances of more than
// reach are not exact, or infinite.
func draw(s shape, pen, reach float64) *canvas {
	c := new(canvas)
	for i := range c {
		c[i] = math.Inf(1)
	}
	length := 0.0
	for _, line := range s.lines {
		for i := 1; i < len(line); i++ {
			c.add(line[i-1], line[i], reach)
			length += math.Hypot(line[i].x-line[i-1].x, line[i].y-line[i-1].y)
		}
	}
	for i, squared := range c {
		c[i] = math.Sqrt(squared)
	}
	if s.filled {
		half := c.fill(s.lines) / length // of the width of its strokes
		pen = max(pen-half, -0.6*half)   // as light as it can be without gaps
	}
	for i := range c {
		c[i] -= pen
	}
	return c
}

// add takes the line from a to b, which is closer than reach to some pixels,
// into account. Distances are still squared.
func (c *canvas) add(a, b point, reach float64) {
	x0, x1 := pixelRange(a.x, b.x, reach)
	y0, y1 := pixelRange(a.y, b.y, reach)
	d := point{b.x - a.x, b.y - a.y}
	squared := max(d.x*d.x+d.y*d.y, 1e-12)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			p := point{float64(x) + 0.5 - a.x, float64(y) + 0.5 - a.y}
			t := min(max((p.x*d.x+p.y*d.y)/squared, 0), 1)
			p.x -= t * d.x
			p.y -= t * d.y
			pixel := &c[y*digitSide+x]
			*pixel = min(*pixel, p.x*p.x+p.y*p.y)
		}
	}
}

func pixelRange(a, b, reach float64) (first, last int) {
	return max(int(min(a, b)-reach), 0), min(int(max(a, b)+reach), digitSide-1)
}

// fill makes the distances inside of closed outlines negative and returns how
// many pixels that are.
func (c *canvas) fill(outlines [][]point) (area float64) {
	for row := range digitSide {
		y := float64(row) + 0.5
		var turn [digitSide + 1]int // of the winding number at each pixel
		for _, line := range outlines {
			for i := 1; i < len(line); i++ {
				a, b := line[i-1], line[i]
				if (a.y <= y) == (b.y <= y) {
					continue
				}
				x := a.towards(b, (y-a.y)/(b.y-a.y)).x
				first := min(max(int(math.Ceil(x-0.5)), 0), digitSide)
				if a.y < b.y {
					turn[first]++
				} else {
					turn[first]--
				}
			}
		}
		winding := 0
		for col := range digitSide {
			winding += turn[col]
			if winding != 0 {
				c[row*digitSide+col] *= -1
				area++
			}
		}
	}
	return area
}
