package check

import (
	"math"
	"math/rand/v2"
	"reflect"

	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

// hostile are values that no check is made for, by type.
var hostile = valuesByType(
	math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.SmallestNonzeroFloat64, TODO(),
	float32(math.NaN()), float32(math.MaxFloat32),
	math.MinInt, -1, 0, math.MaxInt,
	[]float64(nil), []float64{}, []float64{0}, []float64{math.NaN(), TODO()}, make([]float64, 1000),
	[][]float64(nil), [][]float64{{}, nil, {math.NaN()}}, make([][]float64, 1000),
	nn.Neuron{}, nn.Neuron{W: []float64{math.NaN(), 1}}, nn.Neuron{W: []float64{1, math.Inf(1), 1}, B: math.NaN()},
	nn.Neuron{W: []float64{1, 2}, Activation: 99}, nn.Neuron{W: []float64{1, 2}, Activation: nn.Softmax},
	nn.Neuron{W: []float64{1, 2, 3}, Activation: -1}, nn.Neuron{W: make([]float64, 1000)},
	(*mat.Dense)(nil), &mat.Dense{}, mat.NewDense(1, 1, nil), mat.NewDense(1, 1, []float64{math.NaN()}), mat.NewDense(3, 2, nil), rawMatrix(),
	(*nn.Network)(nil), &nn.Network{}, &nn.Network{Layers: []*nn.Layer{nil, nil}}, &nn.Network{Layers: []*nn.Layer{{}}},
	misfit(2, 3, 2, 1), misfit(2, 2, 2, 3), misfit(3, 1), misfit(2, 1), activated(99), activated(-1), of(math.NaN()), of(math.MaxFloat64),
)

func valuesByType(values ...any) map[reflect.Type][]reflect.Value {
	all := map[reflect.Type][]reflect.Value{}
	for _, v := range values {
		v := reflect.ValueOf(v)
		all[v.Type()] = append(all[v.Type()], v)
	}
	return all
}

// rawMatrix returns a matrix that has fewer numbers than it says.
func rawMatrix() *mat.Dense {
	m := new(mat.Dense)
	m.SetRawMatrix(blas64.General{Rows: 3, Cols: 2, Stride: 2, Data: []float64{1}})
	return m
}

// misfit returns a network of layers that need not fit: the sizes are rows and
// columns of each.
func misfit(sizes ...int) *nn.Network {
	net := new(nn.Network)
	for i := 0; i < len(sizes); i += 2 {
		W, b := mat.NewDense(sizes[i], sizes[i+1], nil), mat.NewVecDense(sizes[i+1], nil)
		W.Set(0, 0, 1)
		net.Layers = append(net.Layers, &nn.Layer{Parameters: nn.Parameters{W: W, B: b}, Activation: nn.Sigmoid})
	}
	return net
}

func activated(f nn.Activation) *nn.Network {
	net := nn.New(2, nn.Dense(2, f), nn.Dense(1, f))
	net.InitOnes()
	return net
}

func of(v float64) *nn.Network {
	net := two21()
	net.Set("w1", v)
	return net
}

// spoil are ways to make something else of what a function is given.
var spoil = []func(given reflect.Value){
	func(reflect.Value) {},
	func(v reflect.Value) { // empty
		switch v := v.Interface().(type) {
		case *nn.Network:
			*v = nn.Network{}
		case *mat.Dense:
			v.Reset()
		case *data.Set:
			*v = data.Set{}
		case *rand.Rand:
			*v = rand.Rand{}
		case []float64:
			clear(v)
		case [][]float64:
			clear(v)
		}
	},
	func(v reflect.Value) { // of another shape
		switch v := v.Interface().(type) {
		case *nn.Network:
			*v = *misfit(2, 3, 2, 1)
		case *mat.Dense:
			*v = *rawMatrix()
		case *data.Set:
			*v = data.Set{X: rawMatrix(), Y: new(mat.Dense)}
		}
	},
	func(v reflect.Value) { // without layers, or with too few of them
		if net, ok := v.Interface().(*nn.Network); ok {
			net.Layers = []*nn.Layer{nil}
		}
	},
	func(v reflect.Value) { // NaN
		switch v := v.Interface().(type) {
		case *nn.Network:
			p := v.Params()
			p[0] = math.NaN()
			v.SetParams(p)
		case func(float64) float64:
			v(math.NaN())
		case func([]float64) float64:
			v(nil)
		}
	},
}
