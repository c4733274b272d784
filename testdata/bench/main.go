// Command bench compares clausediff with other tools. It is a separate module, so that
// the program does not depend on what the benchmarks need.
//
//	cd testdata/bench
//	go run .          # the body of a page: other extractors on the pages of testdata/pages
//	go run . speed    # time and memory of whole processes: other diffs on the same texts
//
// Each prints Markdown. Speed builds clausediff from this source tree, installs the npm
// package diff into a temporary folder, and uses the other tools if they are installed
// (on Debian: apt-get install git wdiff dwdiff php-cli php-wikidiff2 nodejs npm). The
// tables say which are not.
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
