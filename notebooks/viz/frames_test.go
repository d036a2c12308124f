package viz

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// neurons returns a frame for each of three weights of a neuron.
func neurons() []Frame {
	var frames []Frame
	for _, w := range []struct {
		label string
		value float64
	}{{"−1", -1}, {"0.5", 0.5}, {"4", 4}} {
		p := Functions(-10, 10, Curve{Name: "a", F: func(x float64) float64 { return sigmoid(w.value * x) }})
		p.Y.Min, p.Y.Max = 0, 1
		Size(p, 480, 300)
		frames = append(frames, Frame{Label: w.label, Plot: p})
	}
	frames[2].Alt = "A steep rise."
	return frames
}

// shown returns the HTML that ShowFrames sends.
func shown(t *testing.T, alt, control string, frames ...Frame) string {
	t.Helper()
	sent := inNotebook(t, func() { ShowFrames(control, frames, alt) })
	if len(sent) != 1 || len(sent[0].Data) != 2 || sent[0].DisplayID != "" {
		t.Fatalf("sent %v, want one output of two kinds", sent)
	}
	if got := sent[0].Data[protocol.MIMETextPlain]; got != alt {
		t.Errorf("text/plain is %q, want %q", got, alt)
	}
	return sent[0].Data[protocol.MIMETextHTML].(string)
}

// matches returns what the group of the pattern matches.
func matches(pattern, text string) (found []string) {
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

func TestFrames(t *testing.T) {
	html := shown(t, "Output of a neuron.", "weight w", neurons()...)
	for _, part := range []struct {
		name, pattern string
		want          []string
	}{
		{"name of the choice", `<legend>(.*?)</legend>`, []string{"weight w"}},
		{"radio buttons", `<label><input type="radio" [^>]*> (.*?)</label>`, []string{"−1", "0.5", "4"}},
		{"chosen at first", `checked> (.*?)</label>`, []string{"−1"}},
		{"pictures to open", `<summary>(.*?)</summary>`, []string{"weight w: −1", "weight w: 0.5", "weight w: 4"}},
		{"open at first", `open><summary>(.*?)</summary>`, []string{"weight w: −1"}},
		{"alt texts", `<img width="480" alt="(.*?)" src="data:image/png;base64,`, []string{
			"weight w: −1. Output of a neuron.", "weight w: 0.5. Output of a neuron.", "weight w: 4. A steep rise."}},
		{"rules", `&:has\(label:nth-of-type\((.)\) :checked\) > details:nth-of-type\(`, []string{"1", "2", "3"}},
		{"rules", `:checked\) > details:nth-of-type\((.)\)`, []string{"1", "2", "3"}},
	} {
		if got := matches(part.pattern, html); !slices.Equal(got, part.want) {
			t.Errorf("%s: %q, want %q", part.name, got, part.want)
		}
	}
	pictures := matches(`;base64,(.*?)"`, html)
	for i, name := range []string{"frames_first", "", "frames_last"} {
		raw, err := base64.StdEncoding.DecodeString(pictures[i])
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size.X != 720 || size.Y != 450 {
			t.Errorf("picture %d has %v pixels, want 1.5 times 480 × 300", i, size)
		}
		if name != "" {
			checkPicture(t, name, raw)
		}
	}
	if limit := 36_000; len(html) > limit {
		t.Errorf("three frames take %d bytes; notebooks stay small with at most %d", len(html), limit)
	}
}

// TestFramesSurvive checks what is needed where a notebook is not trusted: no
// reference by id, no script, radio buttons that nobody sees, and a style that
// leaves them alone where they do not work.
func TestFramesSurvive(t *testing.T) {
	html := shown(t, "Output of a neuron.", "weight w", neurons()...)
	_, body, _ := strings.Cut(html, "</style>")
	tags := strings.Join(matches(`(<[^>]*>)`, body), "")
	for _, lost := range []string{" id=", " for=", "<script", " on"} {
		if strings.Contains(tags, lost) {
			t.Errorf("the tags hold %q", lost)
		}
	}
	if !strings.Contains(html, `<fieldset hidden style="display: none" `) {
		t.Error("without the style the radio buttons would be seen")
	}
	if !strings.Contains(html, "\n.viz-frames:has(input:enabled) {\n") {
		t.Error("the style of a trusted figure would spoil one that is not")
	}
}

func TestFramesNames(t *testing.T) {
	name := func(alt, control string, frames ...Frame) string {
		html := shown(t, alt, control, frames...)
		names := matches(`name="(.*?)"`, html)
		if len(names) != 2*len(frames) || len(slices.Compact(names)) != 1 {
			t.Fatalf("names %q, want one for all", names)
		}
		return names[0]
	}
	other := neurons()
	other[1].Label = "0.6"
	first := name("Output of a neuron.", "weight w", neurons()...)
	if again := name("Output of a neuron.", "weight w", neurons()...); again != first {
		t.Errorf("the same cell gives %s, then %s", first, again)
	}
	for _, next := range []string{
		name("Output of another.", "weight w", neurons()...),
		name("Output of a neuron.", "bias b", neurons()...),
		name("Output of a neuron.", "weight w", neurons()[:2]...),
		name("Output of a neuron.", "weight w", other...),
	} {
		if next == first {
			t.Errorf("two figures share the name %s", next)
		}
	}
}

func TestFramesOfSizes(t *testing.T) {
	frames := neurons()
	Size(frames[1].Plot, 300, 360)
	html := shown(t, "Output of a neuron.", "weight w", frames...)
	for i, picture := range matches(`;base64,(.*?)"`, html) {
		raw, err := base64.StdEncoding.DecodeString(picture)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if config.Width != 720 || config.Height != 540 {
			t.Errorf("picture %d has %d × %d pixels, want the same for all", i, config.Width, config.Height)
		}
	}
}

func TestFramesEscape(t *testing.T) {
	frame := neurons()[0]
	frame.Label = `<b> "1"`
	html := shown(t, `a < "b"`, "x & y", frame)
	for _, want := range []string{
		"<legend>x &amp; y</legend>",
		"> &lt;b&gt; &#34;1&#34;</label>",
		`alt="x &amp; y: &lt;b&gt; &#34;1&#34;. a &lt; &#34;b&#34;"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %.600s", want, html)
		}
	}
}
