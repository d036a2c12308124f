package nn_test

import (
	"context"
	"fmt"
	"log"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"fromscratch/nn"
)

func Example() {
	// The people of the course, centred: is the person a woman?
	X := mat.NewDense(4, 2, []float64{-2, -1, 25, 6, 17, 4, -15, -6})
	Y := mat.NewDense(4, 1, []float64{1, 0, 0, 1})

	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitNormal(rand.New(rand.NewPCG(1, 1)), 1)
	history, err := nn.SGD{LearningRate: 0.1, Epochs: 1000}.Train(context.Background(), net, X, Y)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("loss %.3f\n", history.Last().Loss)
	fmt.Printf("Emily %.2f\n", net.Predict([]float64{128 - 135, 63 - 66})[0])
	fmt.Printf("Frank %.2f\n", net.Predict([]float64{155 - 135, 68 - 66})[0])
	// Output:
	// loss 0.002
	// Emily 0.97
	// Frank 0.04
}

func ExampleNeuron() {
	n := nn.Neuron{W: []float64{0, 1}, B: 4, Activation: nn.Sigmoid}
	x := []float64{2, 3}
	fmt.Println(n.WeightedSum(x))
	fmt.Printf("%.10f\n", n.Output(x))
	// Output:
	// 7
	// 0.9990889488
}

func ExampleActivation_Derivative() {
	for _, z := range []float64{-2, 0, 2} {
		fmt.Printf("f(%v) = %.4f  f′(%v) = %.4f\n", z, nn.Sigmoid.Value(z), z, nn.Sigmoid.Derivative(z))
	}
	// Output:
	// f(-2) = 0.1192  f′(-2) = 0.1050
	// f(0) = 0.5000  f′(0) = 0.2500
	// f(2) = 0.8808  f′(2) = 0.1050
}

func ExampleNetwork_Trace() {
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.SetParams([]float64{0, 1, 0, 1, 0, 1, 0, 0, 0}) // w1…w6, b1…b3
	for _, layer := range net.Trace([]float64{2, 3}) {
		fmt.Printf("z = %.10f  a = %.10f\n", layer.Z, layer.A)
	}
	// Output:
	// z = [3.0000000000 3.0000000000]  a = [0.9525741268 0.9525741268]
	// z = [0.9525741268]  a = [0.7216325610]
}

// Where the derivatives come from: the error signal δ of each neuron.
func ExampleNetwork_TraceBackprop() {
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitOnes()
	for _, layer := range net.TraceBackprop(nn.MSE, []float64{-2, -1}, []float64{1}) {
		fmt.Printf("z = %.7f  a = %.7f  δ = %.7f\n", layer.Z, layer.A, layer.Delta)
	}
	// Output:
	// z = [-3.0000000 -3.0000000]  a = [0.0474259 0.0474259]  δ = [-0.0107348 -0.0107348]
	// z = [0.0948517]  a = [0.5236952]  δ = [-0.2376176]
}

func ExampleLoss_Mean() {
	Y := mat.NewDense(4, 1, []float64{1, 0, 0, 1})
	fmt.Println(nn.MSE.Mean(mat.NewDense(4, 1, nil), Y))
	fmt.Println(nn.MSE.Mean(Y, Y))
	// Output:
	// 0.5
	// 0
}

// Alice, all weights 1 and all biases 0: every partial derivative, and one
// step downhill.
func ExampleNetwork_Backprop() {
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitOnes()
	x, y := []float64{-2, -1}, []float64{1}

	loss, g := net.Backprop(nn.MSE, x, y)
	fmt.Printf("ŷ = %.10f  L = %.7f\n", net.Predict(x)[0], loss)
	for i, name := range net.ParamNames() {
		fmt.Printf("∂L/∂%s = %10.7f\n", name, g.Values()[i])
	}

	net.Step(nn.MSE, x, y, 0.1)
	loss, _ = net.Backprop(nn.MSE, x, y)
	fmt.Printf("ŷ = %.7f  L = %.7f\n", net.Predict(x)[0], loss)
	// Output:
	// ŷ = 0.5236951741  L = 0.2268663
	// ∂L/∂w1 =  0.0214695
	// ∂L/∂w2 =  0.0107348
	// ∂L/∂w3 =  0.0214695
	// ∂L/∂w4 =  0.0107348
	// ∂L/∂w5 = -0.0112692
	// ∂L/∂w6 = -0.0112692
	// ∂L/∂b1 = -0.0107348
	// ∂L/∂b2 = -0.0107348
	// ∂L/∂b3 = -0.2376176
	// ŷ = 0.5297908  L = 0.2210966
}

// A derivative with respect to w1 that forgets the input: the check finds it.
func ExampleCheckGradients() {
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitOnes()
	X, Y := mat.NewDense(1, 2, []float64{-2, -1}), mat.NewDense(1, 1, []float64{1})

	_, g := net.BackpropAll(nn.MSE, X, Y)
	g.Set("w1", g.Get("w1")/-2)
	fmt.Println(nn.CheckGradients(net, nn.MSE, X, Y, g, "w1", "w2", "w3"))
	// Output:
	//                backprop      numerical   difference
	// w1           -0.0107348      0.0214695          1.5  ✗
	// w2            0.0107348      0.0107348      < 1e-06
	// w3            0.0214695      0.0214695      < 1e-06
	// ✗ 1 of 3 disagree, worst is w1: -0.0107348 should be 0.0214695
}

func ExampleR2() {
	Y := mat.NewDense(4, 1, []float64{1, 2, 3, 6})
	Yhat := mat.NewDense(4, 1, []float64{2, 1, 3, 8})
	fmt.Printf("MSE %.2f  MAE %.2f  R² %.2f\n", nn.MSE.Mean(Yhat, Y), nn.MAE(Yhat, Y), nn.R2(Yhat, Y))
	// Output: MSE 1.50  MAE 1.00  R² 0.57
}

func ExampleConfusion() {
	Y := mat.NewDense(4, 1, []float64{1, 0, 0, 1})
	Yhat := mat.NewDense(4, 1, []float64{0.9, 0.2, 0.6, 0.7})
	fmt.Println(nn.NewConfusion(Yhat, Y))
	fmt.Printf("accuracy %.2f\n", nn.Accuracy(Yhat, Y))
	// Output:
	// true \ predicted     0     1
	//                0     1     1
	//                1     0     2
	// accuracy 0.75
}
