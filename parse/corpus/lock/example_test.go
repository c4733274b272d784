package lock_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// An accepted text is kept in a file of its own, and read back from it.
func Example() {
	st, err := parse.Text(strings.NewReader("The Sides agree to open two border crossings.\n"), parse.ID("2023"))
	if err != nil {
		fmt.Println(err)
		return
	}
	files := fstest.MapFS{}
	state, err := lock.Open(files, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	accepted := lock.New(corpus.EntryOf("2023", "joint", "2023.txt", st), st, corpus.Sum{Bytes: "9f86d0", Lines: "9f86d0"})
	name, data := state.Edit().Set(&accepted)
	files[name] = &fstest.MapFile{Data: data}
	fmt.Printf("%s\n%s", name, data)

	if state, err = lock.Open(files, ""); err == nil {
		a, _, err := state.Read("2023")
		fmt.Println(a.Statement.Text, err)
	}
	// Output:
	// corpus.lock.d/2023.lock
	// clausediff lock 1
	//
	// statement 2023 en
	// series joint
	// sha256 9f86d0
	// article
	//   paragraph
	//     The Sides agree to open two border crossings.
	// The Sides agree to open two border crossings. <nil>
}
