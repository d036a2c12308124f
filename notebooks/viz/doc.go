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
// axes (p.X.Label.Text, p.Y.Max), or add plotters to it. [Size] says how large
// it is. [New] is an empty plot, [Line] and [Points] fill it, and [Functions]
// and [Bars] are there for what is often drawn.
//
// # Data and answers
//
// [Scatter] draws the samples of a set, and [Images] pictures made by [Gray].
// [Boundary] draws what a network answers all over the plane. It takes a
// function, so that yours will do as well as one of package nn:
//
//	viz.Show(viz.Boundary(net.Predict, set), "A line from the top left to the bottom right parts the classes.")
//	viz.Show(viz.Boundary(func(x []float64) []float64 { return []float64{x[0]*x[1]} }, set), "…")
//
// [Confusion] shows which classes are taken for which, and [Diagram] the weights
// and activations of a network of package nn.
//
// # The loss
//
// [LossCurve] draws a loss over one quantity and [LossSurface] over two. They
// take a function, too, and [LossAlong] makes one of a network, with the names
// of the parameters that vary:
//
//	loss := viz.LossAlong(net, nn.MSE, set.X, set.Y, "w5", "b3")
//	p := viz.LossSurface(loss, viz.Range{"w5", -6, 4}, viz.Range{"b3", -5, 5}, path)
//
// # Training
//
// [Loss] draws a run afterwards, [Losses] several of them, and [Live] one while
// it goes on. Options come last, in a struct of which the zero value works and
// that has the fields that apply and no other:
//
//	viz.Show(viz.Loss(history, viz.LossOptions{Log: true}), "The loss falls from 0.3 to 0.002.")
//
// # Several figures
//
// [ShowGrid] draws several plots in one picture, and with [ShowFrames] the
// reader turns from one to the next. What is drawn comes first, and the text
// about it last:
//
//	viz.ShowGrid(2, []*plot.Plot{before, after}, "Before training the classes are mixed, after it a line parts them.")
//	viz.ShowFrames("learning rate η", frames, "The loss over 100 epochs.")
//
// # The look
//
// Lines differ in colour and dash, points in colour and shape: the colours of
// Okabe and Ito, which colour-blind people can tell apart. The legend goes where
// no data are, beside the plot if need be; p.Legend.Top and p.Legend.Left put it
// into a corner of your choice.
//
// No result of a training run is too odd to draw. A value that is NaN leaves a
// gap in a curve and a grey area in a map, and the figure says so where a reader
// could take it for an answer; a loss that grows without bound leaves the
// picture at the top; a logarithmic axis takes zero.
package viz
