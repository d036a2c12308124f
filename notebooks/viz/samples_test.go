package viz

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"

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
