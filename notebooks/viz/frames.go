package viz

import (
	"fmt"
	"strings"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/plot"
)

// A Frame is one of the pictures that [ShowFrames] shows.
type Frame struct {
	Label string // the value that the reader chooses, "0.1" say
	Plot  *plot.Plot
	Alt   string // what this picture shows; empty: what all of them show
}

// ShowFrames draws a picture for each value of a quantity, the control, and shows
// the one that the reader chooses: "learning rate η" with the labels "0.01",
// "0.1" and "1". All pictures are in the notebook, so that it takes no kernel
// and no script to turn from one to the next, by mouse or by arrow key.
//
// The pictures are as large as the largest of the plots. Give the plots the same
// axes, for what the reader sees move is then the quantity's doing. A frame of
// 480 × 320 (see [Size]) adds some 10 kB to the notebook, a map twice that.
//
// alt says what the pictures show, as for [Show]. ShowFrames panics if alt, the
// control or a label is empty, if a frame has no plot, and if there is none.
func ShowFrames(control string, frames []Frame, alt string) {
	checkFrames(control, frames)
	display(alt, func() { sendHTML(alt, framesHTML(alt, control, frames)) })
}

func checkFrames(control string, frames []Frame) {
	if strings.TrimSpace(control) == "" {
		panic("viz: frames need the name of what the reader chooses, \"epoch\" say")
	}
	if len(frames) == 0 {
		panic("viz: there are no frames to choose from")
	}
	for i, f := range frames {
		if strings.TrimSpace(f.Label) == "" {
			panic(fmt.Sprintf("viz: frame %d of %d has no label", i+1, len(frames)))
		}
		if f.Plot == nil {
			panic(fmt.Sprintf("viz: frame %d of %d has no plot", i+1, len(frames)))
		}
	}
}

// frameSharpness is less than that of a single figure, of which the notebook
// holds but one.
const frameSharpness = 1.5

// drawFrames returns the pictures as PNG, all of one width on the page.
func drawFrames(frames []Frame) (width int, pictures [][]byte) {
	height := 0
	for _, f := range frames {
		size := figureOf(f.Plot)
		width, height = max(width, size.width), max(height, size.height)
	}
	for _, f := range frames {
		pictures = append(pictures, encode(renderAt(frameSharpness, 1, width, height, f.Plot)))
	}
	return width, pictures
}

func sendHTML(alt, text string) {
	gonbui.SendData(&protocol.DisplayData{
		Data: map[protocol.MIMEType]any{
			protocol.MIMETextHTML:  text,
			protocol.MIMETextPlain: alt,
		},
	})
}
