package check

import (
	"slices"

	"gonum.org/v1/gonum/stat"
)

var lesson04 = lesson{4, "Data", []*exercise{exCentre, exScaleByHand, exStandardise, exSameScale}}

// columns are columns of a data set to try a scaling on.
func columns() [][]float64 {
	return [][]float64{
		{1, 2, 3, 6},
		{133, 160, 152, 120},
		{-4, 4, 10},
		{65, 72, 70, 60, 68},
		{-0.5, -2.5},
		{1e6, 1e6 + 2, 1e6 + 7},
	}
}

// each returns values, every one changed by f.
func each(values []float64, f func(v float64) float64) []float64 {
	changed := make([]float64, len(values))
	for i, v := range values {
		changed[i] = f(v)
	}
	return changed
}

var exCentre = &exercise{
	name:  "Centre",
	title: "Centre a column",
	todo:  "Let `centred` return the values minus their mean.",
	hints: []string{
		"First the mean: the sum of all values, divided by how many there are, `float64(len(values))`.",
		"Then make a slice for the result, `make([]float64, len(values))`, and fill it with each value minus the mean.",
		"One loop adds up, then `mean := sum / float64(len(values))`, and a second loop does `result[i] = v - mean`.",
	},
	right: "The centred values always add up to 0, which is a quick test that needs no second look at the data.",
}

// Centre checks exercise 4.1: values minus their mean, in a new slice.
func Centre(f func(values []float64) []float64) {
	type in = []float64
	mean := func(v in) float64 { return stat.Mean(v, nil) }
	answer(exCentre, suite[in]{
		inputs: func() []in { return append(columns(), in{5}, in{0, 0, 0}) },
		call:   func(v in) string { return call("centred", v) },
		want:   func(v in) []float64 { m := mean(v); return each(v, func(x float64) float64 { return x - m }) },
		mistakes: []mistake[in]{
			{func(v in) []float64 { return v },
				"The values came back as they were. The mean has to be taken off each."},
			{func(v in) []float64 { m := mean(v); return each(v, func(x float64) float64 { return m - x }) },
				"It is the value minus the mean, not the mean minus the value: whoever is above the average should come out positive."},
			{func(v in) []float64 {
				m := mean(v) * float64(len(v))
				return each(v, func(x float64) float64 { return x - m })
			},
				"You take off the *sum* of the values. Divide it by their number first."},
			{func(v in) []float64 { m := mean(v); return each(v, func(x float64) float64 { return x + m }) },
				"The mean is added. It should be taken off, so that the new mean is 0."},
			{func(v in) []float64 { m := slices.Min(v); return each(v, func(x float64) float64 { return x - m }) },
				"You take off the smallest value. That moves the smallest to 0; it is the *mean* that should end up there."},
			{func(v in) []float64 {
				m, s := stat.PopMeanStdDev(v, nil)
				return each(v, func(x float64) float64 { return (x - m) / s })
			},
				"You have divided by the standard deviation too. That is standardising, exercise 4.3; here only the mean is taken off."},
		},
	}, f)
}

var exScaleByHand = &exercise{
	name:  "ScaleByHand",
	title: "Predict, then measure: a newcomer",
	todo:  "Write down the two numbers that the network gets to see for the newcomer, weight first.",
	hints: []string{
		"The network learned from values with 135 and 66 taken off. Whoever comes later has to be measured in the same way.",
		"Take the same 135 from the weight and the same 66 from the height.",
		"$150 - 135$ and $64 - 66$.",
	},
	right: "The offsets belong to the network as its weights do: whoever hands the network on has to hand them on too.",
}

// ScaleByHand checks exercise 4.2: a newcomer of 150 lb and 64 in with the
// offsets 135 and 66.
func ScaleByHand[A, B Number](weight A, height B) {
	byHand(exScaleByHand, 1e-9, []handed{hand(weight), hand(height)}, []float64{15, -2},
		slip("These are the values themselves. The network has learned from values with 135 and 66 taken off.", 150, 64),
		slip("You took off the mean of the four people. This network was trained with 135 and 66, and has to be used with just these.", 150-141.25, 64-66.75),
		slip("Mind the signs: it is value minus offset. Somebody lighter than 135 lb gets a negative number, somebody heavier a positive one.", -15, 2),
		slip("Mind the sign of the second: 64 in is *less* than 66, so the result is below 0.", 15, 2),
		slip("A newcomer has no mean of his own to take off. The offsets are those of the training: 135 and 66.", 0, 0),
	)
}

var exStandardise = &exercise{
	name:  "Standardise",
	title: "Standardise a column",
	todo:  "Let `standardised` return the values minus their mean, divided by their standard deviation.",
	hints: []string{
		"After taking off the mean: square the differences, take the mean of the squares, and the root of that. This is the standard deviation; divide by it.",
		"The mean of the squares is their sum divided by `n`, the number of values. Then `math.Sqrt`. And when all values are alike, the standard deviation is 0: do not divide then.",
		"For the special case: `if deviation == 0 { deviation = 1 }`. The result is then 0 for every value, since each is equal to the mean.",
	},
	right: "Mean 0, standard deviation 1: pounds, inches and years can now be compared. And a column without any spread is left at 0 instead of becoming `NaN`.",
}

