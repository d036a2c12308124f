package mnist

import (
	"fmt"
	"io"
	"strings"
)

// Progress is told that done of total bytes of a file have been downloaded;
// total is 0 where it is not known.
type Progress func(file string, done, total int64)

// ProgressBar returns a Progress that draws a bar of text on w, a line a file,
// and redraws it in place with a carriage return.
func ProgressBar(w io.Writer) Progress {
	var drawn, current string
	return func(file string, done, total int64) {
		line := bar(file, done, total)
		if line == drawn {
			return
		}
		if current != "" && current != file {
			fmt.Fprintln(w) // the last download of current was not finished
		}
		fmt.Fprint(w, "\r", line)
		drawn, current = line, file
		if done == total {
			fmt.Fprintln(w)
			current = ""
		}
	}
}

func bar(file string, done, total int64) string {
	const width, mega = 30, 1e6
	if total <= 0 {
		return fmt.Sprintf("%-26s %.1f MB", file, float64(done)/mega)
	}
	share := float64(min(done, total)) / float64(total)
	full := int(share * width)
	return fmt.Sprintf("%-26s [%s%s] %3.0f %% of %.1f MB",
		file, strings.Repeat("=", full), strings.Repeat(" ", width-full), 100*share, float64(total)/mega)
}
