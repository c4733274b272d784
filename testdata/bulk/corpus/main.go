// Command corpus makes a large corpus for measurements, of statements that are
// edited copies of each other:
//
//	go run ./testdata/bulk/corpus FOLDER 10000
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/clausediff/clausediff/testdata/bulk"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(2)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("give a new folder and a number of statements")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil || n < 1 {
		return fmt.Errorf("%q is not a number of statements", args[1])
	}
	if err := os.Mkdir(args[0], 0o777); err != nil {
		return err
	}
	return bulk.Folder(args[0], n)
}
