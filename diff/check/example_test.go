package check_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// Is a statement as it was accepted?
func ExampleRun() {
	accepted, err := parse.Text(strings.NewReader("The Sides will build a railway bridge over the border river.\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	now, err := parse.Text(strings.NewReader("The Sides will build a road bridge over the border river.\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := corpus.EntryOf("2023", "joint", "2023.txt", accepted)
	a := lock.New(e, accepted, corpus.Sum{})
	report, err := check.Run(&check.Corpus{Manifest: corpus.ManifestName, Items: []check.Item{{Entry: e, Now: now, Accepted: &a}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range report.Findings {
		fmt.Println(f.Severity, f.Rule, f.Message)
	}
	// Output:
	// error clause-reworded reworded: The Sides will build a [-railway-]{+road+} bridge over the border river.
}
