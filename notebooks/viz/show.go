package viz

import (
	"encoding/gob"
	"fmt"
	"image"
	"slices"
	"strings"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"
	"gonum.org/v1/plot"
)

// Show draws p below the cell. The picture has twice the pixels that it takes
// on the page, so that it is sharp on any screen.
//
// alt says in a sentence or two what the figure shows, for those who cannot see
// it; it travels with the picture. Show panics if alt is empty, and if the
// notebook cannot be reached. Outside of a notebook it prints alt.
func Show(p *plot.Plot, alt string) {
	f := figureOf(p)
	show("", alt, func() *image.RGBA { return render(1, f.width, f.height, p) })
}

// maxWidth is how wide a picture can be in CSS pixels before a notebook on a
// common screen shrinks it, and the text in it.
const maxWidth = 900

// ShowGrid draws several plots in one picture, row by row in so many columns,
// with an alt text as [Show] has it. It panics if there is no plot or one is nil,
// if columns is not positive or if alt is empty.
func ShowGrid(columns int, plots []*plot.Plot, alt string) {
	if len(plots) == 0 || columns < 1 {
		panic(fmt.Sprintf("viz: a grid of %d plots in %d columns; give at least one of both", len(plots), columns))
	}
	if i := slices.Index(plots, nil); i >= 0 {
		panic(fmt.Sprintf("viz: plot %d of %d of the grid is nil", i+1, len(plots)))
	}
	show("", alt, func() *image.RGBA { return drawGrid(columns, plots...) })
}

// drawGrid draws plots of one size, that of the largest, if it fits maxWidth.
func drawGrid(columns int, plots ...*plot.Plot) *image.RGBA {
	columns = min(columns, len(plots))
	width, height := 0, 0
	for _, p := range plots {
		f := figureOf(p)
		width, height = max(width, f.width), max(height, f.height)
	}
	if width*columns > maxWidth {
		height = height * maxWidth / (width * columns)
		width = maxWidth / columns
	}
	return render(columns, width, height, plots...)
}

func show(displayID, alt string, draw func() *image.RGBA) {
	display(alt, func() {
		send(displayID, alt, draw())
		sendHTML(alt, caption(alt))
	})
}

// display calls send, and makes sure that what it sends reaches the notebook.
// Outside of a notebook it prints alt instead.
func display(alt string, send func()) {
	checkAlt(alt)
	if !gonbui.IsNotebook {
		fmt.Printf("[figure: %s]\n", alt)
		return
	}
	send()
	gonbui.Sync()
	if err := gonbui.Error(); err != nil {
		panic(fmt.Sprintf("viz: the figure did not reach the notebook: %v", err))
	}
}

func checkAlt(alt string) {
	if strings.TrimSpace(alt) == "" {
		panic("viz: a figure needs an alt text: say in a sentence what it shows")
	}
}

func init() {
	gob.Register(map[string]any{}) // what metadata holds
}

// send hands a picture to the notebook. Pictures with the same display id
// replace each other.
func send(displayID, alt string, img *image.RGBA) {
	gonbui.SendData(&protocol.DisplayData{
		Data: map[protocol.MIMEType]any{
			protocol.MIMEImagePNG:  encode(img),
			protocol.MIMETextPlain: alt,
		},
		Metadata: map[string]any{
			string(protocol.MIMEImagePNG): map[string]any{
				"alt":   alt,
				"width": img.Bounds().Dx() / sharp,
			},
		},
		DisplayID: displayID,
	})
}
