//go:build unix

// Bench measures nn against NumPy and PyTorch on MNIST and writes the table of
// BENCHMARKS.md:
//
//	go run -C bench . -o BENCHMARKS.md
//
// It takes MNIST from where mnist.Load finds it, and installs Debian's NumPy and
// PyTorch if they are missing and it may.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"

	"fromscratch/data/mnist"
)

func main() {
	rounds := flag.Int("rounds", 7, "rounds to measure")
	out := flag.String("o", "", "file to write the report to, besides standard output")
	python := flag.String("python", debianPython, "Python with NumPy, SciPy, PyTorch and threadpoolctl")
	flag.Parse()
	if err := bench(*rounds, *out, *python); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(rounds int, out, python string) (err error) {
	if rounds < 1 {
		return fmt.Errorf("%d rounds; it takes one at least", rounds)
	}
	cores := runtime.NumCPU()
	runtime.GOMAXPROCS(1)
	if err := ensurePeers(python); err != nil {
		return err
	}
	trainImages, testImages, err := mnist.Load(context.Background(), mnist.Options{})
	if err != nil {
		return err
	}
	g := newGoNet(trainImages, testImages)

	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := export(dir, trainImages, testImages, g); err != nil {
		return err
	}
	numpy, torch, err := startPeers(python, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, numpy.stop(), torch.stop()) }()

	r := report{
		contestants: line(g, numpy, torch),
		columns:     columns(rounds),
		allocations: g.allocations(),
		machine:     machine(cores, numpy, torch),
	}
	var epochs []float64
	r.results, err = contest(r.contestants, r.columns, rounds, func(round int) error {
		fmt.Fprintf(os.Stderr, "\rround %d of %d ", round, rounds)
		seconds, err := g.epoch(0.05)
		epochs = append(epochs, seconds)
		return err
	})
	fmt.Fprintln(os.Stderr)
	if err != nil {
		return err
	}
	r.epoch = summarise(epochs[1:])

	fmt.Print(r)
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(r.String()), 0o644)
}

// startPeers starts both peers with the kernel that OpenBLAS itself chooses, or,
// if that one fails, with the one that the environment names.
func startPeers(python, dir string) (numpy, torch *peer, err error) {
	start := func(keepCoreType bool) (err error) {
		env := peerEnvironment(os.Environ(), keepCoreType)
		if numpy, err = startPeer(python, dir, "numpy_peer.py", env); err != nil {
			return err
		}
		if torch, err = startPeer(python, dir, "torch_peer.py", env); err != nil {
			return errors.Join(err, numpy.stop())
		}
		return nil
	}
	err = start(false)
	if err != nil && os.Getenv("OPENBLAS_CORETYPE") != "" {
		fmt.Fprintln(os.Stderr, "bench:", err)
		err = start(true)
	}
	return numpy, torch, err
}
