package check

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
	"fromscratch/nn"
)

// checks are all checks of the course.
var checks = map[string]any{
	"Decide": Decide, "NeuronByHand": NeuronByHand[float64], "BiasFor": BiasFor, "Veto": Veto,
	"Sigmoid": Sigmoid, "SigmoidSlope": SigmoidSlope, "SteepestPoint": SteepestPoint[float64, float32], "Tanh": Tanh,
	"CountParams": CountParams, "OutputByHand": OutputByHand[float64], "Forward": Forward, "WeightMatrix": WeightMatrix,
	"Centre": Centre, "ScaleByHand": ScaleByHand[float64, int], "Standardise": Standardise, "SameScale": SameScale,
	"MeanSquaredError": MeanSquaredError, "BestConstant": BestConstant[float64, int], "SlopeOf": SlopeOf, "BeatLoss": BeatLoss,
	"FirstLink": FirstLink, "ErrorSignals": ErrorSignals, "SharedFactor": SharedFactor[float64, int], "ChainRule": ChainRule,
	"Update": Update, "ThreeSteps": ThreeSteps[float64], "LearningRate": LearningRate[float64], "BatchLoop": BatchLoop,
	"TwinStep": TwinStep[float64, int], "FoldLayers": FoldLayers, "BreakSymmetry": BreakSymmetry, "XORByHand": XORByHand,
	"OneHot": OneHot, "Softmax": Softmax, "OuterProduct": OuterProduct, "Recall": Recall,
	"NumericalGradient": NumericalGradient, "ChooseWidth": ChooseWidth, "EarlyStopping": EarlyStopping, "BeatValidation": BeatValidation,
}

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

// Whatever the learner hands to a check is answered: neither her code nor what
// she makes of the values that she is given may end the cell.
func TestHostileValues(t *testing.T) {
	for name, check := range checks {
		t.Run(name, func(t *testing.T) {
			_, out := newCell(t)
			f := reflect.ValueOf(check)
			for i := range attempts(f.Type()) {
				out.Reset()
				f.Call(arguments(t, f.Type(), i))
				s := out.String()
				if !strings.Contains(s, "**Exercise ") || strings.Contains(s, ".go:") || len(s) > maxAnswer {
					t.Errorf("attempt %d is answered by %s", i, s)
				}
			}
		})
	}
}

// attempts returns how often a check is to be tried.
func attempts(check reflect.Type) int {
	in := check.In(0)
	if in.Kind() != reflect.Func {
		return len(hostile[in])
	}
	n := len(spoil)
	for i := range in.NumOut() {
		n = max(n, len(hostile[in.Out(i)]))
	}
	return n + 3 // nil, a panic, and an end of the goroutine
}

// arguments returns those of attempt i: values, or one function.
func arguments(t *testing.T, check reflect.Type, i int) (args []reflect.Value) {
	t.Helper()
	for j := range check.NumIn() {
		in := check.In(j)
		if in.Kind() != reflect.Func {
			args = append(args, pick(t, in, i+j))
			continue
		}
		if i == 0 {
			return []reflect.Value{reflect.Zero(in)}
		}
		args = append(args, reflect.MakeFunc(in, func(given []reflect.Value) (results []reflect.Value) {
			switch i {
			case 1:
				panic(fmt.Errorf("as if"))
			case 2:
				runtime.Goexit()
			}
			for _, v := range given {
				spoil[i%len(spoil)](v)
			}
			for j := range in.NumOut() {
				results = append(results, pick(t, in.Out(j), i+j))
			}
			return results
		}))
	}
	return args
}

func pick(t *testing.T, of reflect.Type, i int) reflect.Value {
	values := hostile[of]
	if len(values) == 0 {
		t.Fatalf("no hostile values of the type %v", of)
	}
	return values[i%len(values)]
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

func TestEveryCheckMeetsHostileValues(t *testing.T) {
	files, err := filepath.Glob("lesson??.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		syntax, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range syntax.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() && checks[f.Name.Name] == nil {
				t.Errorf("%s is not in the list of checks", f.Name.Name)
			}
		}
	}
}
