package nn

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// checkLoss returns an error unless the loss goes with the layers of the
// network, and says what does.
func (n *Network) checkLoss(l Loss) error {
	for i, layer := range n.Layers {
		if layer.Activation == Softmax && layer.B.Len() == 1 {
			return fmt.Errorf("layer %d is a softmax of one neuron, which always gives 1; use nn.Sigmoid", i+1)
		}
	}
	if l == MSE {
		return nil
	}
	if l != CrossEntropy {
		return unknownLoss(l)
	}
	f, out := n.Layers[len(n.Layers)-1].Activation, n.Out()
	if f == Softmax || f == Sigmoid && out == 1 {
		return nil
	}
	if f == Sigmoid {
		return fmt.Errorf("cross-entropy of %d outputs goes with nn.Softmax in the last layer, not with sigmoid; use that, or nn.MSE", out)
	}
	return fmt.Errorf("cross-entropy takes probabilities, and the last layer, %v, gives none; let it have nn.Sigmoid (one output) or nn.Softmax (several), or use nn.MSE", f)
}

func unknownLoss(l Loss) error {
	return fmt.Errorf("unknown loss %v; use nn.MSE or nn.CrossEntropy", l)
}

// checkTarget returns an error unless y can be the target of one sample.
func (l Loss) checkTarget(y []float64) error {
	if l == MSE {
		return nil
	}
	if l != CrossEntropy {
		return unknownLoss(l)
	}
	sum := 0.0
	for _, v := range y {
		if !(v >= 0 && v <= 1) {
			return fmt.Errorf("cross-entropy takes targets that are probabilities, from 0 to 1, not %v; for other numbers use nn.MSE", v)
		}
		sum += v
	}
	if len(y) > 1 && math.Abs(sum-1) > 1e-6 {
		return fmt.Errorf("cross-entropy takes targets that add up to 1, not to %v, such as one-hot classes; for others use nn.MSE", sum)
	}
	return nil
}

// checkSamples returns an error unless the network can be trained on the samples
// X with the targets Y: X is looked at before Y, and both row by row.
func (l Loss) checkSamples(n *Network, X, Y *mat.Dense) error {
	if err := n.checkLoss(l); err != nil {
		return err
	}
	samples, _ := X.Dims()
	for i := range samples {
		if j := indexOfNonFinite(X.RawRowView(i)); j >= 0 {
			return nonFinite("X", i, j, X)
		}
	}
	for i := range samples {
		y := Y.RawRowView(i)
		if j := indexOfNonFinite(y); j >= 0 {
			return nonFinite("Y", i, j, Y)
		}
		if err := l.checkTarget(y); err != nil {
			return fmt.Errorf("row %d of Y (counted from 0): %w", i, err)
		}
	}
	return nil
}

func nonFinite(name string, i, j int, m *mat.Dense) error {
	return fmt.Errorf("%s holds %v in row %d, column %d (counted from 0); replace it or leave the sample out", name, m.At(i, j), i, j)
}

// mustLearn panics unless the network can learn the target y by the loss.
func (n *Network) mustLearn(l Loss, y []float64) {
	n.mustMatchTarget(len(y))
	must(n.checkLoss(l))
	must(l.checkTarget(y))
}

// must panics with err, if there is one.
func must(err error) {
	if err != nil {
		panic("nn: " + err.Error())
	}
}
