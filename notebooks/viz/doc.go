// Package viz draws the figures of the course and puts them into the notebook.
//
// Every figure is a *plot.Plot of gonum.org/v1/plot. [Show] draws it below the
// cell, with a text for those who cannot see it:
//
//	p := viz.Functions(-6, 6,
//		viz.Curve{Name: "sigmoid f(z)", F: nn.Sigmoid.Value},
//		viz.Curve{Name: "derivative f′(z)", F: nn.Sigmoid.Derivative})
//	p.Title.Text = "The sigmoid"
//	viz.Show(p, "The sigmoid rises from 0 to 1; its derivative is a bell with its top, 0.25, at 0.")
//
// In between, the plot is yours: change its title, the titles and ends of its
// axes (p.X.Label.Text, p.Y.Max), or add plotters to it. [ShowGrid] draws
// several plots in one picture, and [Size] says how large one is.
//
// # What there is to draw
//
//   - Whatever you like: [New] is an empty plot, [Line] and [Points] fill it;
//     [Functions] and [Bars].
//   - Data: [Scatter], and [Images] with [Gray].
//   - A network: [Diagram] shows its weights and activations, [Boundary] what it
//     answers all over the plane, [Confusion] what it mixes up.
//   - Its loss: [LossCurve] over one weight, [LossSurface] over two.
//   - Its training: [Loss] afterwards, [Losses] of several runs, and [Live]
//     while it goes on.
//   - Any of these for each of several values: with [Frames] the reader turns
//     from one to the next.
//
// # The look
//
// Lines differ in colour and dash, points in colour and shape: the colours of
// Okabe and Ito, which colour-blind people can tell apart. The legend goes where
// no data are, beside the plot if need be; p.Legend.Top and p.Legend.Left put it
// into a corner of your choice. Values that are NaN or infinite leave gaps, and
// a logarithmic axis takes zero: no result of a training run is too odd to draw.
package viz
