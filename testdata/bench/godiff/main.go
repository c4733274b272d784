// Command godiff prints the differences of two files by go-diff, by character and without
// its default timeout of a second.
package main

import (
	"fmt"
	"os"

	"github.com/sergi/go-diff/diffmatchpatch"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "godiff:", err)
		os.Exit(2)
	}
}

func run(files []string) error {
	if len(files) != 2 {
		return fmt.Errorf("give two files, not %d", len(files))
	}
	old, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	new, err := os.ReadFile(files[1])
	if err != nil {
		return err
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	diffs := d.DiffCleanupSemantic(d.DiffMain(string(old), string(new), false))
	_, err = fmt.Print(d.DiffPrettyText(diffs))
	return err
}
