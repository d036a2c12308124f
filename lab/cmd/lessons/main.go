// Command lessons keeps a learner's copy of the lessons.
//
//	lessons -course DIR -work DIR give             brings the folder up to date
//	lessons -course DIR -work DIR restore          lists the lessons
//	lessons -course DIR -work DIR restore NAME …   brings lessons back as they came
package main

import (
	"flag"
	"fmt"
	"os"

	"fromscratch/lab/lessons"
)

func main() {
	var f lessons.Folder
	flag.StringVar(&f.Course, "course", "", "the folder with the lessons as they come")
	flag.StringVar(&f.Work, "work", "", "the learner's folder")
	flag.Parse()
	if f.Course == "" || f.Work == "" || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(f, flag.Arg(0), flag.Args()[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", flag.Arg(0), err)
		os.Exit(1)
	}
}

func run(f lessons.Folder, command string, names []string) error {
	switch {
	case command == "give":
		return say(f.Give())
	case command != "restore":
		return fmt.Errorf("there is no such command; there are give and restore")
	case len(names) == 0:
		fmt.Println("restore NAME … brings back a lesson as it came and keeps yours beside it:")
		fmt.Println()
		return say(f.List())
	}
	for _, name := range names {
		if err := say(f.Restore(name)); err != nil {
			return err
		}
	}
	return nil
}

func say(lines []string, err error) error {
	for _, line := range lines {
		fmt.Println(line)
	}
	return err
}
