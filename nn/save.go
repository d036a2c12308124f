package nn

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gonum.org/v1/gonum/mat"
)

// WriteTo writes the network as JSON, which [Read] takes. It fails, before it
// writes anything, if a parameter is not a finite number.
func (n *Network) WriteTo(w io.Writer) (int64, error) {
	file := networkFile{Format: fileFormat, Version: fileVersion, Course: Version}
	for i, l := range n.Layers {
		for p := range (parameterList{l.Parameters}).all() {
			if !isFinite(*p) {
				return 0, fmt.Errorf("nn: layer %d holds a parameter that is %v, which no file can; did its training diverge?", i+1, *p)
			}
		}
		lf := layerFile{Activation: &l.Activation, Biases: mat.Col(nil, 0, l.B)}
		in, _ := l.W.Dims()
		for r := range in {
			lf.Weights = append(lf.Weights, l.W.RawRowView(r))
		}
		file.Layers = append(file.Layers, lf)
	}
	text, err := json.Marshal(file)
	if err != nil {
		return 0, fmt.Errorf("nn: writing a network: %w", err)
	}
	written, err := w.Write(append(text, '\n'))
	return int64(written), err
}

// Save writes the network to a file as JSON, so that [Load] gets it back to the
// last bit. The file is replaced as a whole or not at all.
func (n *Network) Save(path string) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("nn: saving a network: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(tmp.Name()))
		}
	}()
	if _, err := n.WriteTo(tmp); err != nil {
		return errors.Join(err, tmp.Close())
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("nn: saving a network: %w", err)
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return fmt.Errorf("nn: saving a network: %w", err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("nn: saving a network: %w", err)
	}
	return nil
}
