package viz

import (
	"math"
	"testing"

	"fromscratch/nn"
)

// ones returns the 2-2-1 network with weights 1 and biases 0.
func ones() *nn.Network {
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid))
	net.InitOnes()
	return net
}

func TestLossCurve(t *testing.T) {
	s := people()
	checkGolden(t, "losscurve", LossCurve(ones(), nn.MSE, s.X, s.Y, "w5", -6, 6))
	checkGolden(t, "losscurve_bias", LossCurve(ones(), nn.MSE, s.X, s.Y, "b3", -4, 4))
}

func TestLossCurveLeavesTheNetwork(t *testing.T) {
	s := people()
	net := ones()
	LossCurve(net, nn.MSE, s.X, s.Y, "w1", -2, 2)
	LossSurface(net, nn.MSE, s.X, s.Y, "w1", -2, 2, "w2", -2, 2, nil)
	if w1, w2 := net.Get("w1"), net.Get("w2"); w1 != 1 || w2 != 1 {
		t.Errorf("drawing changed w1, w2 from 1, 1 to %v, %v", w1, w2)
	}
}

func TestLossSurface(t *testing.T) {
	s := people()
	net := ones()
	path := [][2]float64{{net.Get("w5"), net.Get("b3")}}
	for range 10 {
		for i := range s.Len() {
			net.Step(nn.MSE, s.X.RawRowView(i), s.Y.RawRowView(i), 1)
			path = append(path, [2]float64{net.Get("w5"), net.Get("b3")})
		}
	}
	checkGolden(t, "losssurface", LossSurface(net, nn.MSE, s.X, s.Y, "w5", -6, 6, "b3", -4, 4, path))
	linear := nn.New(2, nn.Dense(1, nn.Identity))
	linear.InitOnes()
	checkGolden(t, "losssurface_log", LossSurface(linear, nn.MSE, s.X, s.Y, "w1", -0.2, 0.2, "w2", -0.5, 0.5, nil))
}

func TestFlatLoss(t *testing.T) {
	s := people()
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid)) // all 0: w1 changes nothing
	checkPicture(t, "degenerate_flat", encode(render(2, 360, 240,
		LossCurve(net, nn.MSE, s.X, s.Y, "w1", -1, 1),
		LossSurface(net, nn.MSE, s.X, s.Y, "w1", -1, 1, "w2", -1, 1, [][2]float64{{0, 0}, {math.NaN(), 0}, {5, 5}}))))
}
