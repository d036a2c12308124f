package viz

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"fromscratch/data"
	"fromscratch/nn"
)

func TestScatter(t *testing.T) {
	checkGolden(t, "scatter_people", Scatter(data.People()))
	checkGolden(t, "scatter_moons", Scatter(data.Moons(200, 0.1, rand.New(rand.NewPCG(1, 2)))))
}

func TestBoundary(t *testing.T) {
	net, _ := trained(t, nn.SGD{Epochs: 1000})
	p := Boundary(net.Predict, people())
	checkGolden(t, "boundary", p)
	p.X.Min, p.X.Max, p.Y.Max = -3, 2, 10 // the learner looks closer
	checkGolden(t, "boundary_closer", p)
}

func TestBoundaryOfThreeClasses(t *testing.T) {
	net := nn.New(2, nn.Dense(3, nn.Softmax))
	net.SetParams([]float64{1, 0, -1, 1, 0, -1, 0, 0, 0})
	s := &data.Set{
		X:        mat.NewDense(3, 2, []float64{1, 0, -1, 1, 0, -1}),
		Y:        mat.NewDense(3, 3, []float64{1, 0, 0, 0, 1, 0, 0, 0, 1}),
		Features: []string{"x1", "x2"}, Units: []string{"", ""},
		Targets: []string{"colour"}, ClassNames: []string{"red", "green", "blue"},
	}
	checkGolden(t, "boundary_classes", Boundary(net.Predict, s))
}

// TestManyPoints checks that 5000 points can be told apart as crowds, and that
// their picture stays small.
func TestManyPoints(t *testing.T) {
	p := Scatter(data.Moons(5000, 0.15, rand.New(rand.NewPCG(1, 2))))
	f := figureOf(p)
	got := encode(render(1, f.width, f.height, p))
	if limit := 100_000; len(got) > limit {
		t.Errorf("5000 points take %d bytes, want at most %d", len(got), limit)
	}
	checkPicture(t, "scatter_5000", got)
	last := vg.Length(1)
	for _, n := range []int{0, 1, 200, 201, 1000, 5000, 1e6} {
		size := crowded(n)
		if size > last || size < 0.4 || n <= 200 && size != 1 || n >= 1000 && size > 0.5 {
			t.Errorf("of %d points each is %v as large as usual", n, size)
		}
		last = size
	}
	moons := data.Moons(50, 0.15, rand.New(rand.NewPCG(1, 2)))
	ten := &data.Set{X: moons.X, Y: mat.NewDense(50, 10, nil), Features: moons.Features, Units: moons.Units, Targets: []string{"digit"}}
	for k := range 10 {
		ten.ClassNames = append(ten.ClassNames, strconv.Itoa(k))
	}
	for i := range 50 {
		ten.Y.Set(i, i%10, 1)
	}
	checkGolden(t, "scatter_ten", Scatter(ten))
}

func BenchmarkManyPoints(b *testing.B) {
	s := data.Moons(5000, 0.15, rand.New(rand.NewPCG(1, 2)))
	for b.Loop() {
		encode(render(1, 600, 380, Scatter(s)))
	}
}

func TestDegenerateSamples(t *testing.T) {
	one := people().Select([]int{0})
	net := nn.New(2, nn.Dense(1, nn.Sigmoid))
	net.Set("w1", 1e-12) // 0.5 everywhere but for rounding errors: no boundary
	flat := Boundary(net.Predict, people())
	net.Set("w1", 1e300)
	steep := Boundary(net.Predict, people())
	checkPicture(t, "degenerate_samples", encode(render(2, 360, 240,
		[]*plot.Plot{Scatter(one), Scatter(data.XOR()), flat, steep}...)))
}
