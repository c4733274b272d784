package report_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("双方", 40)
	const words = "one two three four five six seven eight nine ten eleven twelve thirteen"
	same, deleted, inserted := report.Same, report.Deleted, report.Inserted
	tests := []struct {
		name    string
		runs    []report.Run
		columns int
		want    string
	}{
		{"short", []report.Run{{same, "双方"}, {inserted, "同意"}}, 0, "双方{+同意+}"},
		{"kept text before", []report.Run{{same, long}, {deleted, "坚决"}, {inserted, "都"}}, 0, "…" + strings.Repeat("双方", 7) + "[-坚决-]{+都+}"},
		{"kept text behind", []report.Run{{deleted, "坚决"}, {same, long}}, 0, "[-坚决-]" + strings.Repeat("双方", 7) + "…"},
		{"kept text between", []report.Run{{deleted, "a"}, {same, " " + words + " "}, {inserted, "b"}}, 0,
			"[-a-] one two three four five six…ten eleven twelve thirteen {+b+}"},
		{"nothing changed", []report.Run{{same, long}}, 0, long},
		{"limit between words", []report.Run{{deleted, words}, {inserted, "x"}}, 15, "[-one two three-]…"},
		{"limit in a word", []report.Run{{same, "one "}, {deleted, "floccinaucinihilipilification"}}, 9, "one [-flocc-]…"},
		{"limit in Chinese", []report.Run{{inserted, long}}, 9, "{+双方双方+}…"},
	}
	for _, tt := range tests {
		if got := plainly(report.Excerpt(tt.runs, tt.columns)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := report.Shorten(words, 12); got != "one two…" {
		t.Errorf("shortened to %q", got)
	}
}
