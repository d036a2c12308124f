package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// peer is the running peer.py, which does one job after another.
type peer struct {
	cmd     *exec.Cmd
	jobs    io.WriteCloser
	answers *bufio.Reader
	machine []string // what it runs on and with
}

// startPeer starts a peer that takes its data from dir.
func startPeer(dir string) (*peer, error) {
	p := &peer{cmd: exec.Command("peer/start", dir)}
	p.cmd.Stderr = os.Stderr
	var err error
	if p.jobs, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.answers = bufio.NewReader(out)
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	if err := p.read(&p.machine); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	return p, nil
}

func (p *peer) do(j job) (a answer, err error) {
	if err := json.NewEncoder(p.jobs).Encode(j); err != nil {
		return a, err
	}
	err = p.read(&a)
	return a, err
}

func (p *peer) read(v any) error {
	line, err := p.answers.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("peer/start gives no answer: %w", err)
	}
	return json.Unmarshal(line, v)
}

// stop ends the peer, which ends when there are no more jobs.
func (p *peer) stop() error {
	p.jobs.Close()
	return p.cmd.Wait()
}
