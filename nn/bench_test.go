package nn

import (
	"fmt"
	"testing"
)

// Dense inputs: MNIST, whose images are mostly 0, is quicker (make bench).
func BenchmarkNetwork(b *testing.B) {
	nets := []*Network{
		New(2, Dense(2, Sigmoid), Dense(1, Sigmoid)),
		New(784, Dense(128, Sigmoid), Dense(64, Sigmoid), Dense(10, Sigmoid)),
	}
	for _, n := range nets {
		n.InitFanIn(seeded(1))
		name := fmt.Sprint(n.In())
		for _, l := range n.Layers {
			name += fmt.Sprintf("-%d", l.B.Len())
		}
		x, y := normal(seeded(2), 1, n.In()).RawRowView(0), make([]float64, n.Out())
		yhat := make([]float64, n.Out())
		b.Run("forward/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n.PredictTo(yhat, x)
			}
		})
		b.Run("step/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n.Step(MSE, x, y, 0.01)
			}
		})
	}
}
