package finding_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse"
)

func ExampleFind() {
	old, err := parse.Text(strings.NewReader("The Sides express concern over the closure of the strait of Lan to merchant ships."))
	if err != nil {
		fmt.Println(err)
		return
	}
	new, err := parse.Text(strings.NewReader("The Sides strongly condemn the closure of the strait of Lan to merchant ships."))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range finding.Find(diff.Compare(old, new)) {
		fmt.Printf("%s: %s → %s (%s)\n", f.Type, f.From, f.To, f.Rule)
	}
	// Output:
	// stronger: concern → strongly condemn (en/concern)
}
