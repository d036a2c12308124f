package nn

import "fmt"

var activationNames = [...]string{"identity", "sigmoid", "tanh", "relu", "softmax"}

// String returns the name of f in lower case.
func (f Activation) String() string {
	if f < 0 || int(f) >= len(activationNames) {
		return fmt.Sprintf("Activation(%d)", int(f))
	}
	return activationNames[f]
}

// MarshalText returns the name of f, for files.
func (f Activation) MarshalText() ([]byte, error) {
	if f < 0 || int(f) >= len(activationNames) {
		return nil, fmt.Errorf("nn: unknown activation %d", int(f))
	}
	return []byte(f.String()), nil
}

// UnmarshalText sets f by its name.
func (f *Activation) UnmarshalText(text []byte) error {
	for i, name := range activationNames {
		if string(text) == name {
			*f = Activation(i)
			return nil
		}
	}
	return fmt.Errorf("nn: unknown activation %.40q; known are %q", text, activationNames)
}
