package csv_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
)

// Both tables of what was dropped say where the new statement has a part of it.
func TestSaidInPart(t *testing.T) {
	r := diff.Compare(
		reporttest.Outline(t, []byte("statement a en\narticle 1.\n  paragraph\n    The Sides will print maps.\n    The archive will be open.\n")),
		reporttest.Outline(t, []byte("statement b en\narticle 1.\n  paragraph\n    The Sides will print maps.\n")))
	findings := finding.Find(r)
	for i := range findings {
		findings[i].Said, findings[i].Nearest = finding.SaidInPart, r.New.At("1.1.1")
	}
	var links, table bytes.Buffer
	if err := csv.Render(&links, r, findings); err != nil {
		t.Fatal(err)
	}
	if err := csv.RenderFindings(&table, r, findings); err != nil {
		t.Fatal(err)
	}
	if want := "dropped · said in part 1.1.1"; !strings.Contains(links.String(), want) {
		t.Errorf("no %q in\n%s", want, links.String())
	}
	if want := ",said in part,1.1.1\r\n"; !strings.Contains(table.String(), want) {
		t.Errorf("no %q in\n%s", want, table.String())
	}
}
