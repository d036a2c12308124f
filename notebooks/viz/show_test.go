package viz

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot"

	"fromscratch/nn"
)

// kernel stands for GoNB: it speaks its protocol over the two named pipes that
// a cell finds in its environment, and keeps what it is sent.
type kernel struct {
	mu       sync.Mutex
	received []*protocol.DisplayData
}

var startKernel = sync.OnceValues(func() (*kernel, error) {
	dir, err := os.MkdirTemp("", "viz")
	if err != nil {
		return nil, err
	}
	there, back := filepath.Join(dir, "there"), filepath.Join(dir, "back")
	for name, path := range map[string]string{protocol.GONB_PIPE_ENV: there, protocol.GONB_PIPE_BACK_ENV: back} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			return nil, err
		}
		if err := os.Setenv(name, path); err != nil {
			return nil, err
		}
	}
	k := &kernel{}
	go func() {
		in, err := os.OpenFile(there, os.O_RDONLY, 0)
		if err != nil {
			panic(err)
		}
		out, err := os.OpenFile(back, os.O_WRONLY, 0)
		if err != nil {
			panic(err)
		}
		os.RemoveAll(dir) // both ends are open
		k.serve(gob.NewDecoder(in), gob.NewEncoder(out))
	}()
	return k, nil
})

func (k *kernel) serve(in *gob.Decoder, out *gob.Encoder) {
	for {
		data := &protocol.DisplayData{}
		if err := in.Decode(data); err != nil {
			panic(err)
		}
		if v, ok := data.Data[protocol.MIMECommValue].(protocol.CommValue); ok {
			if err := out.Encode(&protocol.CommValue{Address: protocol.GonbuiSyncAckAddress, Value: v.Value}); err != nil {
				panic(err)
			}
			continue
		}
		k.mu.Lock()
		k.received = append(k.received, data)
		k.mu.Unlock()
	}
}

// inNotebook calls f as if it were a cell and returns what it sent, without the
// captions.
func inNotebook(t *testing.T, f func()) []*protocol.DisplayData {
	t.Helper()
	return slices.DeleteFunc(received(t, f), func(d *protocol.DisplayData) bool {
		text, _ := d.Data[protocol.MIMETextHTML].(string)
		return strings.HasPrefix(text, `<p class="viz-alt"`)
	})
}

// received calls f as if it were a cell and returns all that it sent.
func received(t *testing.T, f func()) []*protocol.DisplayData {
	t.Helper()
	k, err := startKernel()
	if err != nil {
		t.Fatal(err)
	}
	gonbui.IsNotebook = true
	defer func() { gonbui.IsNotebook = false }()
	k.mu.Lock()
	k.received = nil
	k.mu.Unlock()
	f()
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.received
}

// checkOutput checks that data is a picture of the given size on the page.
func checkOutput(t *testing.T, data *protocol.DisplayData, alt string, width, height int) {
	t.Helper()
	if got := data.Data[protocol.MIMETextPlain]; got != alt {
		t.Errorf("text/plain is %q, want %q", got, alt)
	}
	if len(data.Data) != 2 {
		t.Errorf("%d kinds of data are sent, want a picture and a text", len(data.Data))
	}
	metadata, _ := data.Metadata["image/png"].(map[string]any)
	if metadata["alt"] != alt || metadata["width"] != width || len(metadata) != 2 {
		t.Errorf("metadata is %v, want alt %q and width %d", data.Metadata, alt, width)
	}
	raw, _ := data.Data[protocol.MIMEImagePNG].([]byte)
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("image/png: %v", err)
	}
	if size := img.Bounds().Size(); size.X != 2*width || size.Y != 2*height {
		t.Errorf("the picture has %v pixels, want twice %d × %d", size, width, height)
	}
	if r, g, b, a := img.At(4, 4).RGBA(); r&g&b&a != 0xffff {
		t.Errorf("the margin is %v, want opaque white", img.At(4, 4))
	}
}

// JupyterLab keeps the alt text from the picture, so it comes once more.
func TestCaption(t *testing.T) {
	const alt = `A line from "a" to b, where a < b.`
	const want = `>Figure: A line from &#34;a&#34; to b, where a &lt; b.</p>`
	for name, show := range map[string]func(){
		"Show":     func() { Show(New("", "x", "y"), alt) },
		"ShowGrid": func() { ShowGrid(2, []*plot.Plot{New("", "x", "y"), New("", "x", "y")}, alt) },
		"Live":     func() { NewLive(1, LiveOptions{}).Done(alt) },
	} {
		sent := received(t, show)
		last := sent[len(sent)-1]
		if text, _ := last.Data[protocol.MIMETextHTML].(string); len(sent) != 2 || !strings.HasSuffix(text, want) || last.Data[protocol.MIMETextPlain] != alt {
			t.Errorf("%s sent %d outputs, the last is %q, want a picture and a caption", name, len(sent), last.Data)
		}
	}
}

func TestShow(t *testing.T) {
	p := New("", "x", "y")
	const alt = "An empty plot."
	for range 2 { // a plot can be shown again
		sent := inNotebook(t, func() { Show(p, alt) })
		if len(sent) != 1 {
			t.Fatalf("Show sent %d outputs, want 1", len(sent))
		}
		checkOutput(t, sent[0], alt, 600, 380)
		if sent[0].DisplayID != "" {
			t.Errorf("Show sent the display id %q", sent[0].DisplayID)
		}
	}
	Size(p, 300, 200)
	checkOutput(t, inNotebook(t, func() { Show(p, alt) })[0], alt, 300, 200)
}

