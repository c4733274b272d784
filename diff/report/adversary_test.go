package report_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
)

// Every renderer says what the statements say, of edited parts of documents in
// whatever form and encoding, with what is more than text to some reader or without.
func TestAdversaryRenderers(t *testing.T) {
	reporttest.Hostile(t, "every output shows every character of the statements, and is UTF-8", func(c adversary.Case, all []*tree.Statement) int {
		t.Run(strings.ReplaceAll(c.Versions[2].Name, "/", "_"), func(t *testing.T) {
			r := diff.Compare(all[0], all[1])
			trueComparison(t, r)
			readComparison(t, r)
			l := series.Link(all, nil)
			trueLineage(t, l)
			readSeries(t, l)
		})
		return 1
	})
}
