package nn

// workspace is the memory of a forward and a backward pass for up to batch
// samples at once. Its fields are indexed by layer, then by the sample's slot.
type workspace struct {
	net    *Network
	batch  int
	inputs [][]input     // what a layer was given
	zs     [][][]float64 // weighted sums
	as     [][][]float64 // activations
	deltas [][][]float64 // error signals
}

// workspace returns the network's memory, with batch slots at least. A copy of
// the struct Network gets one of its own: the original's knows other layers.
func (n *Network) workspace(batch int) *workspace {
	if n.scratch == nil || n.scratch.net != n || n.scratch.batch < batch {
		n.scratch = newWorkspace(n, batch)
	}
	return n.scratch
}

func newWorkspace(n *Network, batch int) *workspace {
	ws := &workspace{net: n, batch: batch}
	for l, layer := range n.Layers {
		in, out := layer.W.Dims()
		inputs := make([]input, batch)
		for slot := range inputs {
			if l == 0 {
				inputs[slot].spans = make([]span, 0, maxSpans(in))
			} else {
				inputs[slot] = input{ws.as[l-1][slot], []span{{0, in}}}
			}
		}
		ws.inputs = append(ws.inputs, inputs)
		as := slots(batch, out)
		zs := as // a hidden layer's sums are not needed once it has activations
		if l == len(n.Layers)-1 {
			zs = slots(batch, out)
		}
		ws.zs, ws.as = append(ws.zs, zs), append(ws.as, as)
		ws.deltas = append(ws.deltas, slots(batch, out))
	}
	return ws
}

// slots returns so many slices of the given width, one after another in memory.
func slots(count, width int) [][]float64 {
	all, parts := make([]float64, count*width), make([][]float64, count)
	for i := range parts {
		parts[i] = all[i*width : (i+1)*width : (i+1)*width]
	}
	return parts
}
