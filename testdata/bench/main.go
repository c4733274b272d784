// Command bench measures clausediff beside other tools. It is a module of its
// own: what it needs is not needed by the program.
//
//	cd testdata/bench
//	go run .          # the body of a page: other extractors on the pages of testdata/pages
//	go run . speed    # time and memory of whole processes: other diffs on the same texts
//
// Each prints Markdown. Speed builds clausediff from the tree it stands in,
// installs the npm package diff into a temporary folder, and takes the other
// tools from where they are installed (on Debian: apt-get install git wdiff
// dwdiff php-cli php-wikidiff2 nodejs npm); it says so of those that are not.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	name := "extractors"
	if len(args) > 0 {
		name, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	switch name {
	case "extractors":
		if err := flags.Parse(args); err != nil {
			return err
		}
		return printExtractors(os.Stdout)
	case "speed":
		return speedCommand(flags, args)
	}
	return fmt.Errorf("no measurement %q; there are extractors and speed", name)
}
