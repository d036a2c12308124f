package nn

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
)

const (
	fileFormat  = "fromscratch network"
	fileVersion = 1

	// maxFile bounds what Read takes in: a network of three million parameters.
	maxFile = 64 << 20
)

// networkFile is the JSON form of a network.
type networkFile struct {
	Format  string      `json:"format"`
	Version int         `json:"version"`
	Layers  []layerFile `json:"layers"`
}

type layerFile struct {
	Activation Activation  `json:"activation"`
	Weights    [][]float64 `json:"weights"` // in rows of out
	Biases     []float64   `json:"biases"`
}

// Write writes the network as JSON. It fails, before it writes anything, if a
// parameter is not a finite number.
func (n *Network) Write(w io.Writer) error {
	file := networkFile{Format: fileFormat, Version: fileVersion}
	for i, l := range n.Layers {
		for p := range (parameterList{l.Parameters}).all() {
			if math.IsNaN(*p) || math.IsInf(*p, 0) {
				return fmt.Errorf("nn: layer %d holds a parameter that is %v, which no file can; did its training diverge?", i+1, *p)
			}
		}
		in, _ := l.W.Dims()
		lf := layerFile{Activation: l.Activation, Biases: l.B.RawVector().Data}
		for r := range in {
			lf.Weights = append(lf.Weights, l.W.RawRowView(r))
		}
		file.Layers = append(file.Layers, lf)
	}
	text, err := json.Marshal(file)
	if err != nil {
		return fmt.Errorf("nn: writing a network: %w", err)
	}
	_, err = w.Write(append(text, '\n'))
	return err
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
	if err := n.Write(tmp); err != nil {
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

// Read reads a network that [Network.Write] wrote, 64 MiB at the most. The
// error for anything else says what is wrong with it.
func Read(r io.Reader) (*Network, error) {
	limited := &io.LimitedReader{R: r, N: maxFile + 1}
	text, err := io.ReadAll(limited)
	if err != nil {
		return nil, fmt.Errorf("nn: reading a network: %w", err)
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("nn: reading a network: more than %d MiB, which no network of this course is", maxFile>>20)
	}
	var file networkFile
	if err := json.Unmarshal(text, &file); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("nn: reading a network: broken or cut short at byte %d: %w", syntax.Offset, err)
		}
		return nil, fmt.Errorf("nn: reading a network: %w", err)
	}
	if file.Format != fileFormat {
		return nil, fmt.Errorf(`nn: reading a network: JSON, but without "format": %q; it was not saved by this course`, fileFormat)
	}
	if file.Version != fileVersion {
		return nil, fmt.Errorf("nn: reading a network: version %d; this course reads version %d", file.Version, fileVersion)
	}
	return file.network()
}

// network checks every shape before it builds the network.
func (file networkFile) network() (*Network, error) {
	if len(file.Layers) == 0 {
		return nil, errors.New("nn: reading a network: no layers")
	}
	n := &Network{}
	in := len(file.Layers[0].Weights)
	for i, lf := range file.Layers {
		out := len(lf.Biases)
		if in == 0 || out == 0 {
			return nil, fmt.Errorf("nn: reading a network: layer %d is %d×%d", i+1, in, out)
		}
		if len(lf.Weights) != in {
			return nil, fmt.Errorf("nn: reading a network: layer %d has %d rows of weights for %d inputs", i+1, len(lf.Weights), in)
		}
		l := &Layer{newParameters(in, out), lf.Activation}
		for r, row := range lf.Weights {
			if len(row) != out {
				return nil, fmt.Errorf("nn: reading a network: layer %d has %d weights in row %d (counted from 0) for %d neurons", i+1, len(row), r, out)
			}
			l.W.SetRow(r, row)
		}
		copy(l.B.RawVector().Data, lf.Biases)
		n.Layers = append(n.Layers, l)
		in = out
	}
	return n, nil
}
