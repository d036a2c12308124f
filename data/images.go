package data

import (
	"fmt"
	"image"
	"math/rand/v2"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// Digits 0 to 9 are the classes of [Images].
const digitClasses = 10

// Images are grey-scale pictures of digits with their labels, at a byte a
// pixel: 47 MB for the 60,000 of MNIST, which would take 376 MB as float64.
// [Images.First] turns as many as are needed into a [Set] to train on.
type Images struct {
	Pixels     []uint8 // row after row, picture after picture; 0 is the background, 255 full ink
	Labels     []uint8 // 0 to 9, one a picture
	Rows, Cols int     // the size of a picture
}

// Len returns the number of pictures.
func (m *Images) Len() int { return len(m.Labels) }

// picture returns the pixels of picture i.
func (m *Images) picture(i int) []uint8 {
	size := m.Rows * m.Cols
	return m.Pixels[i*size : (i+1)*size : (i+1)*size]
}

// Image returns picture i, white ink on black; it shares its pixels with m.
func (m *Images) Image(i int) *image.Gray {
	return &image.Gray{Pix: m.picture(i), Stride: m.Cols, Rect: image.Rect(0, 0, m.Cols, m.Rows)}
}

// First returns the first n pictures as a data set: X is n × Rows·Cols with
// values from 0 to 1, Y is n × 10, one-hot. It panics if n is not between 1
// and m.Len().
func (m *Images) First(n int) *Set {
	if n < 1 || n > m.Len() {
		panic(fmt.Sprintf("data: a set of %d out of %d images", n, m.Len()))
	}
	size := m.Rows * m.Cols
	s := &Set{
		X:        mat.NewDense(n, size, nil),
		Y:        mat.NewDense(n, digitClasses, nil),
		Features: make([]string, size),
		Units:    make([]string, size),
		Targets:  []string{"digit"},

		ClassNames: digitNames(),
	}
	x := s.X.RawMatrix().Data
	for i, v := range m.Pixels[:n*size] {
		x[i] = float64(v) / 255
	}
	for i, label := range m.Labels[:n] {
		s.Y.Set(i, int(label), 1)
	}
	for i := range s.Features {
		s.Features[i] = fmt.Sprintf("row %d col %d", i/m.Cols, i%m.Cols)
	}
	return s
}

// digitNames are the names of the classes.
func digitNames() []string { return strings.Split("0123456789", "") }

// Select returns a copy of the given pictures, in the given order.
func (m *Images) Select(pictures []int) *Images {
	selected := &Images{
		Pixels: make([]uint8, len(pictures)*m.Rows*m.Cols),
		Labels: make([]uint8, len(pictures)),
		Rows:   m.Rows,
		Cols:   m.Cols,
	}
	for k, i := range pictures {
		copy(selected.picture(k), m.picture(i))
		selected.Labels[k] = m.Labels[i]
	}
	return selected
}

// Split parts the pictures into training and validation pictures, each digit
// in the same share, as [Set.Split] does.
func (m *Images) Split(holdOut float64, rng *rand.Rand) (train, validation *Images) {
	classes := make([]int, m.Len())
	for i, label := range m.Labels {
		classes[i] = int(label)
	}
	trainRows, validationRows := split(classes, digitNames(), holdOut, rng)
	return m.Select(trainRows), m.Select(validationRows)
}
