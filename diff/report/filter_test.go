package report_test

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// What --min-change leaves out of a list of links it leaves out of a report too,
// and the other way round: both count changed characters in one way.
func TestFilterCountsAlike(t *testing.T) {
	for name, r := range results(t) {
		for least := 1; least <= 80; least++ {
			f := report.Filter{MinChange: least}
			var listed, shown []string
			for _, l := range report.Select(r, nil, f).Links {
				if l.Level == diff.LevelSentence {
					listed = append(listed, l.ID)
				}
			}
			for _, s := range report.New(r, report.Options{Filter: f}).Sections {
				for _, row := range s.Rows {
					if !row.Stub && row.Kind != diff.Unchanged {
						shown = append(shown, row.ID)
					}
				}
			}
			slices.Sort(listed)
			slices.Sort(shown)
			if !slices.Equal(listed, slices.Compact(shown)) {
				t.Fatalf("%s: at least %d characters: %d links are listed, %d shown\n%v\n%v", name, least, len(listed), len(shown), listed, shown)
			}
		}
	}
}
