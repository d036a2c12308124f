package check

import (
	"gonum.org/v1/gonum/mat"

	"fromscratch/nn"
)

func countWith(layer func(before, size int) int) func() {
	return func() {
		CountParams(func(sizes ...int) int {
			n := 0
			for l := 1; l < len(sizes); l++ {
				n += layer(sizes[l-1], sizes[l])
			}
			return n
		})
	}
}

func forwardWith(change func(w *[6]float64, b *[3]float64)) func() {
	return func() {
		Forward(func(x1, x2 float64, w [6]float64, b [3]float64) float64 {
			change(&w, &b)
			h1 := nn.Sigmoid.Value(w[0]*x1 + w[1]*x2 + b[0])
			h2 := nn.Sigmoid.Value(w[2]*x1 + w[3]*x2 + b[1])
			return nn.Sigmoid.Value(w[4]*h1 + w[5]*h2 + b[2])
		})
	}
}

var tests03 = []answers{
	{
		exCountParams,
		func() { CountParams(func(sizes ...int) int { return 0 }) },
		countWith(func(before, size int) int { return before*size + size }),
		[]wrongAnswer{
			{"weights", "a bias as well", countWith(func(before, size int) int { return before * size })},
			{"a bias a layer", "one bias for each *layer*", countWith(func(before, size int) int { return before*size + 1 })},
			{"biases of the inputs", "mere numbers", func() {
				CountParams(func(sizes ...int) int {
					n := sizes[0]
					for l := 1; l < len(sizes); l++ {
						n += (sizes[l-1] + 1) * sizes[l]
					}
					return n
				})
			}},
			{"neurons", "the circles", func() {
				CountParams(func(sizes ...int) int {
					n := 0
					for _, size := range sizes {
						n += size
					}
					return n
				})
			}},
			{"a bias an input", "not as it has inputs", countWith(func(before, size int) int { return before * (size + 1) })},
			{"three layers only", "a place that the slice does not have", func() {
				CountParams(func(s ...int) int { return (s[0]+1)*s[1] + (s[1]+1)*s[2] })
			}},
		},
	},
	{
		exOutputByHand,
		func() { OutputByHand(TODO()) },
		func() { OutputByHand(0.7311) },
		[]wrongAnswer{
			{"hidden 0", "if the hidden neurons gave 0", func() { OutputByHand(0.5) }},
			{"one heard", "only one of the hidden neurons", func() { OutputByHand(0.6225) }},
			{"no activation", "The last step is missing", func() { OutputByHand(1) }},
			{"hidden 1", "That is $f(2)$", func() { OutputByHand(0.8808) }},
			{"hidden sum", "Go on from there", func() { OutputByHand(0) }},
			{"rounded too far", "in the order of the forward pass", func() { OutputByHand(0.73) }},
		},
	},
	{
		exForward,
		func() { Forward(func(x1, x2 float64, w [6]float64, b [3]float64) float64 { return TODO() }) },
		forwardWith(func(*[6]float64, *[3]float64) {}),
		[]wrongAnswer{
			{"no last sigmoid", "once more", func() {
				Forward(func(x1, x2 float64, w [6]float64, b [3]float64) float64 {
					h1 := nn.Sigmoid.Value(w[0]*x1 + w[1]*x2 + b[0])
					h2 := nn.Sigmoid.Value(w[2]*x1 + w[3]*x2 + b[1])
					return w[4]*h1 + w[5]*h2 + b[2]
				})
			}},
			{"no hidden sigmoids", "the *sums* of the hidden", func() {
				Forward(func(x1, x2 float64, w [6]float64, b [3]float64) float64 {
					return nn.Sigmoid.Value(w[4]*(w[0]*x1+w[1]*x2+b[0]) + w[5]*(w[2]*x1+w[3]*x2+b[1]) + b[2])
				})
			}},
			{"h1 only", "hears $h_1$ only", forwardWith(func(w *[6]float64, b *[3]float64) { w[5] = 0 })},
			{"h2 only", "hears $h_2$ only", forwardWith(func(w *[6]float64, b *[3]float64) { w[4] = 0 })},
			{"no biases", "No bias", forwardWith(func(w *[6]float64, b *[3]float64) { *b = [3]float64{} })},
			{"no b3", "bias of the output", forwardWith(func(w *[6]float64, b *[3]float64) { b[2] = 0 })},
			{"no b1, b2", "biases of the hidden", forwardWith(func(w *[6]float64, b *[3]float64) { b[0], b[1] = 0, 0 })},
			{"w2 and w3", "changed places", forwardWith(func(w *[6]float64, b *[3]float64) { w[1], w[2] = w[2], w[1] })},
			{"first weights twice", "uses the weights of the first", forwardWith(func(w *[6]float64, b *[3]float64) { w[2], w[3] = w[0], w[1] })},
			{"copied line", "a copy of the first", forwardWith(func(w *[6]float64, b *[3]float64) { w[2], w[3], b[1] = w[0], w[1], b[0] })},
			{"inputs to the output", "looks at the inputs", func() {
				Forward(func(x1, x2 float64, w [6]float64, b [3]float64) float64 {
					return nn.Sigmoid.Value(w[4]*x1 + w[5]*x2 + b[2])
				})
			}},
			{"index", "a place that the slice does not have", func() {
				Forward(func(x1, x2 float64, w [6]float64, b [3]float64) float64 { return w[:][int(x1)+len(w)+1000] })
			}},
		},
	},
	{
		exWeightMatrix,
		func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(3, 2, nil) }) },
		func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(3, 2, []float64{1, 4, 2, 5, 3, 6}) }) },
		[]wrongAnswer{
			{"neuron by neuron", "neuron by neuron", func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(3, 2, []float64{1, 2, 3, 4, 5, 6}) }) }},
			{"out × in", "out × in", func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6}) }) }},
			{"shape", "the shape is turned", func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(2, 3, []float64{1, 4, 2, 5, 3, 6}) }) }},
			{"neurons swapped", "have changed places", func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(3, 2, []float64{4, 1, 5, 2, 6, 3}) }) }},
			{"one number", "The shape first", func() { WeightMatrix(func() *mat.Dense { return mat.NewDense(1, 1, []float64{1}) }) }},
		},
	},
}
