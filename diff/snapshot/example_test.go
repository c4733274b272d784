package snapshot_test

import (
	"fmt"
	"log"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/snapshot"
	"github.com/clausediff/clausediff/parse/tree"
)

// A stored comparison is read with its two statements and verified.
func Example() {
	outline := func(text string) *tree.Statement {
		s, err := tree.ParseOutline([]byte("statement x en\narticle 1.\n  paragraph\n    " + text + "\n"))
		if err != nil {
			log.Fatal(err)
		}
		return s
	}
	old, new := outline("The Sides keep the northern harbours open."), outline("The Sides keep all northern harbours open.")
	kept := snapshot.Write(diff.Compare(old, new))

	r, err := snapshot.Read(old, new, kept)
	if err != nil || r.Verify() != nil {
		r = diff.Compare(old, new)
	}
	for _, e := range r.At(diff.LevelSentence)[0].Words {
		fmt.Printf("%s %q\n", e.Op, e.Text)
	}
	// Output:
	// equal "The Sides keep "
	// delete "the"
	// insert "all"
	// equal " northern harbours open."
}
