// Command lab sets up and runs what surrounds the course: Jupyter with the GoNB
// kernel, the tests, the execution of the notebooks. The Makefile calls it.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"fromscratch/lab/setup"
)

const usage = `usage: lab command

  open [-lessons DIR] [-- arguments for Jupyter]
                                 open the lessons in Jupyter
  test [arguments for go test]   prove the code and every notebook
  test-noasm                     prove nn and the lessons without gonum's assembly
  notebooks [file ...]           execute notebooks again, in place
`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(command string, args []string) error {
	if err := supported(runtime.GOOS); err != nil {
		return err
	}
	commands := map[string]func(context.Context, *setup.Lab, *setup.Console, []string) error{
		"open":       open,
		"test":       test,
		"test-noasm": testNoasm,
		"notebooks":  notebooks,
	}
	f, ok := commands[command]
	if !ok {
		return fmt.Errorf("there is no command %q\n%s", command, usage)
	}
	lab, err := setup.Find()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	err = f(ctx, lab, setup.NewConsole(os.Stdin, os.Stdout), args)
	if err != nil && ctx.Err() != nil {
		return errors.New("stopped")
	}
	return err
}

// supported returns what to do on a system on which the kernel does not run.
func supported(goos string) error {
	if goos == "windows" {
		return errors.New("on Windows the course runs inside WSL 2 or in Docker: the README's section Other systems says how")
	}
	return nil
}
