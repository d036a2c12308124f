package nn

import (
	"fmt"
	"iter"
	"strconv"
)

// parameterList names the parameters of the layers in turn and lays them out in
// one vector: all weights w1, w2, … and then all biases b1, b2, …. Weights are
// numbered neuron by neuron, the first layer first, so that w1 and w2 of a
// 2-2-1 network feed its first hidden neuron.
type parameterList []Parameters

// weights goes over the weights in the order of their numbers.
func (list parameterList) weights() iter.Seq[*float64] {
	return func(yield func(*float64) bool) {
		for _, p := range list {
			in, out := p.W.Dims()
			raw := p.W.RawMatrix()
			for j := range out {
				for i := range in {
					if !yield(&raw.Data[i*raw.Stride+j]) {
						return
					}
				}
			}
		}
	}
}

func (list parameterList) biases() iter.Seq[*float64] {
	return func(yield func(*float64) bool) {
		for _, p := range list {
			raw := p.B.RawVector()
			for j := range raw.N {
				if !yield(&raw.Data[j*raw.Inc]) {
					return
				}
			}
		}
	}
}

func (list parameterList) all() iter.Seq[*float64] {
	return func(yield func(*float64) bool) {
		for p := range list.weights() {
			if !yield(p) {
				return
			}
		}
		for p := range list.biases() {
			if !yield(p) {
				return
			}
		}
	}
}

func (list parameterList) count() (weights, biases int) {
	for _, p := range list {
		in, out := p.W.Dims()
		weights += in * out
		biases += out
	}
	return weights, biases
}

func (list parameterList) names() []string {
	weights, biases := list.count()
	var names []string
	for k := range weights {
		names = append(names, fmt.Sprintf("w%d", k+1))
	}
	for k := range biases {
		names = append(names, fmt.Sprintf("b%d", k+1))
	}
	return names
}

// at returns the parameter with the given name and panics if there is none.
func (list parameterList) at(name string) *float64 {
	if len(name) > 1 && (name[0] == 'w' || name[0] == 'b') {
		// A number has one way to be written: there is no w01 beside w1.
		if k, err := strconv.Atoi(name[1:]); err == nil && k > 0 && strconv.Itoa(k) == name[1:] {
			if p := list.numbered(name[0], k-1); p != nil {
				return p
			}
		}
	}
	weights, biases := list.count()
	panic(fmt.Sprintf("nn: no parameter %.20q; the network has w1…w%d and b1…b%d", name, weights, biases))
}

// numbered returns weight or bias number k, counted from 0, or nil.
func (list parameterList) numbered(kind byte, k int) *float64 {
	for _, p := range list {
		in, out := p.W.Dims()
		size := out
		if kind == 'w' {
			size = in * out
		}
		if k >= size {
			k -= size
			continue
		}
		if kind == 'b' {
			return &p.B.RawVector().Data[k*p.B.RawVector().Inc]
		}
		raw := p.W.RawMatrix()
		return &raw.Data[k%in*raw.Stride+k/in]
	}
	return nil
}

func (list parameterList) values() []float64 {
	var values []float64
	for p := range list.all() {
		values = append(values, *p)
	}
	return values
}