// standardise is standardising by the given mean and deviation.
func standardise(v []float64, mean, deviation float64) []float64 {
	if deviation == 0 {
		deviation = 1
	}
	return each(v, func(x float64) float64 { return (x - mean) / deviation })
}

// Standardise checks exercise 4.3: values minus their mean, divided by their
// standard deviation over n, in a new slice; 0 where all values are equal.
func Standardise(f func(values []float64) []float64) {
	type in = []float64
	spread := func(v in) (mean, deviation float64) { return stat.PopMeanStdDev(v, nil) }
	want := func(v in) []float64 { m, s := spread(v); return standardise(v, m, s) }
	answer(exStandardise, suite[in]{
		inputs: func() []in { return append(columns(), in{5, 5, 5}, in{7}) },
		call:   func(v in) string { return call("standardised", v) },
		want:   want,
		mistakes: []mistake[in]{
			{func(v in) []float64 {
				m, s := spread(v)
				return each(v, func(x float64) float64 { return (x - m) / s })
			}, "All is right but for a column of equal values: its standard deviation is 0, and 0 divided by 0 is `NaN`. Treat that case on its own."},
			{func(v in) []float64 {
				m, s := stat.MeanStdDev(v, nil)
				return each(v, func(x float64) float64 { return (x - m) / s })
			}, sampleHint},
			{func(v in) []float64 {
				m, s := stat.MeanStdDev(v, nil)
				if len(v) < 2 {
					s = 0
				}
				return standardise(v, m, s)
			}, sampleHint},
			{func(v in) []float64 { m, s := spread(v); return standardise(v, m, s*s) }, varianceHint},
			{func(v in) []float64 {
				m, s := spread(v)
				return each(v, func(x float64) float64 { return (x - m) / (s * s) })
			}, varianceHint},
			{func(v in) []float64 { _, s := spread(v); return standardise(v, 0, s) },
				"You divide by the standard deviation, but the mean has to be taken off first."},
			{func(v in) []float64 { m, _ := spread(v); return standardise(v, m, 1) },
				"That is centred, and a good start. Now divide by the standard deviation."},
			{func(v in) []float64 { m, s := spread(v); return each(v, func(x float64) float64 { return x - m/s }) },
				"Brackets: `v - mean / deviation` divides only the mean. Write `(v - mean) / deviation`."},
		},
	}, f)
}

const (
	sampleHint   = "You divide the sum of squares by `n-1`. Statisticians do so for samples; the course, and most software for networks, divides by `n`."
	varianceHint = "You divide by the mean of the squares itself, the variance. Take its root, `math.Sqrt`, for the standard deviation."
)

var exSameScale = &exercise{
	name:  "SameScale",
	title: "Find the mistake: two scales",
	todo:  "This is the code as it came, with its mistake. What is each of the two lists measured by?",
	hints: []string{
		"Imagine a network that was trained on the first list and is then shown the second. By which mean and which deviation does it expect a newcomer to be measured?",
		"Mean and deviation come from the *training* values, and from these alone; both lists are scaled by them.",
		"Delete the second call of `stat.PopMeanStdDev`, so that the validation values are scaled with the first mean and deviation.",
	},
	right: "Scaling newcomers by themselves moves every group to the same place: a class of giants and a class of dwarfs would look alike. A scale is made from the training samples once, and then kept.",
}

type heldOut struct{ train, validation []float64 }

// SameScale checks exercise 4.4: training and validation values, both
// standardised by mean and standard deviation of the training values.
func SameScale(f func(train, validation []float64) (t, v []float64)) {
	type in = heldOut
	scaled := func(d in, trainBy, validationBy []float64) []float64 {
		m, s := stat.PopMeanStdDev(trainBy, nil)
		n, u := stat.PopMeanStdDev(validationBy, nil)
		return append(
			each(d.train, func(x float64) float64 { return (x - m) / s }),
			each(d.validation, func(x float64) float64 { return (x - n) / u })...)
	}
	answer(exSameScale, suite[in]{
		inputs: func() []in {
			return []in{
				{[]float64{1, 3}, []float64{5, 9}},
				{[]float64{133, 160, 152, 120}, []float64{128, 155}},
				{[]float64{-1, 0, 1, 2}, []float64{10, 30, 20}},
				{[]float64{60, 72}, []float64{66}},
			}
		},
		call:    func(d in) string { return call("scaleBoth", d.train, d.validation) },
		want:    func(d in) []float64 { return scaled(d, d.train, d.train) },
		shipped: func(d in) []float64 { return scaled(d, d.train, d.validation) },
		mistakes: []mistake[in]{
			{func(d in) []float64 {
				all := slices.Concat(d.train, d.validation)
				return scaled(d, all, all)
			}, "Now both lists have one scale, but it was made from both: the held-out values have leaked into the training. Take mean and deviation from the training values alone."},
			{func(d in) []float64 { return scaled(d, d.validation, d.validation) },
				"Now both lists have one scale, but it comes from the held-out values. Take mean and deviation from the training values."},
			{func(d in) []float64 { return scaled(d, d.validation, d.train) },
				"The two scales have changed places. There should be one only: that of the training values."},
		},
	}, func(d in) []float64 { t, v := f(d.train, d.validation); return slices.Concat(t, v) })
}
