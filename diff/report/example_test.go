package report_test

import (
	"fmt"
	"log"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// A report is what renderers show: sections of rows, and the briefing that opens it.
func ExampleNew() {
	old, err := tree.ParseOutline([]byte("statement 2021 en\narticle I.\n  paragraph\n    They firmly reject tariffs.\n    They will trade.\n"))
	if err != nil {
		log.Fatal(err)
	}
	new, err := tree.ParseOutline([]byte("statement 2022 en\narticle I.\n  paragraph\n    They reject tariffs.\n    They will trade.\n"))
	if err != nil {
		log.Fatal(err)
	}
	r := diff.Compare(old, new)
	model := report.New(r, report.Options{Findings: finding.Find(r)})
	for _, section := range model.Sections {
		for _, row := range section.Rows {
			fmt.Println(row.Old.Locators, row.New.Locators, row.Kind, row.Types)
		}
	}
	// Output:
	// [1.1.1] [1.1.1] reworded [weaker]
	// [1.1.2] [1.1.2] unchanged []
}
