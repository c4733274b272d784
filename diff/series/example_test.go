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

// The life of one clause: its wording in each statement that has it.
func ExampleLineage_Saying() {
	var all []*tree.Statement
	for _, s := range []struct{ year, text string }{
		{"2021", "The Sides will hold annual consultations of their foreign ministries.\n"},
		{"2022", "The Sides will hold annual consultations of their foreign ministries. They support trade.\n"},
		{"2023", "They support trade. The Sides will hold monthly consultations of their foreign ministries.\n"},
	} {
		st, err := parse.Text(strings.NewReader(s.text), parse.ID(s.year), parse.Date(s.year+"-06-09"))
		if err != nil {
			fmt.Println(err)
			return
		}
		all = append(all, st)
	}
	l := series.Link(all, nil)
	for _, t := range l.Saying("consultations") {
		for _, step := range t.Steps {
			st := l.Statements[step.Statement]
			fmt.Println(st.ID, step.Nodes[0].Locator, st.Joined(step.Nodes))
		}
	}
	// Output:
	// 2021 1.1.1.1 The Sides will hold annual consultations of their foreign ministries.
	// 2022 1.1.1.1 The Sides will hold annual consultations of their foreign ministries.
	// 2023 1.1.2.1 The Sides will hold monthly consultations of their foreign ministries.
}
