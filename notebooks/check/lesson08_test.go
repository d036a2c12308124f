package check

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"fromscratch/nn"
)

func foldWith(f func(W, b *mat.Dense, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense)) func() {
	return func() {
		FoldLayers(func(W1, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) {
			W, b := new(mat.Dense), new(mat.Dense)
			W.Mul(W1, W2)
			b.Mul(b1, W2)
			b.Add(b, b2)
			return f(W, b, b1, W2, b2)
		})
	}
}

func apartWith(draw func(rng *rand.Rand, name string, once float64) float64) func() {
	return func() {
		BreakSymmetry(func(net *nn.Network, rng *rand.Rand) {
			once := rng.NormFloat64()
			for _, name := range net.ParamNames() {
				net.Set(name, draw(rng, name, once))
			}
		})
	}
}

func xorWith(params ...float64) func() {
	return func() {
		net := two21()
		net.SetParams(params)
		XORByHand(func() *nn.Network { return net })
	}
}

var tests08 = []answers{
	{
		exTwinStep,
		func() { TwinStep(TODO(), TODO()) },
		func() { TwinStep(0.8, 0.7) },
		[]wrongAnswer{
			{"uphill", "uphill", func() { TwinStep(1.2, 1.3) }},
			{"no inputs", "a further factor", func() { TwinStep(0.9, 0.9) }},
			{"no 2", "factor 2", func() { TwinStep(0.9, 0.85) }},
			{"x2", "belongs to $w_4$", func() { TwinStep(0.9, 0.7) }},
			{"new weights", "*old* weights", func() { TwinStep(0.86, 0.7) }},
			{"w3", "For $w_3$", func() { TwinStep(5, 0.7) }},
			{"w5", "Over $w_5$", func() { TwinStep(0.8, 5) }},
			{"anything", "Forward first", func() { TwinStep(5, 5) }},
		},
	},
	{
		exFoldLayers,
		func() { FoldLayers(func(W1, b1, W2, b2 *mat.Dense) (W, b *mat.Dense) { return nil, nil }) },
		foldWith(func(W, b, _, _, _ *mat.Dense) (*mat.Dense, *mat.Dense) { return W, b }),
		[]wrongAnswer{
			{"b2", "$b_1$ of the first layer is lost", foldWith(func(W, b, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) { return W, b2 })},
			{"b1 W2", "yet to be added", foldWith(func(W, b, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) {
				b.Sub(b, b2)
				return W, b
			})},
			{"no bias", "The bias is missing", foldWith(func(W, b, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) { return W, nil })},
			{"b1 + b2", "Two matrices", foldWith(func(W, b, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) {
				b.Add(b1, b2)
				return W, b
			})},
			{"W2 W1", "Two matrices", func() {
				FoldLayers(func(W1, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) {
					W := new(mat.Dense)
					W.Mul(W2, W1)
					return W, b2
				})
			}},
			{"writes into b2", "a copy of your own", foldWith(func(W, b, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) {
				b2.Copy(b)
				return W, b
			})},
			{"empty", "Put $h", foldWith(func(W, b, b1, W2, b2 *mat.Dense) (*mat.Dense, *mat.Dense) { return new(mat.Dense), b })},
		},
	},
	{
		exBreakSymmetry,
		func() { BreakSymmetry(func(net *nn.Network, rng *rand.Rand) {}) },
		apartWith(func(rng *rand.Rand, _ string, _ float64) float64 { return rng.NormFloat64() }),
		[]wrongAnswer{
			{"ones", "hear the same", apartWith(func(*rand.Rand, string, float64) float64 { return 1 })},
			{"drawn once", "drawn once", apartWith(func(_ *rand.Rand, _ string, once float64) float64 { return once })},
			{"two neurons only", "some are left alike", func() {
				BreakSymmetry(func(net *nn.Network, rng *rand.Rand) {
					net.InitOnes()
					for _, name := range []string{"w1", "w2", "w3", "w4"} {
						net.Set(name, rng.NormFloat64())
					}
				})
			}},
			{"fixed numbers", "the start should be random", func() {
				BreakSymmetry(func(net *nn.Network, rng *rand.Rand) {
					for i, name := range net.ParamNames() {
						net.Set(name, float64(i)/10)
					}
				})
			}},
			{"global source", "from no other", apartWith(func(*rand.Rand, string, float64) float64 { return rand.NormFloat64() })},
			{"too large", "saturates", apartWith(func(rng *rand.Rand, _ string, _ float64) float64 { return 1000 * rng.NormFloat64() })},
			{"unknown parameter", "Package `nn` refused", func() {
				BreakSymmetry(func(net *nn.Network, rng *rand.Rand) { net.Set("w99", 1) })
			}},
		},
	},
	{
		exXORByHand,
		func() { XORByHand(two21) },
		xorWith(20, 20, 20, 20, 20, -20, -10, -30, -10),
		[]wrongAnswer{
			{"OR", "That is OR", xorWith(20, 20, 0, 0, 20, 0, -10, 0, -10)},
			{"AND", "That is AND", xorWith(20, 20, 0, 0, 20, 0, -30, 0, -10)},
			{"NAND", "That is NOT AND", xorWith(20, 20, 0, 0, -20, 0, -30, 0, 10)},
			{"turned round", "turned round", xorWith(20, 20, 20, 20, -20, 20, -10, -30, 10)},
			{"no", "no to everything", xorWith(20, 20, 20, 20, 20, -20, -10, -30, -30)},
			{"yes", "yes to everything", xorWith(20, 20, 20, 20, 20, -20, -10, -30, 30)},
			{"one side", "(1, 0) but not (0, 1)", xorWith(20, -20, 0, 0, 20, 0, -10, 0, -10)},
			{"other side", "(0, 1) but not (1, 0)", xorWith(-20, 20, 0, 0, 20, 0, -10, 0, -10)},
			{"linear", "two layers are one", func() {
				net := nn.New(2, nn.Dense(2, nn.Identity), nn.Dense(1, nn.Identity))
				net.InitOnes()
				XORByHand(func() *nn.Network { return net })
			}},
			{"shape", "Leave the shape", func() {
				net := nn.New(3, nn.Dense(1, nn.Sigmoid))
				net.InitOnes()
				XORByHand(func() *nn.Network { return net })
			}},
		},
	},
}
