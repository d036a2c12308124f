package nn

// undoWork is from how many multiplications per update on a cancel is to be
// seen within it: some 50 ms.
const undoWork = 1 << 26

// undo takes back the update that a cancel has interrupted, since half of a
// step is no step. Updates too quick to be interrupted need none.
type undo struct {
	net, before *Network // before is nil where no undo is needed
}

func newUndo(n *Network, batch int) *undo {
	u := &undo{net: n}
	if batch*n.NumParams() > undoWork {
		u.before = n.Clone()
	}
	return u
}

func (u *undo) possible() bool { return u.before != nil }

// keep notes the parameters as they are.
func (u *undo) keep() {
	if u.possible() {
		copyParameters(u.before, u.net)
	}
}

// restore brings the parameters back to what they were at the last keep.
func (u *undo) restore() { copyParameters(u.net, u.before) }

func copyParameters(dst, src *Network) {
	for l, layer := range src.Layers {
		dst.Layers[l].W.Copy(layer.W)
		dst.Layers[l].B.CopyVec(layer.B)
	}
}
