package finding_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse"
)

// TestActed: a participle that begins a sentence is no part of the name of who did it.
func TestActed(t *testing.T) {
	const head = "Заявление Банка Норланда\n\nБанк Норланда следит за ценами.\n\n"
	var sides []string
	for _, s := range []string{"Принятое Банком Норланда решение поддержит рост кредитов.", "Принятое Банком Норланда решение сдержит рост кредитов и ускорит рост вкладов."} {
		sides = append(sides, head+s+"\n")
	}
	old, err := parse.Text(strings.NewReader(sides[0]), parse.ID("2021"), parse.Name("2021"))
	if err != nil {
		t.Fatal(err)
	}
	new, err := parse.Text(strings.NewReader(sides[1]), parse.ID("2022"), parse.Name("2022"))
	if err != nil {
		t.Fatal(err)
	}
	found := finding.Find(diff.Compare(old, new))
	if len(found) == 0 {
		t.Fatal("nothing was found")
	}
	for _, f := range found {
		if strings.Contains(f.Subject, "Принятое") {
			t.Errorf("%s is on %q", f.Type, f.Subject)
		}
	}
}
