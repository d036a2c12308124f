//go:build unix

package main

import (
	"bufio"
	"embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"fromscratch/data"
	"fromscratch/nn"
)

//go:embed peers/*.py
var programs embed.FS

// wrongBLAS is the error of matrix products, in units of the rounding error of
// a sum, from which on the BLAS is broken rather than imprecise.
const wrongBLAS = 1000

// peer is a running Python program, which does one job after another.
type peer struct {
	cmd     *exec.Cmd
	jobs    io.WriteCloser
	answers *bufio.Reader
	hello
}

type hello struct {
	Versions  map[string]string `json:"versions"`
	BLAS      string            `json:"blas"`
	BLASError float64           `json:"blas_error"`
}

// startPeer starts peers/program in dir, which holds the data.
func startPeer(python, dir, program string, env []string) (*peer, error) {
	p := &peer{cmd: exec.Command(python, program)}
	p.cmd.Dir, p.cmd.Env, p.cmd.Stderr = dir, env, os.Stderr
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
	if err := p.answer(&p.hello); err != nil {
		return nil, errors.Join(fmt.Errorf("%s does not start: %w", program, err), p.stop())
	}
	if !strings.Contains(p.BLAS, "OpenBLAS") {
		return nil, errors.Join(fmt.Errorf("%s runs with %q instead of OpenBLAS, which would be unfair; install libopenblas0-pthread", program, p.BLAS), p.stop())
	}
	if p.BLASError > wrongBLAS {
		return nil, errors.Join(fmt.Errorf("%s: %s computes wrong results", program, p.BLAS), p.stop())
	}
	return p, nil
}

func (p *peer) answer(v any) error {
	line, err := p.answers.ReadBytes('\n')
	if err == io.EOF {
		return errors.New("it ended without an answer")
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(line, v)
}

func (p *peer) do(c contestant, j job) (result, error) {
	var r result
	request := struct {
		job
		Way   string `json:"way"`
		DType string `json:"dtype"`
	}{j, c.way, c.dtype}
	if err := json.NewEncoder(p.jobs).Encode(request); err != nil {
		return r, err
	}
	err := p.answer(&r)
	return r, err
}

// stop ends the peer, which ends when there are no more jobs.
func (p *peer) stop() error {
	p.jobs.Close()
	return p.cmd.Wait()
}

// peerEnvironment returns the environment of the peers: one thread, and an
// allocator that keeps its memory, so that no step pays for page faults. (32 MiB
// is the largest threshold that glibc accepts.)
//
// Unless kept, OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE are left out: where they
// are set, OpenBLAS does not choose the quickest kernel itself.
func peerEnvironment(environ []string, keepCoreType bool) []string {
	env := slices.DeleteFunc(slices.Clone(environ), func(s string) bool {
		return !keepCoreType && (strings.HasPrefix(s, "OPENBLAS_CORETYPE=") || strings.HasPrefix(s, "OPENBLAS_L2_SIZE="))
	})
	return append(env,
		"OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1",
		"MALLOC_TRIM_THRESHOLD_=4294967296", "MALLOC_MMAP_THRESHOLD_=33554432", "MALLOC_TOP_PAD_=67108864",
	)
}

// export writes the peer programs, the images and the initial parameters to dir.
func export(dir string, trainImages, testImages *data.Images, g *goNet) error {
	entries, err := programs.ReadDir("peers")
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"train.images":  trainImages.Pixels,
		"train.labels":  trainImages.Labels,
		"test.images":   testImages.Pixels,
		"test.labels":   testImages.Labels,
		"digits.params": parameterBytes(g.digits),
		"people.params": parameterBytes(g.small),
	}
	for _, e := range entries {
		if files[e.Name()], err = programs.ReadFile("peers/" + e.Name()); err != nil {
			return err
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// parameterBytes returns W (in × out, row after row) and b of each layer as the
// float64 of this machine.
func parameterBytes(net *nn.Network) []byte {
	var b []byte
	for _, l := range net.Layers {
		b, _ = binary.Append(b, binary.NativeEndian, l.W.RawMatrix().Data)
		b, _ = binary.Append(b, binary.NativeEndian, l.B.RawVector().Data)
	}
	return b
}
