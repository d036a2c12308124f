package check

import (
	"math"

	"fromscratch/nn"
)

// signalsWith computes the error signals with changed weights.
func signalsWith(over1, over2 string, slope func(float64) float64) func() {
	return func() {
		ErrorSignals(func(net *nn.Network, x []float64, y float64) (d1, d2, d3 float64) {
			trace := net.Trace(x)
			z, z3, yhat := trace[0].Z, trace[1].Z[0], trace[1].A[0]
			d3 = -2 * (y - yhat) * nn.Sigmoid.Derivative(z3)
			d1 = d3 * net.Get(over1) * slope(z[0])
			d2 = d3 * net.Get(over2) * slope(z[1])
			return d1, d2, d3
		})
	}
}

// link has what ∂L/∂w1 of the 1-1-1-1 network is made of.
type link struct {
	net                          *nn.Network
	trace                        []nn.LayerTrace
	first, f3, w3, f2, w2, f1, x float64
}

func chainWith(change func(l *link)) func() {
	return func() {
		ChainRule(func(net *nn.Network, x, y float64) float64 {
			t := net.Trace([]float64{x})
			l := link{
				net, t, -2 * (y - t[2].A[0]),
				slope(t[2].Z[0]), net.Get("w3"), slope(t[1].Z[0]), net.Get("w2"), slope(t[0].Z[0]), x,
			}
			change(&l)
			return l.first * l.f3 * l.w3 * l.f2 * l.w2 * l.f1 * l.x
		})
	}
}

var slope = nn.Sigmoid.Derivative

func firstLinkWith(f func(yhat float64) float64) func() { return func() { FirstLink(f) } }

var tests06 = []answers{
	{
		exFirstLink,
		firstLinkWith(func(yhat float64) float64 { return TODO() }),
		firstLinkWith(func(yhat float64) float64 { return -1 / yhat }),
		[]wrongAnswer{
			{"sign", "the sign is not", firstLinkWith(func(yhat float64) float64 { return 1 / yhat })},
			{"loss", "the loss itself", firstLinkWith(func(yhat float64) float64 { return -math.Log(yhat) })},
			{"logarithm", "the logarithm", firstLinkWith(math.Log)},
			{"squared error", "*squared* error", firstLinkWith(func(yhat float64) float64 { return -2 * (1 - yhat) })},
			{"not the inverse", "steeper towards 0", firstLinkWith(func(yhat float64) float64 { return -yhat })},
			{"by z", "\\partial L / \\partial z", firstLinkWith(func(yhat float64) float64 { return yhat - 1 })},
			{"brackets", "slope of $\\ln x$", firstLinkWith(func(yhat float64) float64 { return -1/yhat + 1/(1-yhat) })},
		},
	},
	{
		exErrorSignals,
		signalsWith("w5", "w5", slope),
		signalsWith("w5", "w6", slope),
		[]wrongAnswer{
			{"swapped", "changed places", signalsWith("w6", "w5", slope)},
			{"the wrong one", "was right before", signalsWith("w6", "w6", slope)},
			{"inward", "*behind* the neuron", signalsWith("w3", "w4", slope)},
			{"w4", "*behind* the neuron", signalsWith("w5", "w4", slope)},
			{"w3", "*behind* the neuron", signalsWith("w5", "w3", slope)},
			{"value", "*slope* of the sigmoid", signalsWith("w5", "w6", nn.Sigmoid.Value)},
			{"something", "confusing two weights", signalsWith("w5", "b2", slope)},
			{"unknown name", "Package `nn` refused", signalsWith("w5", "w7", slope)},
		},
	},
	{
		exSharedFactor,
		func() { SharedFactor(TODO(), TODO()) },
		func() { SharedFactor(-0.09, 0.03) },
		[]wrongAnswer{
			{"sign", "mind its sign", func() { SharedFactor(0.09, 0.03) }},
			{"same", "an input of its own", func() { SharedFactor(0.12, 0.03) }},
			{"other w2", "multiply the shared factor", func() { SharedFactor(5, 0.03) }},
			{"no slope of b", "does have a slope", func() { SharedFactor(-0.09, 0) }},
			{"b with x1", "does not meet $x_1$", func() { SharedFactor(-0.09, 0.12) }},
			{"other b", "its factor is 1", func() { SharedFactor(-0.09, 5) }},
			{"not divided", "Both still contain", func() { SharedFactor(-0.36, 0.12) }},
			{"anything", "All three parameters", func() { SharedFactor(1, 1) }},
		},
	},
	{
		exChainRule,
		func() { ChainRule(func(net *nn.Network, x, y float64) float64 { return TODO() }) },
		chainWith(func(*link) {}),
		[]wrongAnswer{
			{"y − ŷ", "the sign is not", chainWith(func(l *link) { l.first = -l.first })},
			{"no 2", "half of what", chainWith(func(l *link) { l.first /= 2 })},
			{"no first link", "The first link is missing", chainWith(func(l *link) { l.first = 1 })},
			{"no w3", "from the output over the weight $w_3$", chainWith(func(l *link) { l.w3 = 1 })},
			{"no w2", "over the weight $w_2$", chainWith(func(l *link) { l.w2 = 1 })},
			{"no weights", "All slopes are there", chainWith(func(l *link) { l.w2, l.w3 = 1, 1 })},
			{"no output slope", "slope of the output's", chainWith(func(l *link) { l.f3 = 1 })},
			{"no middle slope", "in the middle, $f'(z_2)$", chainWith(func(l *link) { l.f2 = 1 })},
			{"no first slope", "slope of the first neuron", chainWith(func(l *link) { l.f1 = 1 })},
			{"no x", "The very last factor", chainWith(func(l *link) { l.x = 1 })},
			{"w1 for x", "second mistake of the article", chainWith(func(l *link) { l.x = l.net.Get("w1") })},
			{"activations", "taken at the activations", chainWith(func(l *link) {
				l.f1, l.f2, l.f3 = slope(l.trace[0].A[0]), slope(l.trace[1].A[0]), slope(l.trace[2].A[0])
			})},
			{"no middle neuron", "is left out", chainWith(func(l *link) { l.f2, l.w2 = 1, 1 })},
			{"changes the network", "a copy of your own", chainWith(func(l *link) { l.net.Set("w1", 9) })},
			{"no trace", "`nn`", func() {
				ChainRule(func(net *nn.Network, x, y float64) float64 { return net.Trace(nil)[0].A[0] })
			}},
		},
	},
}
