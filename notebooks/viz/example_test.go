package viz_test

import (
	"context"
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/plot"

	"fromscratch/data"
	"fromscratch/nn"
	"fromscratch/notebooks/viz"
)

func Example() {
	p := viz.Functions(-6, 6,
		viz.Curve{Name: "sigmoid f(z)", F: nn.Sigmoid.Value},
		viz.Curve{Name: "derivative f′(z)", F: nn.Sigmoid.Derivative})
	p.Title.Text = "The sigmoid"
	viz.Show(p, "The sigmoid rises from 0 to 1; its derivative is a bell with its top at 0.")
	// Output: [figure: The sigmoid rises from 0 to 1; its derivative is a bell with its top at 0.]
}

func ExampleLine() {
	p := viz.New("Two lines", "x", "y")
	viz.Line(p, "rising", []float64{0, 1, 2}, []float64{0, 1, 2})
	viz.Line(p, "falling", []float64{0, 1, 2}, []float64{2, 1, 0})
	viz.Show(p, "Two lines that cross at (1, 1).")
	// Output: [figure: Two lines that cross at (1, 1).]
}

func ExampleShowFrames() {
	var frames []viz.Frame
	for _, w := range []float64{0.5, 1, 5} {
		neuron := nn.Neuron{W: []float64{w}, Activation: nn.Sigmoid}
		p := viz.Functions(-10, 10, viz.Curve{F: func(x float64) float64 { return neuron.Output([]float64{x}) }})
		p.X.Label.Text, p.Y.Label.Text = "input x", "output a"
		viz.Size(p, 480, 300)
		frames = append(frames, viz.Frame{Label: fmt.Sprint(w), Plot: p})
	}
	viz.ShowFrames("weight w", frames, "The output of a neuron rises with its input.")
	// Output: [figure: The output of a neuron rises with its input.]
}

// A figure of an answer draws any function, not only the networks of package nn.
func ExampleBoundary() {
	isXOR := func(x []float64) []float64 {
		return []float64{x[0] + x[1] - 2*x[0]*x[1]}
	}
	viz.Show(viz.Boundary(isXOR, data.XOR()), "Two curves part the corners (0, 1) and (1, 0) from the two others.")
	// Output: [figure: Two curves part the corners (0, 1) and (1, 0) from the two others.]
}

func ExampleShowGrid() {
	xor, people := viz.Scatter(data.XOR()), viz.Scatter(data.People())
	viz.ShowGrid(2, []*plot.Plot{xor, people}, "The four corners of a square, and four people by weight and height.")
	// Output: [figure: The four corners of a square, and four people by weight and height.]
}

func ExampleLive() {
	people := data.People()
	X := data.Offsets(135, 66).ApplyAll(people.X)
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitNormal(rand.New(rand.NewPCG(1, 2)), 1)

	sgd := nn.SGD{Epochs: 1000}
	live := viz.NewLive(sgd.Epochs, viz.LiveOptions{})
	sgd.OnEpoch = live.Epoch
	if _, err := sgd.Train(context.Background(), net, X, people.Y); err != nil {
		fmt.Println(err)
	}
	live.Done("The loss falls to nearly 0 within 1000 epochs.")
	// Output: [figure: The loss falls to nearly 0 within 1000 epochs.]
}

func ExampleLosses() {
	X := data.XOR().X
	Y := data.XOR().Y
	var runs []viz.Run
	for _, rate := range []float64{0.01, 0.1, 1} {
		net := nn.New(2, nn.Dense(4, nn.Tanh), nn.Dense(1, nn.Sigmoid))
		net.InitFanIn(rand.New(rand.NewPCG(1, 2)))
		history, err := nn.SGD{LearningRate: rate, Epochs: 200}.Train(context.Background(), net, X, Y)
		if err != nil {
			fmt.Println(err)
		}
		runs = append(runs, viz.Run{Name: fmt.Sprintf("η = %v", rate), History: history})
	}
	viz.Show(viz.Losses(runs, viz.LossesOptions{Log: true}), "The loss of XOR over 200 epochs for the learning rates 0.01, 0.1 and 1.")
	// Output: [figure: The loss of XOR over 200 epochs for the learning rates 0.01, 0.1 and 1.]
}

func ExampleLossCurve() {
	people := data.People()
	X := data.Offsets(135, 66).ApplyAll(people.X)
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitOnes()
	loss := viz.LossAlong(net, nn.MSE, X, people.Y, "b3")
	viz.Show(viz.LossCurve(loss, viz.Range{"b3", -4, 4}, net.Get("b3")),
		"The loss against the bias b3 of the output, with its tangent at b3 = 0.")
	// Output: [figure: The loss against the bias b3 of the output, with its tangent at b3 = 0.]
}
