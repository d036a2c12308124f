// Bench measures nn against NumPy and PyTorch on MNIST and writes the table of
// BENCHMARKS.md:
//
//	go run -C bench . -o BENCHMARKS.md
//
// It takes MNIST from where mnist.Load finds it; peer/start installs NumPy and
// PyTorch if they are missing.
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
	rounds := flag.Int("rounds", 7, "rounds to measure, one at least")
	out := flag.String("o", "", "file to write the report to, besides standard output")
	flag.Parse()
	if err := bench(max(*rounds, 1), *out); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(rounds int, out string) (err error) {
	train, test, err := mnist.Load(context.Background(), mnist.Options{})
	if err != nil {
		return err
	}
	g := newGoNet(train, test)
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := export(dir, train, test, g); err != nil {
		return err
	}
	p, err := startPeer(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.stop()) }()

	goes := fmt.Sprintf("%s, %s/%s, GOMAXPROCS %d", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	r := report{contestants: line(g.do, p.do), Allocations: g.allocations(), Machine: append(p.machine, goes)}
	if r.results, err = contest(r.contestants, columns, rounds); err != nil {
		return err
	}
	text, err := r.text()
	if err != nil {
		return err
	}
	fmt.Print(text)
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(text), 0o644)
}
