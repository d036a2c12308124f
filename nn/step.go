package nn

// Step makes one step of gradient descent on one sample, in place: every
// parameter p becomes p − η ∂L/∂p. It returns the loss before the step and
// allocates nothing. It panics where [Network.Backprop] does.
func (n *Network) Step(loss Loss, x, y []float64, learningRate float64) float64 {
	n.mustLearn(loss, y)
	ws := n.workspace(1)
	ws.forward(0, x)
	ws.backward(0, loss, y)
	ws.update(0, 1, -learningRate, 0, 1)
	return ws.loss(0, loss, y)
}

// StepFrom is [Network.Step] for a loss that this package does not have: delta
// is the error signal δ = ∂L/∂z of the output layer for the sample x, and is
// passed back through the layers as it is. It panics if x or delta does not
// match the network.
func (n *Network) StepFrom(x, delta []float64, learningRate float64) {
	n.mustMatchTarget(len(delta))
	ws := n.workspace(1)
	ws.forward(0, x)
	copy(ws.deltas[len(n.Layers)-1][0], delta)
	ws.passBack(0)
	ws.update(0, 1, -learningRate, 0, 1)
}

// forward computes the activations of every layer for the sample x and returns
// those of the last.
func (ws *workspace) forward(slot int, x []float64) []float64 {
	ws.net.mustMatchInput(len(x))
	sample := &ws.inputs[0][slot]
	sample.x, sample.spans = x, appendSpans(sample.spans[:0], x)
	for l, layer := range ws.net.Layers {
		z, a := ws.zs[l][slot], ws.as[l][slot]
		layer.weightedSums(z, &ws.inputs[l][slot])
		layer.Activation.Apply(a, z)
	}
	return ws.as[len(ws.net.Layers)-1][slot]
}

// loss returns the loss after a forward pass.
func (ws *workspace) loss(slot int, loss Loss, y []float64) float64 {
	last := len(ws.net.Layers) - 1
	return loss.ofLastLayer(ws.net.Layers[last].Activation, ws.zs[last][slot], ws.as[last][slot], y)
}

// backward computes the error signals δ of every layer after a forward pass.
func (ws *workspace) backward(slot int, loss Loss, y []float64) {
	last := len(ws.net.Layers) - 1
	loss.outputErrorSignal(ws.deltas[last][slot], ws.net.Layers[last].Activation, ws.as[last][slot], y)
	ws.passBack(slot)
}

// passBack computes the error signals of all layers from that of the last.
func (ws *workspace) passBack(slot int) {
	for l := len(ws.net.Layers) - 1; l > 0; l-- {
		grad := ws.deltas[l-1][slot]
		ws.net.Layers[l].passBack(grad, ws.deltas[l][slot])
		ws.net.Layers[l-1].Activation.scaleBySlope(grad, ws.as[l-1][slot])
	}
}

// update adds scale times the gradients of the slots first to end to all
// parameters: with scale = −η/count that is the gradient step for their mean
// loss. Of the rows of each W it moves the given one of so many equal parts, and
// with the first of them the biases: rows, since cores that write side by side
// in one row slow each other down.
func (ws *workspace) update(first, end int, scale float64, part, parts int) {
	for l, layer := range ws.net.Layers {
		lo, hi := 0, layer.W.RawMatrix().Rows
		if parts != 1 { // divisions take their time
			lo, hi = part*hi/parts, (part+1)*hi/parts
		}
		for slot := first; slot < end; slot++ {
			layer.addToWeights(scale, &ws.inputs[l][slot], ws.deltas[l][slot], lo, hi)
			if part == 0 {
				layer.addToBiases(scale, ws.deltas[l][slot])
			}
		}
	}
}