func TestShowGrid(t *testing.T) {
	p, q := New("", "x", "y"), New("", "x", "y")
	const alt = "Three empty plots."
	sent := inNotebook(t, func() { ShowGrid(2, []*plot.Plot{p, q, p}, alt) })
	checkOutput(t, sent[0], alt, 900, 570)
	Size(p, 200, 100)
	Size(q, 200, 100)
	sent = inNotebook(t, func() { ShowGrid(5, []*plot.Plot{p, q}, alt) })
	checkOutput(t, sent[0], alt, 400, 100)
}

func TestMisuse(t *testing.T) {
	p := New("", "x", "y")
	s := people()
	linear := func(w []float64) float64 { return w[0] }
	wide := nn.New(3, nn.Dense(1, nn.Sigmoid))
	for message, f := range map[string]func(){
		"a figure needs an alt text":            func() { Show(p, " \n") },
		"needs an alt text":                     func() { ShowGrid(1, []*plot.Plot{p}, "") },
		"say in a sentence":                     func() { NewLive(1, LiveOptions{}).Done("") },
		"a grid of 0 plots in 2 columns":        func() { ShowGrid(2, nil, "alt") },
		"a grid of 1 plots in 0 columns":        func() { ShowGrid(0, []*plot.Plot{p}, "alt") },
		"figure needs an alt text: say":         func() { ShowFrames("weight w", neurons(), " ") },
		"name of what the reader chooses":       func() { ShowFrames("", neurons(), "alt") },
		"no frames to choose from":              func() { ShowFrames("weight w", nil, "alt") },
		"a run of -1 epochs":                    func() { NewLive(-1, LiveOptions{}) },
		"AtLeast is -1s; give a time":           func() { NewLive(1, LiveOptions{AtLeast: -time.Second}) },
		"Measure has no name; give":             func() { NewLive(1, LiveOptions{Measure: math.NaN, MeasureName: " "}) },
		"\"accuracy\", but there is no Measure": func() { NewLive(1, LiveOptions{MeasureName: "accuracy"}) },
		"returns 0 outputs":                     func() { Boundary(constantly(), s) },
		"returns 1 outputs at (-19, -7.2) and 2 at (-18.73, -7.2)": func() {
			n := 0
			Boundary(func([]float64) []float64 { n++; return make([]float64, min(n, 2)) }, s)
		},
		"plot 2 of 2 of the grid is nil":    func() { ShowGrid(2, []*plot.Plot{p, nil}, "alt") },
		"frame 1 of 1 has no plot":          func() { ShowFrames("w", []Frame{{Label: "1"}}, "alt") },
		"frame 2 of 2 has no label":         func() { ShowFrames("w", []Frame{{Label: "1", Plot: p}, {Plot: p}}, "alt") },
		"2 x values and 1 y values":         func() { Line(p, "", []float64{1, 2}, []float64{1}) },
		"0 x values and 1 y values":         func() { Points(p, "", nil, []float64{1}) },
		"the network takes 3":               func() { Boundary(wide.Predict, s) },
		"no parameter \"w99\"":              func() { LossAlong(ones(), nn.MSE, s.X, s.Y, "w99") },
		"needs the names of the parameters": func() { LossAlong(ones(), nn.MSE, s.X, s.Y) },
		"varies w1 twice":                   func() { LossAlong(ones(), nn.MSE, s.X, s.Y, "w1", "w1") },
		"target has 2 values":               func() { LossAlong(ones(), nn.MSE, s.X, s.X, "w1") },
		"1 values for the loss along 2 parameters [w1 w2]": func() {
			LossAlong(ones(), nn.MSE, s.X, s.Y, "w1", "w2")([]float64{1})
		},
		"the range from 0 to 1 has no name":    func() { LossCurve(linear, Range{"", 0, 1}, 0) },
		"w1 ranges from 1 to 1; give two":      func() { LossCurve(linear, Range{"w1", 1, 1}, 0) },
		"w1 ranges from NaN to 1":              func() { LossSurface(linear, Range{"w1", math.NaN(), 1}, Range{"w2", 0, 1}, nil) },
		"w2 ranges from 0 to +Inf":             func() { LossSurface(linear, Range{"w1", 0, 1}, Range{"w2", 0, math.Inf(1)}, nil) },
		"input has 1 features":                 func() { Diagram(ones(), []float64{1}) },
		"3 pixels do not fill rows of 2":       func() { Gray(make([]float64, 3), 2) },
		"no images":                            func() { Images(1, nil, nil) },
		"in 0 columns":                         func() { Images(0, []image.Image{blob(2, 1, 1)}, nil) },
		"2 captions for 1 images":              func() { Images(1, []image.Image{blob(2, 1, 1)}, []string{"a", "b"}) },
		"functions from NaN to 1; give two":    func() { Functions(nan, 1) },
		"image 2 of 2 is nil":                  func() { Images(1, []image.Image{blob(2, 1, 1), nil}, nil) },
		"row 1 of the confusion matrix has 1":  func() { Confusion(&nn.Confusion{Counts: [][]int{{0, 0}, {0}}}, nil) },
		"1 names for 2 classes":                func() { Confusion(&nn.Confusion{Counts: [][]int{{0, 0}, {0, 0}}}, []string{"a"}) },
		"1 names for 2 bars":                   func() { Bars("", "", "", []string{"a"}, []float64{1, 2}) },
		"the samples have 3 features; a plane": func() { s := people(); s.X = s.X.Grow(0, 1).(*mat.Dense); Scatter(s) },
	} {
		t.Run(message, func(t *testing.T) {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.Contains(got, message) {
					t.Errorf("panic %q, want one with %q", got, message)
				}
			}()
			f()
		})
	}
}
