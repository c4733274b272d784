package series_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// The threads of the clauses in three statements.
func ExampleLink() {
	var all []*tree.Statement
	for _, s := range []struct{ year, text string }{
		{"2021", "The Sides welcome the opening of a cultural centre in each capital.\n\nThe Sides will build a railway bridge.\n"},
		{"2022", "The Sides will build a railway bridge over the border river.\n"},
		{"2023", "The Sides will build a railway bridge over the border river.\n\nThe Sides agree to open two further border crossings.\n"},
	} {
		st, err := parse.Text(strings.NewReader(s.text), parse.ID(s.year), parse.Date(s.year+"-06-09"))
		if err != nil {
			fmt.Println(err)
			return
		}
		all = append(all, st)
	}
	l := series.Link(all, nil)
	for _, t := range l.Threads {
		first, last := t.Steps[0], t.Steps[len(t.Steps)-1]
		fmt.Println(t.Status, l.Statements[first.Statement].ID, "to", l.Statements[last.Statement].ID)
	}
	// Output:
	// standing 2021 to 2023
	// new 2023 to 2023
	// dropped 2021 to 2021
}
