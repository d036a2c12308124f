package nn

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	for f, want := range map[Activation]string{
		Identity: "identity", Sigmoid: "sigmoid", Tanh: "tanh", ReLU: "relu", Softmax: "softmax",
		-1: "Activation(-1)", 5: "Activation(5)",
	} {
		if got := f.String(); got != want {
			t.Errorf("%d is called %q, want %q", int(f), got, want)
		}
	}
	for l, want := range map[Loss]string{MSE: "MSE", CrossEntropy: "cross-entropy", 2: "Loss(2)"} {
		if got := l.String(); got != want {
			t.Errorf("%d is called %q, want %q", int(l), got, want)
		}
	}
}

func TestActivationText(t *testing.T) {
	for f := Identity; f <= Softmax; f++ {
		text, err := f.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		got := Activation(-1)
		if err := got.UnmarshalText(text); err != nil || got != f {
			t.Errorf("%v written as %q reads as %v, %v", f, text, got, err)
		}
	}
	for _, f := range []Activation{-1, 5, 99} {
		if text, err := f.MarshalText(); err == nil || text != nil {
			t.Errorf("%v was written as %q", f, text)
		}
	}
	f := Tanh
	if err := f.UnmarshalText([]byte(strings.Repeat("swish", 1000))); err == nil || len(err.Error()) > 200 || f != Tanh {
		t.Errorf("error %.300v, and the activation is %v", err, f)
	}
}
