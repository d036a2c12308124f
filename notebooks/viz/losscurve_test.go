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
	checkGolden(t, "losscurve", LossCurve(LossAlong(ones(), nn.MSE, s.X, s.Y, "w5"), Range{"w5", -6, 6}, 1))
	checkGolden(t, "losscurve_bias", LossCurve(LossAlong(ones(), nn.MSE, s.X, s.Y, "b3"), Range{"b3", -4, 4}, 0))
}

func TestLossAlongLeavesTheNetwork(t *testing.T) {
	s := people()
	net := ones()
	loss := LossAlong(net, nn.MSE, s.X, s.Y, "w1", "w2")
	before := loss([]float64{1, 1})
	loss([]float64{-2, 2})
	if w1, w2 := net.Get("w1"), net.Get("w2"); w1 != 1 || w2 != 1 {
		t.Errorf("the loss changed w1, w2 from 1, 1 to %v, %v", w1, w2)
	}
	net.Set("w5", 9)
	if now := loss([]float64{1, 1}); now != before {
		t.Errorf("training the network changed its loss at (1, 1) from %v to %v", before, now)
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
	checkGolden(t, "losssurface", LossSurface(LossAlong(net, nn.MSE, s.X, s.Y, "w5", "b3"), Range{"w5", -6, 6}, Range{"b3", -4, 4}, path))
	linear := nn.New(2, nn.Dense(1, nn.Identity))
	linear.InitOnes()
	checkGolden(t, "losssurface_log", LossSurface(LossAlong(linear, nn.MSE, s.X, s.Y, "w1", "w2"), Range{"w1", -0.2, 0.2}, Range{"w2", -0.5, 0.5}, nil))
}

func TestFlatLoss(t *testing.T) {
	s := people()
	net := nn.New(2, nn.Dense(2, nn.Sigmoid), nn.Dense(1, nn.Sigmoid)) // all 0: w1 changes nothing
	checkPicture(t, "degenerate_flat", encode(render(2, 360, 240,
		LossCurve(LossAlong(net, nn.MSE, s.X, s.Y, "w1"), Range{"w1", -1, 1}, 0),
		LossSurface(LossAlong(net, nn.MSE, s.X, s.Y, "w1", "w2"), Range{"w1", -1, 1}, Range{"w2", -1, 1}, [][2]float64{{0, 0}, {math.NaN(), 0}, {5, 5}}))))
}
