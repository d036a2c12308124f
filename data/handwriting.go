package data

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
)

// handwritingFile holds the ways to write each digit by hand, a way a line:
// the digit, then the strokes of the pen, each the points to go through, in
// hundredths of the height from the top left. They are what the fonts lack: a
// one that is a bare line, a four that is open at the top, a seven with a bar,
// loops that are wide, narrow or not quite closed.
//
//go:embed handwriting.txt
var handwritingFile string

// handwriting returns the ways to write each digit, each a list of strokes.
var handwriting = sync.OnceValue(func() (ways [digitClasses][][][]point) {
	for line := range strings.Lines(handwritingFile) {
		digit, pen, _ := strings.Cut(line, ": ")
		var strokes [][]point
		for stroke := range strings.SplitSeq(pen, " / ") {
			var points []point
			for at := range strings.FieldsSeq(stroke) {
				var p point
				if _, err := fmt.Sscanf(at, "%g,%g", &p.x, &p.y); err != nil {
					panic(err) // the file is part of the program
				}
				points = append(points, p)
			}
			strokes = append(strokes, points)
		}
		ways[digit[0]-'0'] = append(ways[digit[0]-'0'], strokes)
	}
	return ways
})

// jitter is how far the hand strays from a point of a stroke, as a standard
// deviation in hundredths of the height.
const jitter = 3.5

// write returns the strokes as somebody might write them.
func write(strokes [][]point, rng *rand.Rand) shape {
	s := shape{lines: make([][]point, len(strokes))}
	for i, stroke := range strokes {
		points := make([]point, len(stroke))
		for j, p := range stroke {
			points[j] = point{p.x + jitter*rng.NormFloat64(), p.y + jitter*rng.NormFloat64()}
		}
		s.lines[i] = smooth(points)
	}
	return s
}

// smooth returns a Catmull-Rom spline through the points.
func smooth(points []point) []point {
	line := []point{points[0]}
	for i := range len(points) - 1 {
		a, b := points[max(i-1, 0)], points[i]
		c, d := points[i+1], points[min(i+2, len(points)-1)]
		for k := 1; k <= curveSteps; k++ {
			t := float64(k) / curveSteps
			line = append(line, point{catmullRom(a.x, b.x, c.x, d.x, t), catmullRom(a.y, b.y, c.y, d.y, t)})
		}
	}
	return line
}

// catmullRom goes from b at t = 0 to c at t = 1, coming from a and bound for d.
func catmullRom(a, b, c, d, t float64) float64 {
	return b + t/2*(c-a+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))
}
