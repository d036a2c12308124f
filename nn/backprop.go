package nn

import "gonum.org/v1/gonum/mat"

// Gradients are the partial derivatives of a loss by every weight and bias of a
// network: a [Parameters] for each of its layers, shaped like the layer's own.
type Gradients struct {
	Layers []Parameters
}

// Backprop returns the loss of one sample x with the target y, and its partial
// derivatives by all parameters. It panics if x or y does not fit the network.
//
// It goes forward through the layers, a = f(xW + b), and then backward: from
// the loss to the error signal δ = ∂L/∂z of the last layer, and from the δ of
// each layer to its ∂L/∂W = a ⊗ δ (a being the layer's input), its ∂L/∂b = δ,
// and W·δ, which is ∂L/∂a of the layer before.
func (n *Network) Backprop(loss Loss, x, y []float64) (float64, *Gradients) {
	return n.BackpropAll(loss, mat.NewDense(1, len(x), x), mat.NewDense(1, len(y), y))
}

// BackpropAll is [Network.Backprop] for the mean loss over the samples X
// (n × in) with the targets Y (n × out). It panics if a shape does not fit.
func (n *Network) BackpropAll(loss Loss, X, Y mat.Matrix) (float64, *Gradients) {
	n.mustTake(X, Y)
	inputs, targets := dense(X), dense(Y)
	g := &Gradients{}
	for _, l := range n.Layers {
		g.Layers = append(g.Layers, newParameters(l.W.Dims()))
	}
	samples, _ := X.Dims()
	ws := n.workspace(1)
	sum := 0.0
	for i := range samples {
		ws.forward(0, inputs.RawRowView(i))
		sum += ws.backward(0, loss, targets.RawRowView(i))
		for l, p := range g.Layers {
			p.add(1/float64(samples), ws.inputs[l][0], ws.delta(l, 0))
		}
	}
	return sum / float64(samples), g
}

// Step makes one step of gradient descent on one sample, in place: every
// parameter p becomes p − η ∂L/∂p. It returns the loss before the step and
// allocates nothing. It panics if x or y does not fit the network.
func (n *Network) Step(loss Loss, x, y []float64, learningRate float64) float64 {
	ws := n.workspace(1)
	ws.forward(0, x)
	value := ws.backward(0, loss, y)
	ws.update(1, learningRate)
	return value
}

// StepFrom is [Network.Step] for a loss that this package does not have: delta
// is the error signal δ = ∂L/∂z of the output layer for the sample x, and is
// passed back through the layers as it is. It panics if x or delta does not fit
// the network.
func (n *Network) StepFrom(x, delta []float64, learningRate float64) {
	n.mustGive(len(delta))
	ws := n.workspace(1)
	ws.forward(0, x)
	copy(ws.delta(len(n.Layers)-1, 0), delta)
	ws.passBack(0)
	ws.update(1, learningRate)
}

// workspace is the memory of a forward and a backward pass for up to batch
// samples at once, each in a slot of its own.
type workspace struct {
	net    *Network
	batch  int
	inputs [][]input   // for each layer what it was given, slot by slot
	as     [][]float64 // for each layer the activations, slot after slot
	deltas [][]float64 // likewise the error signals
}

// workspace returns the network's memory, with batch slots at least.
func (n *Network) workspace(batch int) *workspace {
	if n.scratch == nil || n.scratch.batch < batch {
		ws := &workspace{net: n, batch: batch}
		for l, layer := range n.Layers {
			in, out := layer.W.Dims()
			ws.as = append(ws.as, make([]float64, batch*out))
			ws.deltas = append(ws.deltas, make([]float64, batch*out))
			ws.inputs = append(ws.inputs, make([]input, batch))
			for slot := range batch {
				if l == 0 {
					ws.inputs[l][slot].stretches = make([]stretch, 0, maxStretches(in))
				} else {
					ws.inputs[l][slot] = input{ws.a(l-1, slot), []stretch{{0, in}}}
				}
			}
		}
		n.scratch = ws
	}
	return n.scratch
}

func (ws *workspace) a(l, slot int) []float64 {
	k := ws.net.Layers[l].B.Len()
	return ws.as[l][slot*k : (slot+1)*k]
}

func (ws *workspace) delta(l, slot int) []float64 {
	k := ws.net.Layers[l].B.Len()
	return ws.deltas[l][slot*k : (slot+1)*k]
}

// forward computes the activations of every layer for the sample x and returns
// those of the last.
func (ws *workspace) forward(slot int, x []float64) []float64 {
	ws.net.mustTakeInput(len(x))
	sample := &ws.inputs[0][slot]
	sample.x, sample.stretches = x, appendStretches(sample.stretches[:0], x)
	for l, layer := range ws.net.Layers {
		a := ws.a(l, slot)
		layer.weightedSums(a, ws.inputs[l][slot])
		layer.Activation.Apply(a, a)
	}
	return ws.a(len(ws.net.Layers)-1, slot)
}

// backward computes the error signals δ of every layer after a forward pass,
// and returns the loss.
func (ws *workspace) backward(slot int, loss Loss, y []float64) float64 {
	ws.net.mustGive(len(y))
	last := len(ws.net.Layers) - 1
	yhat := ws.a(last, slot)
	loss.backward(ws.delta(last, slot), yhat, y, ws.net.Layers[last].Activation)
	ws.passBack(slot)
	return loss.Value(yhat, y)
}

// passBack computes the error signals of all layers from that of the last.
func (ws *workspace) passBack(slot int) {
	for l := len(ws.net.Layers) - 1; l > 0; l-- {
		grad := ws.delta(l-1, slot)
		ws.net.Layers[l].passBack(grad, ws.delta(l, slot))
		ws.net.Layers[l-1].Activation.backward(grad, ws.a(l-1, slot))
	}
}

// update makes the gradient step for the mean loss of the first count slots.
func (ws *workspace) update(count int, learningRate float64) {
	scale := -learningRate / float64(count)
	for l, layer := range ws.net.Layers {
		for slot := range count {
			layer.add(scale, ws.inputs[l][slot], ws.delta(l, slot))
		}
	}
}
