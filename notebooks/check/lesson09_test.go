package check

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"fromscratch/nn"
)

func hotWith(f func(y []float64, digit int) []float64) func() {
	return func() { OneHot(func(digit int) []float64 { return f(make([]float64, 10), digit) }) }
}

// recallWith divides two counts.
func recallWith(f func(hits, row, column, all, diagonal int) float64) func() {
	return func() {
		Recall(func(counts [][]int, digit int) float64 {
			row, column, all, diagonal := 0, 0, 0, 0
			for i := range counts {
				row += counts[digit][i]
				column += counts[i][digit]
				diagonal += counts[i][i]
				for _, n := range counts[i] {
					all += n
				}
			}
			return f(counts[digit][digit], row, column, all, diagonal)
		})
	}
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func outerWith(f func(a, d []float64, i, j int) float64) func() {
	return func() {
		OuterProduct(func(input, delta []float64) [][]float64 {
			var m [][]float64
			for i := range input {
				row := make([]float64, len(delta))
				for j := range delta {
					row[j] = f(input, delta, i, j)
				}
				m = append(m, row)
			}
			return m
		})
	}
}

var tests09 = []answers{
	{
		exOneHot,
		func() { OneHot(func(digit int) []float64 { return nil }) },
		hotWith(func(y []float64, digit int) []float64 { y[digit] = 1; return y }),
		[]wrongAnswer{
			{"counted from 1", "too far to the left", hotWith(func(y []float64, digit int) []float64 { y[(digit+9)%10] = 1; return y })},
			{"counted from 1, panic", "a place that the slice does not have", hotWith(func(y []float64, digit int) []float64 { y[digit-1] = 1; return y })},
			{"11 places", "ten places are enough", hotWith(func(y []float64, digit int) []float64 {
				y = append(y, 0)
				y[digit] = 1
				return y
			})},
			{"growing", "must not depend", hotWith(func(y []float64, digit int) []float64 { y[digit] = 1; return y[:digit+1] })},
			{"the digit", "not the digit itself", hotWith(func(y []float64, digit int) []float64 { y[digit] = float64(digit); return y })},
			{"zeros", "Ten zeros", hotWith(func(y []float64, digit int) []float64 { return y })},
			{"a number", "the digit as one number", hotWith(func(y []float64, digit int) []float64 { return []float64{float64(digit)} })},
			{"9 places", "10 expected, 9 came", hotWith(func(y []float64, digit int) []float64 { return y[:9] })},
		},
	},
	{
		exSoftmax,
		func() { Softmax(func(z []float64) []float64 { return nil }) },
		onColumn(Softmax, func(z []float64) []float64 {
			e := each(z, func(v float64) float64 { return math.Exp(v - slices.Max(z)) })
			sum := floats.Sum(e)
			return each(e, func(v float64) float64 { return v / sum })
		}),
		[]wrongAnswer{
			{"not shifted", "more than a computer can hold", onColumn(Softmax, func(z []float64) []float64 {
				e := each(z, math.Exp)
				return each(e, func(v float64) float64 { return v / floats.Sum(e) })
			})},
			{"exponentials", "Those are the exponentials", onColumn(Softmax, func(z []float64) []float64 { return each(z, math.Exp) })},
			{"shares", "the sums themselves", onColumn(Softmax, func(z []float64) []float64 {
				return each(z, func(v float64) float64 { return v / floats.Sum(z) })
			})},
			{"sigmoid", "the sigmoid of each", onColumn(Softmax, func(z []float64) []float64 { return each(z, nn.Sigmoid.Value) })},
			{"by the largest", "the largest exponential", onColumn(Softmax, func(z []float64) []float64 {
				e := each(z, math.Exp)
				return each(e, func(v float64) float64 { return v / slices.Max(e) })
			})},
			{"shifted only", "Shifted by the largest", onColumn(Softmax, func(z []float64) []float64 {
				return each(z, func(v float64) float64 { return math.Exp(v - slices.Max(z)) })
			})},
			{"hard", "*soft*", onColumn(Softmax, func(z []float64) []float64 {
				a := make([]float64, len(z))
				a[slices.Index(z, slices.Max(z))] = 1
				return a
			})},
			{"in place", "a copy of your own", onColumn(Softmax, func(z []float64) []float64 { nn.Softmax.Apply(z, z); return z })},
		},
	},
	{
		exOuterProduct,
		func() { OuterProduct(func(input, delta []float64) [][]float64 { return nil }) },
		outerWith(func(a, d []float64, i, j int) float64 { return a[i] * d[j] }),
		[]wrongAnswer{
			{"turned", "the shape is turned", func() {
				OuterProduct(func(input, delta []float64) [][]float64 {
					var m [][]float64
					for _, d := range delta {
						m = append(m, each(input, func(a float64) float64 { return a * d }))
					}
					return m
				})
			}},
			{"dot", "a single number", func() {
				OuterProduct(func(input, delta []float64) [][]float64 {
					sum := 0.0
					for i := range min(len(input), len(delta)) {
						sum += input[i] * delta[i]
					}
					return [][]float64{{sum}}
				})
			}},
			{"diagonal", "Every input is connected", outerWith(func(a, d []float64, i, j int) float64 {
				if i != j {
					return 0
				}
				return a[i] * d[j]
			})},
			{"delta", "the missing factor", outerWith(func(a, d []float64, i, j int) float64 { return d[j] })},
			{"sum", "row $i$ and column $j$", outerWith(func(a, d []float64, i, j int) float64 { return a[i] + d[j] })},
			{"index", "a place that the slice does not have", outerWith(func(a, d []float64, i, j int) float64 { return a[j] * d[i] })},
			{"empty rows", "row $i$ and column $j$", func() {
				OuterProduct(func(input, delta []float64) [][]float64 { return make([][]float64, len(input)) })
			}},
		},
	},
	{
		exRecall,
		func() { Recall(func(counts [][]int, digit int) float64 { return TODO() }) },
		recallWith(func(hits, row, _, _, _ int) float64 { return share(hits, row) }),
		[]wrongAnswer{
			{"0/0", "no picture", recallWith(func(hits, row, _, _, _ int) float64 { return float64(hits) / float64(row) })},
			{"precision", "the *column*", recallWith(func(hits, _, column, _, _ int) float64 { return share(hits, column) })},
			{"precision, 0/0", "the *column*", recallWith(func(hits, _, column, _, _ int) float64 { return float64(hits) / float64(column) })},
			{"accuracy", "accuracy", recallWith(func(_, _, _, all, diagonal int) float64 { return share(diagonal, all) })},
			{"of all", "number of all pictures", recallWith(func(hits, _, _, all, _ int) float64 { return share(hits, all) })},
			{"count", "how many were recognised", recallWith(func(hits, _, _, _, _ int) float64 { return float64(hits) })},
			{"whole numbers", "drops what is behind the point", recallWith(func(hits, row, _, _, _ int) float64 {
				if row == 0 {
					return 0
				}
				return float64(hits / row)
			})},
			{"whole numbers, panic", "whole number by 0", recallWith(func(hits, row, _, _, _ int) float64 { return float64(hits / row) })},
			{"missed", "*not* recognised", recallWith(func(hits, row, _, _, _ int) float64 { return 1 - share(hits, row) })},
		},
	},
}
