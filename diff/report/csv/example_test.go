package csv_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/parse/tree"
)

func ExampleRenderFindings() {
	old, err := tree.ParseOutline([]byte("statement 2021 en\narticle I.\n  paragraph\n    They firmly reject tariffs.\n"))
	if err != nil {
		log.Fatal(err)
	}
	new, err := tree.ParseOutline([]byte("statement 2022 en\narticle I.\n  paragraph\n    They reject tariffs.\n"))
	if err != nil {
		log.Fatal(err)
	}
	r := diff.Compare(old, new)
	var table strings.Builder
	if err := csv.RenderFindings(&table, r, finding.Find(r)); err != nil {
		log.Fatal(err)
	}
	fmt.Print(strings.NewReplacer("\ufeff", "", "\r", "").Replace(table.String())) // that are there for spreadsheets
	// Output:
	// rank,type,from,to,rule,subject,since,routine,old_locators,new_locators,old_text,new_text,said,nearest
	// 1,weaker,firmly reject,reject,en/degree,,,false,1.1.1.1,1.1.1.1,They firmly reject tariffs.,They reject tariffs.,,
}
