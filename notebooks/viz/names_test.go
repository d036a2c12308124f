package viz

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"

	"fromscratch/data"
	"fromscratch/nn"
)

// longNames returns n names of 40 letters each, in words or in one.
func longNames(n int, words bool) []string {
	names := make([]string, n)
	for i := range names {
		name := fmt.Sprintf("%d: the name of a class or of a setting, %d", i, i)
		if !words {
			name = strings.ReplaceAll(name, " ", "-")
		}
		names[i] = name[:39] + fmt.Sprint(i%10)
	}
	return names
}

// confusionOf returns a confusion matrix of n classes.
func confusionOf(n int) *nn.Confusion {
	c := &nn.Confusion{Counts: make([][]int, n)}
	for i := range c.Counts {
		c.Counts[i] = make([]int, n)
		for j := range n {
			c.Counts[i][j] = (i*7 + j*3) % 5
		}
		c.Counts[i][i] = 100 + i
	}
	return c
}

// checkFigure is checkGolden for a figure that may take more bytes.
func checkFigure(t *testing.T, name string, p *plot.Plot) {
	t.Helper()
	f := figureOf(p)
	checkPicture(t, name, encode(render(1, f.width, f.height, p)))
}

func TestManyBars(t *testing.T) {
	values := make([]float64, 40)
	short := make([]string, len(values))
	for i := range values {
		values[i] = math.Sin(float64(i)/6) + 0.2
		short[i] = fmt.Sprint(i)
	}
	values[7], values[20] = math.NaN(), math.Inf(1)
	checkFigure(t, "bars_40", Bars("Forty bars", "neuron", "activation", short, values))
	checkFigure(t, "bars_40_long", Bars("Forty bars with long names", "setting", "accuracy (%)", longNames(40, true), values))
	many := make([]float64, 200)
	for i := range many {
		many[i] = float64(i)
	}
	checkFigure(t, "bars_200", Bars("", "", "", longNames(200, false), many))
}

func TestLongNamesOfBars(t *testing.T) {
	values := []float64{0.2, 0.9, 0.4, 0.7}
	p := Bars(longTitle, longTitle, longTitle, longNames(4, true), values)
	checkFigure(t, "bars_long", p)
	checkFigure(t, "bars_long_words", Bars("", "", "", longNames(4, false), values))
}

const longTitle = "A title that says all that there is to say about the figure below, and then some more, for whoever " +
	"wrote it had a lot to say and nobody to stop them"

func TestLongNamesInConfusion(t *testing.T) {
	checkFigure(t, "confusion_long", Confusion(confusionOf(5), longNames(5, true)))
	checkFigure(t, "confusion_long_ten", Confusion(confusionOf(10), longNames(10, false)))
	checkFigure(t, "confusion_40", Confusion(confusionOf(40), longNames(40, true)))
}

func TestLongNamesInLegend(t *testing.T) {
	p := New(longTitle, longTitle, longTitle)
	for i, name := range longNames(4, true) {
		Line(p, name, []float64{0, 1}, []float64{float64(i), float64(i) + 1})
	}
	checkFigure(t, "legend_long", p)
	small := New(longTitle, longTitle, longTitle)
	many := New("Thirty lines", "x", "y")
	for i, name := range longNames(30, true) {
		Points(small, name, []float64{0, 1}, []float64{float64(i), float64(i) + 1})
		Line(many, fmt.Sprintf("line %d", i+1), []float64{0, 1}, []float64{float64(i), float64(i) + 1})
	}
	Size(small, 320, 240)
	checkFigure(t, "legend_long_small", small)
	checkFigure(t, "legend_30", many)
	log := New("", "", "a title of the axis, which is logarithmic")
	log.Y.Scale = logScale{}
	Line(log, "", []float64{0, 1, 2}, []float64{1, 1e-3, 1e-6})
	checkFigure(t, "title_log", log)
}

func TestLongNamesOfSamples(t *testing.T) {
	s := &data.Set{
		X:        mat.NewDense(4, 2, []float64{0, 0, 1, 1, 0.98, 1, 1, 0}),
		Y:        mat.NewDense(4, 1, []float64{0, 1, 0, 1}),
		Features: longNames(2, true), Units: []string{"lb", ""},
		Targets: []string{"class"}, ClassNames: longNames(2, true), Names: longNames(4, true),
	}
	checkFigure(t, "scatter_long", Scatter(s))
	var images []image.Image
	for range 8 {
		images = append(images, blob(28, 14, 14))
	}
	checkFigure(t, "images_long", Images(8, images, longNames(8, true)))
	checkFigure(t, "images_long_three", Images(3, images[:6], longNames(6, true)))
}

func TestDeepDiagram(t *testing.T) {
	var layers []nn.Spec
	for range 11 {
		layers = append(layers, nn.Dense(2, nn.Sigmoid))
	}
	net := nn.New(2, layers...)
	checkFigure(t, "diagram_deep", Diagram(net, []float64{-1.23e300, 1.23e12}))
}
