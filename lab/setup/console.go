package setup

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/mattn/go-isatty"
)

// A Console tells a person what goes on. On a terminal a step has one line that
// counts the seconds; elsewhere it prints a line now and then.
type Console struct {
	W        io.Writer
	Terminal bool
	In       io.Reader // where a person answers; nil where nobody can
}

// NewConsole returns a console that writes to out, and asks whoever sits before in.
func NewConsole(in, out *os.File) *Console {
	c := &Console{W: out, Terminal: isatty.IsTerminal(out.Fd()) && os.Getenv("TERM") != "dumb"}
	if isatty.IsTerminal(in.Fd()) && isatty.IsTerminal(out.Fd()) {
		c.In = in
	}
	return c
}

// Ask asks a question and reports whether the answer is yes. Only y and yes are;
// an empty line is no.
func (c *Console) Ask(question string) (bool, error) {
	fmt.Fprintf(c.W, "%s [y/N] ", question)
	answer, err := bufio.NewReader(c.In).ReadString('\n')
	if err != nil && err != io.EOF {
		return false, err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true, nil
	}
	return false, nil
}

// Say prints a line.
func (c *Console) Say(format string, args ...any) {
	fmt.Fprintf(c.W, format+"\n", args...)
}

// Step runs f and shows that it goes on. What f notes stands beside the time.
func (c *Console) Step(name string, f func(note func(string)) error) error {
	start := time.Now()
	every := 10 * time.Second
	if c.Terminal {
		every = time.Second
	} else {
		c.Say("%s …", name)
	}
	var mu sync.Mutex
	var latest string
	note := func(text string) {
		mu.Lock()
		defer mu.Unlock()
		latest = text
	}
	show := func() {
		mu.Lock()
		defer mu.Unlock()
		line := fmt.Sprintf("%s … %d s  %s", name, int(time.Since(start).Seconds()), latest)
		if c.Terminal {
			fmt.Fprintf(c.W, "\r\x1b[K%s", cut(line, 78))
		} else {
			c.Say("%s", line)
		}
	}
	if c.Terminal {
		show()
	}
	done := make(chan error, 1)
	go func() { done <- f(note) }()
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			show()
		case err := <-done:
			if c.Terminal {
				result := "done"
				if err != nil {
					result = "failed"
				}
				fmt.Fprintf(c.W, "\r\x1b[K%s: %s, %.1f s\n", name, result, time.Since(start).Seconds())
			}
			return err
		}
	}
}

// Run runs a command as a step. Its output is shown only if it fails.
func (c *Console) Run(name string, cmd *exec.Cmd) error {
	return c.Step(name, func(note func(string)) error {
		r, w := io.Pipe()
		cmd.Stdout, cmd.Stderr = w, w
		var output bytes.Buffer
		read := make(chan struct{})
		go func() {
			defer close(read)
			lines := bufio.NewReader(r)
			for {
				line, err := lines.ReadString('\n')
				output.WriteString(line)
				if text := strings.TrimSpace(line); text != "" {
					note(text)
				}
				if err != nil {
					return
				}
			}
		}()
		err := cmd.Run()
		w.Close()
		<-read
		if err == nil {
			return nil
		}
		return &CommandError{Name: name, Err: err, Output: output.String()}
	})
}

// A CommandError is a command that failed, and what it printed.
type CommandError struct {
	Name   string
	Err    error
	Output string
}

func (e *CommandError) Error() string {
	text := fmt.Sprintf("%s failed: %v", e.Name, e.Err)
	if output := strings.TrimSpace(e.Output); output != "" {
		text += "\n" + lastLines(output, 20)
	}
	return text
}

func (e *CommandError) Unwrap() error { return e.Err }

// asCommandError gives an error of exec.Cmd.Output the output that explains it.
func asCommandError(name string, err error) error {
	failed := &CommandError{Name: name, Err: err}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		failed.Output = string(exit.Stderr)
	}
	return failed
}

// reason says in one line why a command failed: the last line that it printed.
func reason(err error) string {
	var failed *CommandError
	if errors.As(err, &failed) {
		if output := strings.TrimSpace(failed.Output); output != "" {
			return lastLines(output, 1)
		}
		err = failed.Err
	}
	return err.Error()
}

func lastLines(text string, n int) string {
	l := strings.Split(text, "\n")
	return strings.Join(l[max(0, len(l)-n):], "\n")
}

func cut(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return text
}
