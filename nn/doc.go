// Package nn is a neural network small enough to read in one sitting: dense
// layers, backpropagation and stochastic gradient descent on gonum's matrices.
//
// Start with a [Neuron], which weighs its inputs, adds a bias and applies an
// [Activation]. A [Network] is layers of such neurons; [New] builds one:
//
//	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
//	net.InitNormal(rand.New(rand.NewPCG(1, 1)), 1)
//	yhat := net.Predict([]float64{-2, -1})
//
// A [Loss] says how far predictions are from the targets, [Network.Backprop]
// gives its partial derivatives with respect to every weight and bias,
// [CheckGradients] compares them with numerical ones, and [SGD] follows them
// downhill:
//
//	history, err := nn.SGD{LearningRate: 0.1, Epochs: 1000}.Train(ctx, net, X, Y)
//
// # Symbols and shapes
//
// X holds one sample a row (n × in), Y the targets (n × out). The weights W of
// a layer are in × out: column j feeds neuron j. For one sample the layer
// computes the weighted sums z = xW + b and the activations a = f(z); its error
// signal is δ = ∂L/∂z.
//
// # Mistakes
//
// A shape that does not fit is a mistake of the program: functions panic and
// name both shapes. Files, and numbers that a person supplies to a training
// run, give an error instead.
//
// A Network keeps the memory it computes in, so that a training step allocates
// nothing. One goroutine at a time may use it; give each its own [Network.Clone].
package nn
