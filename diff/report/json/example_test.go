package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"log"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/parse/tree"
)

func ExampleWriteComparison() {
	old, err := tree.ParseOutline([]byte("statement 2021 en\narticle I.\n  paragraph\n    They firmly reject tariffs.\n"))
	if err != nil {
		log.Fatal(err)
	}
	new, err := tree.ParseOutline([]byte("statement 2022 en\narticle I.\n  paragraph\n    They reject tariffs.\n"))
	if err != nil {
		log.Fatal(err)
	}
	r := diff.Compare(old, new)
	var document bytes.Buffer
	if err := json.WriteComparison(&document, r, func() []finding.Finding { return finding.Find(r) }, report.Filter{}); err != nil {
		log.Fatal(err)
	}
	var read struct {
		Schema   string
		Findings []struct{ Type, From, To string }
	}
	if err := stdjson.Unmarshal(document.Bytes(), &read); err != nil {
		log.Fatal(err)
	}
	fmt.Println(read.Schema, read.Findings)
	// Output:
	// clausediff.comparison/v1 [{weaker firmly reject reject}]
}
