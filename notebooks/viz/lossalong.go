package viz

import (
	"fmt"
	"slices"

	"gonum.org/v1/gonum/mat"

	"fromscratch/nn"
)

// LossAlong returns the mean loss over the samples X (n × in) with the targets
// Y (n × out) as a function of the named weights and biases of net, whose values
// it takes in the order of the names. All others stay as they are in net now:
// the function works on a clone, and net does not change.
//
//	viz.LossCurve(viz.LossAlong(net, nn.MSE, X, Y, "w5"), viz.Range{"w5", -6, 4}, net.Get("w5"))
//
// LossAlong panics if there is no name, if net has no parameter of a name or
// two names are the same, if a shape does not fit, or if the loss does not go
// with the network. X and Y are not copied.
func LossAlong(net *nn.Network, loss nn.Loss, X, Y mat.Matrix, names ...string) func(w []float64) float64 {
	if len(names) == 0 {
		panic("viz: LossAlong needs the names of the parameters to vary, \"w1\" say")
	}
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			panic(fmt.Sprintf("viz: LossAlong varies %s twice; name each parameter once", name))
		}
	}
	net = net.Clone()
	for _, name := range names {
		net.Get(name) // panics here, not when the function is called
	}
	net.Loss(loss, X, Y)
	return func(w []float64) float64 {
		if len(w) != len(names) {
			panic(fmt.Sprintf("viz: %d values for the loss along %d parameters %v; give one for each", len(w), len(names), names))
		}
		for i, name := range names {
			net.Set(name, w[i])
		}
		return net.Loss(loss, X, Y)
	}
}
