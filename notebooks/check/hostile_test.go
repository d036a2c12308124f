package check

import (
	"fmt"
	"go/ast"
	"reflect"
	"runtime"
	"strings"
	"testing"
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

func TestEveryCheckMeetsHostileValues(t *testing.T) {
	for _, syntax := range parsed(t, "lesson??.go") {
		for _, d := range syntax.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() && checks[f.Name.Name] == nil {
				t.Errorf("%s is not in the list of checks", f.Name.Name)
			}
		}
	}
}
