package report_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/passage"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("双方", 40)
	const words = "one two three four five six seven eight nine ten eleven twelve thirteen"
	same, deleted, inserted := passage.Same, passage.Deleted, passage.Inserted
	tests := []struct {
		name    string
		runs    []passage.Run
		columns int
		want    string
	}{
		{"short", []passage.Run{{Mark: same, Text: "双方"}, {Mark: inserted, Text: "同意"}}, 0, "双方{+同意+}"},
		{"kept text before", []passage.Run{{Mark: same, Text: long}, {Mark: deleted, Text: "坚决"}, {Mark: inserted, Text: "都"}}, 0, "…" + strings.Repeat("双方", 7) + "[-坚决-]{+都+}"},
		{"kept text behind", []passage.Run{{Mark: deleted, Text: "坚决"}, {Mark: same, Text: long}}, 0, "[-坚决-]" + strings.Repeat("双方", 7) + "…"},
		{"kept text between", []passage.Run{{Mark: deleted, Text: "a"}, {Mark: same, Text: " " + words + " "}, {Mark: inserted, Text: "b"}}, 0,
			"[-a-] one two three four five six…ten eleven twelve thirteen {+b+}"},
		{"nothing changed", []passage.Run{{Mark: same, Text: long}}, 0, long},
		{"limit between words", []passage.Run{{Mark: deleted, Text: words}, {Mark: inserted, Text: "x"}}, 15, "[-one two three-]…"},
		{"limit in a word", []passage.Run{{Mark: same, Text: "one "}, {Mark: deleted, Text: "floccinaucinihilipilification"}}, 9, "one [-flocc-]…"},
		{"limit in Chinese", []passage.Run{{Mark: inserted, Text: long}}, 9, "{+双方双方+}…"},
	}
	for _, tt := range tests {
		if got := reporttest.Marked(passage.Excerpt(tt.runs, tt.columns)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := passage.Shorten(words, 12); got != "one two…" {
		t.Errorf("shortened to %q", got)
	}
}

// What is deleted or inserted with other text stands there: a list has … for it, once.
func TestExcerptOfWhatIsToldElsewhere(t *testing.T) {
	runs := []passage.Run{
		{Text: "Both sides "}, {Mark: passage.Deleted, Text: "agree"}, {Mark: passage.Inserted, Text: "decide"}, {Text: " to trade"},
		{Mark: passage.Inserted, Text: ", and to fish", New: passage.ShownElsewhere}, {Text: " "}, {Mark: passage.Inserted, Text: passage.Gap},
		{Mark: passage.Deleted, Text: "They meet", Old: passage.ShownElsewhere}, {Mark: passage.Inserted, Text: "often", New: passage.OutOfOrder}, {Text: "."},
	}
	if got, want := reporttest.Marked(passage.Excerpt(runs, 0)), "Both sides [-agree-]{+decide+} to trade … {+often+}."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	all := []passage.Run{{Mark: passage.Deleted, Text: "They meet", Old: passage.ShownElsewhere}, {Text: "."}}
	if got, want := strings.TrimSpace(reporttest.Marked(passage.Excerpt(all, 0))), "…"; got != want {
		t.Errorf("of nothing but a full stop: got %q, want %q", got, want)
	}
}
