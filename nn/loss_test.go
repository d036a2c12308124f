package nn

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// δ = ŷ − y of softmax with cross-entropy is exact, also where ŷ underflows and
// the path through −y/ŷ has lost everything.
func TestSoftmaxCrossEntropyErrorSignal(t *testing.T) {
	for _, z := range [][]float64{{0.3, -1, 2}, {0, 800, -800}, {-1e308, 1e308, 0}} {
		y := []float64{1, 0, 0}
		yhat, delta := make([]float64, 3), make([]float64, 3)
		Softmax.Apply(yhat, z)
		CrossEntropy.outputErrorSignal(delta, Softmax, yhat, y)
		for i := range delta {
			if delta[i] != yhat[i]-y[i] {
				t.Errorf("z = %v: δ = %v, ŷ − y = %v − %v", z, delta, yhat, y)
			}
		}
	}
}

func TestCrossEntropyStaysFinite(t *testing.T) {
	if got := CrossEntropy.Value([]float64{0, 1}, []float64{1, 0}); math.IsInf(got, 0) || got < 700 {
		t.Errorf("the loss of a certain mistake is %v, want large but finite", got)
	}
	if got := CrossEntropy.Value([]float64{0, 1}, []float64{0, 1}); got != 0 {
		t.Errorf("the loss of certainty is %v, want 0", got)
	}
	if got, want := CrossEntropy.Value([]float64{0.25, 0.75}, []float64{1, 0}), math.Log(4); math.Abs(got-want) > 1e-15 {
		t.Errorf("−ln ¼ = %v, want %v", got, want)
	}
}

func TestMSECountsEveryOutput(t *testing.T) {
	yhat, y := []float64{1, 3}, []float64{0, 0}
	if got := MSE.Value(yhat, y); got != 5 { // (1 + 9)/2, no ½
		t.Errorf("MSE = %v, want 5", got)
	}
	grad := make([]float64, 2)
	MSE.outputErrorSignal(grad, Identity, yhat, y)
	if want := []float64{1, 3}; !floats.Equal(grad, want) { // 2(ŷ − y)/2
		t.Errorf("δ = ∂L/∂ŷ = %v, want %v", grad, want)
	}
}

// Of one output cross-entropy is the binary one: it counts the targets 0, too.
func TestCrossEntropyOfOneOutputIsBinary(t *testing.T) {
	for _, test := range []struct{ yhat, y, want float64 }{
		{0.25, 1, math.Log(4)}, {0.75, 0, math.Log(4)}, {0.5, 0.5, math.Log(2)}, {0, 0, 0}, {1, 1, 0},
	} {
		if got := CrossEntropy.Value([]float64{test.yhat}, []float64{test.y}); math.Abs(got-test.want) > 1e-15 {
			t.Errorf("ŷ = %v, y = %v: %v, want %v", test.yhat, test.y, got, test.want)
		}
	}
}

// The people of the course, with 0/1 targets in one column: what learned only
// from the ones came to a loss of 0.0014 with half of the people wrong.
func TestCrossEntropyLearnsThePeople(t *testing.T) {
	net := New(2, Dense(2, Sigmoid), Dense(1, Sigmoid))
	net.InitNormal(seeded(1), 1)
	train(t, SGD{LearningRate: 0.1, Epochs: 1000, Loss: CrossEntropy}, net, peopleX, peopleY)
	if got := Accuracy(net.PredictAll(peopleX), peopleY); got != 1 {
		t.Errorf("accuracy %v, want 1", got)
	}
	if loss := net.Loss(CrossEntropy, peopleX, peopleY); loss > 0.01 {
		t.Errorf("loss %v", loss)
	}
}

// From the sums z the loss stays exact where ŷ has long been rounded to 0 or 1,
// so that the gradient check agrees there, too.
func TestCrossEntropyFarOut(t *testing.T) {
	one := New(1, Dense(1, Sigmoid))
	two := New(1, Dense(2, Softmax))
	for _, z := range []float64{-2000, -800, -40, 0, 40, 800, 2000} {
		one.Set("w1", z)
		two.Set("w1", z) // z₁ = z, z₂ = 0: the same probability
		X := mat.NewDense(1, 1, []float64{1})
		for y := range 2 {
			wrong := z
			if y == 1 {
				wrong = -z
			}
			want := math.Log1p(math.Exp(-math.Abs(wrong))) + max(wrong, 0)
			Y1, Y2 := mat.NewDense(1, 1, []float64{float64(y)}), mat.NewDense(1, 2, []float64{float64(y), 1 - float64(y)})
			if got := one.Loss(CrossEntropy, X, Y1); !near(got, want, 1e-12) {
				t.Errorf("sigmoid, z = %v, y = %d: loss %v, want %v", z, y, got, want)
			}
			if got := two.Loss(CrossEntropy, X, Y2); math.Abs(got-want) > 1e-12*max(1, want) {
				t.Errorf("softmax, z = %v, y = %d: loss %v, want %v", z, y, got, want)
			}
			for _, c := range []*GradientCheck{CheckGradients(one, CrossEntropy, X, Y1, nil), CheckGradients(two, CrossEntropy, X, Y2, nil)} {
				if !c.OK() {
					t.Errorf("z = %v, y = %d:\n%v", z, y, c)
				}
			}
		}
	}
}

func TestCrossEntropyValueRefuses(t *testing.T) {
	for _, test := range []struct {
		yhat, y []float64
		want    string
	}{
		{[]float64{1.5}, []float64{1}, "takes predictions from 0 to 1, not 1.5"},
		{[]float64{-0.1, 1.1}, []float64{0, 1}, "takes predictions from 0 to 1, not -0.1"},
		{[]float64{0.5}, []float64{2}, "from 0 to 1, not 2; for other numbers use nn.MSE"},
		{[]float64{0.5}, []float64{math.NaN()}, "from 0 to 1, not NaN"},
		{[]float64{0.5, 0.5}, []float64{1, 1}, "add up to 1, not to 2"},
		{[]float64{0.5, 0.5}, []float64{0, 0}, "add up to 1, not to 0"},
	} {
		if got := panicOf(func() { CrossEntropy.Value(test.yhat, test.y) }); !strings.Contains(got, test.want) {
			t.Errorf("ŷ = %v, y = %v: panic %q, want %q", test.yhat, test.y, got, test.want)
		}
	}
	if got := CrossEntropy.Value([]float64{math.NaN(), 1}, []float64{0, 1}); !math.IsNaN(got) {
		t.Errorf("the loss of a NaN that no target asks for is %v, want NaN", got)
	}
}
