package nn

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// maxFile bounds what Read takes in: a network of three million parameters.
const maxFile = 64 << 20

// Load reads a network from a file that [Network.Save] made. The error for a
// broken or foreign file says what is wrong with it.
func Load(path string) (*Network, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("nn: loading a network: %w; save one first with net.Save(%q)", err, path)
	}
	defer f.Close() // read only: nothing to lose
	net, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%w (in %s)", err, path)
	}
	return net, nil
}

// Read reads a network that [Network.WriteTo] wrote, 64 MiB at the most, and
// takes no more than a few times the memory of the text. The error for anything
// else says which layer is wrong and what about it.
func Read(r io.Reader) (*Network, error) {
	net, err := read(r)
	if err != nil {
		return nil, fmt.Errorf("nn: reading a network: %w", err)
	}
	return net, nil
}

func read(r io.Reader) (*Network, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("more than %d MiB, which no network of this course is", maxFile>>20)
	}
	var file networkFile
	if err := json.Unmarshal(text, &file); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("broken or cut short at byte %d: %w", syntax.Offset, short(err))
		}
		return nil, short(err)
	}
	if file.Format != fileFormat {
		return nil, fmt.Errorf(`JSON, but without "format": %q; it was not saved by this course`, fileFormat)
	}
	if file.Version != fileVersion {
		return nil, fmt.Errorf("version %d of the format; this course reads version %d", file.Version, fileVersion)
	}
	return file.network()
}

// network checks every shape before it builds the network.
func (file networkFile) network() (*Network, error) {
	if len(file.Layers) == 0 {
		return nil, errors.New("no layers")
	}
	in := len(file.Layers[0].Weights)
	for i, lf := range file.Layers {
		if err := lf.check(in); err != nil {
			return nil, fmt.Errorf("layer %d %w", i+1, err)
		}
		in = len(lf.Biases)
	}
	n := &Network{}
	for _, lf := range file.Layers {
		l := &Layer{newParameters(len(lf.Weights), len(lf.Biases)), *lf.Activation}
		for r, row := range lf.Weights {
			l.W.SetRow(r, row)
		}
		copy(l.B.RawVector().Data, lf.Biases)
		n.Layers = append(n.Layers, l)
	}
	return n, nil
}

// check returns an error, which goes on after "layer 2", unless the layer takes
// so many inputs.
func (lf layerFile) check(in int) error {
	if lf.Activation == nil {
		return fmt.Errorf("has no activation; known are %q", activationNames)
	}
	if len(lf.Weights) == 0 {
		return errors.New("has no weights")
	}
	if len(lf.Biases) == 0 {
		return errors.New("has no biases")
	}
	if len(lf.Weights) != in {
		return fmt.Errorf("has %d rows of weights for %d inputs", len(lf.Weights), in)
	}
	for r, row := range lf.Weights {
		if len(row) != len(lf.Biases) {
			return fmt.Errorf("has %d weights in row %d (counted from 0) for %d neurons", len(row), r, len(lf.Biases))
		}
	}
	return nil
}
