package data_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"fromscratch/data"
)

func TestDigitsSeed(t *testing.T) {
	const n = 60
	a := data.Digits(n, newRand(1))
	if a.Len() != n || a.Rows != 28 || a.Cols != 28 || len(a.Pixels) != n*28*28 {
		t.Fatalf("%d pictures of %d × %d, %d pixels", a.Len(), a.Rows, a.Cols, len(a.Pixels))
	}
	procs := runtime.GOMAXPROCS(1)
	b := data.Digits(n, newRand(1))
	runtime.GOMAXPROCS(procs)
	if !bytes.Equal(a.Pixels, b.Pixels) || !bytes.Equal(a.Labels, b.Labels) {
		t.Error("the same seed gives other pictures")
	}
	c := data.Digits(n, newRand(2))
	if bytes.Equal(a.Pixels, c.Pixels) || bytes.Equal(a.Labels, c.Labels) {
		t.Error("another seed gives the same pictures")
	}
	if one := data.Digits(1, newRand(1)); one.Len() != 1 {
		t.Errorf("one digit: %d", one.Len())
	}
	if got := panicText(func() { data.Digits(0, newRand(1)) }); !strings.Contains(got, "0 digits") {
		t.Errorf("no digits: panics with %q", got)
	}
}

// TestDigitsLikeMNIST checks what MNIST promises of its pictures.
func TestDigitsLikeMNIST(t *testing.T) {
	const n = 2000
	m := data.Digits(n, newRand(1))
	var count [10]int
	var size, ink float64
	for i := range n {
		count[m.Labels[i]]++
		img := m.Image(i)
		var mass, massX, massY float64
		minX, maxX, minY, maxY, darkest := 28, -1, 28, -1, 0.0
		for y := range 28 {
			for x := range 28 {
				v := float64(img.GrayAt(x, y).Y)
				mass += v
				massX += v * float64(x)
				massY += v * float64(y)
				darkest = max(darkest, v)
				if v > 0 {
					ink++
				}
				if v >= 128 {
					minX, maxX, minY, maxY = min(minX, x), max(maxX, x), min(minY, y), max(maxY, y)
				}
			}
		}
		if x, y := massX/mass, massY/mass; !(math.Abs(x-14) <= 0.75 && math.Abs(y-14) <= 0.75) {
			t.Errorf("picture %d, a %d: centre of mass (%.2f, %.2f), want (14, 14)", i, m.Labels[i], x, y)
		}
		longer := max(maxX-minX, maxY-minY) + 1
		if longer < 15 || longer > 24 || darkest < 128 {
			t.Errorf("picture %d, a %d: %d pixels long, no darker than %v", i, m.Labels[i], longer, darkest)
		}
		size += float64(longer)
	}
	if mean := size / n; math.Abs(mean-20) > 0.5 {
		t.Errorf("the digits are %.2f pixels long on average, want 20", mean)
	}
	if share := ink / n / (28 * 28); math.Abs(share-0.19) > 0.03 { // 19.1 % in MNIST
		t.Errorf("%.1f %% of the pixels have ink, want about 19 %%", 100*share)
	}
	for digit, n := range count {
		if n < 150 || n > 250 {
			t.Errorf("digit %d occurs %d times, want about 200", digit, n)
		}
	}
}

// TestDigitsAlike names fresh digits after the nearest of others: pictures of
// the same digit are alike.
func TestDigitsAlike(t *testing.T) {
	known, fresh := data.Digits(600, newRand(1)), data.Digits(100, newRand(2))
	right := 0
	for i := range fresh.Len() {
		nearest, least := 0, math.MaxInt
		for j := range known.Len() {
			distance := 0
			for k, v := range fresh.Image(i).Pix {
				d := int(v) - int(known.Pixels[784*j+k])
				distance += d * d
			}
			if distance < least {
				nearest, least = j, distance
			}
		}
		if known.Labels[nearest] == fresh.Labels[i] {
			right++
		}
	}
	t.Logf("%d of 100 are nearest to a picture of the same digit", right)
	if right < 65 {
		t.Errorf("%d of 100 are nearest to a picture of the same digit, want 65", right)
	}
}

func BenchmarkDigits(b *testing.B) {
	for b.Loop() {
		data.Digits(1000, rand.New(rand.NewPCG(1, 1)))
	}
}
