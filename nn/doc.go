// Package nn is a neural network small enough to read in one sitting: dense
// layers, backpropagation and stochastic gradient descent on gonum's matrices.
//
//	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
//	net.InitNormal(rand.New(rand.NewPCG(1, 1)), 1)
//	history, err := nn.SGD{LearningRate: 0.1, Epochs: 1000}.Train(ctx, net, X, Y)
//	yhat := net.Predict([]float64{-2, -1})
//
// # Order of reading
//
// [Neuron] (neuron.go) and [Activation] (activation.go), then the [Network]
// (network.go) and its forward pass (forward.go), [Loss] (loss.go),
// [Network.Backprop] (backprop.go), [SGD] (sgd.go, train.go). That is the
// course. Beside it stand [CheckGradients] (gradientcheck.go), which proves
// Backprop, and the figures that judge a network ([Accuracy], [Confusion],
// [MAE], [R2]). What makes training fast, and changes no result, comes last:
// step.go, nonzero.go, parallel.go.
//
// # Shapes
//
//	X  n × in ──► x ──► z = xW + b ──► a = f(z) ──► … ──► ŷ ──► L(ŷ, y)
//	Y  n × out ─► y ──────────────────────────────────────────────┘
//	W  in × out, its column j feeds neuron j;  b, z, a  out
//	δ = ∂L/∂z  out, from the last layer back to the first:
//	   ∂L/∂W = x ⊗ δ  in × out,  ∂L/∂b = δ  out
//	   ∂L/∂x = W·δ  in, which is ∂L/∂a of the layer before
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
