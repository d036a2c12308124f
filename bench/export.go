package main

import (
	"encoding/binary"
	"os"
	"path/filepath"

	"fromscratch/data"
	"fromscratch/nn"
)

// export writes the images and the initial parameters to dir, for peer/data.py.
func export(dir string, train, test *data.Images, g *goNet) error {
	for name, content := range map[string][]byte{
		"train.images":  train.Pixels,
		"train.labels":  train.Labels,
		"test.images":   test.Pixels,
		"test.labels":   test.Labels,
		"digits.params": parameterBytes(g.digits),
		"people.params": parameterBytes(g.small),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// parameterBytes returns W (in × out, row after row) and b of each layer as the
// float64 of this machine.
func parameterBytes(net *nn.Network) []byte {
	var b []byte
	for _, l := range net.Layers {
		b, _ = binary.Append(b, binary.NativeEndian, l.W.RawMatrix().Data)
		b, _ = binary.Append(b, binary.NativeEndian, l.B.RawVector().Data)
	}
	return b
}
