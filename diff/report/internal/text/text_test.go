package text_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// compositions returns the parts of reports on the specimens, by name.
func compositions(t *testing.T, o text.Options) map[string][]text.Block {
	t.Helper()
	r := diff.Compare(reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023"))
	p := text.NewPair(report.New(r, report.Options{Findings: finding.Find(r)}), o)
	l := series.Link([]*tree.Statement{reporttest.Specimen(t, "2021"), r.Old, r.New}, nil)
	s := text.NewSeries(history.New(l, nil), o)
	return map[string][]text.Block{
		"counts": p.Counts(), "briefing": p.Briefing(), "substance": p.Substance(), "changes": p.Changes(), "articles": p.Articles(),
		"threads": s.Counts(), "ledger": s.Ledger(), "sections": s.Articles(), "gone": s.Gone(), "tallies": s.Sections(),
		"subject": text.Subject(history.NewSubject(l, l.Subject("渔业")), o),
	}
}

// Renderers rely on the order of blocks: what continues an entry follows one, and every other block
// has something to show.
func TestBlocks(t *testing.T) {
	for _, language := range locale.Languages() {
		for name, blocks := range compositions(t, text.Options{Language: language, Columns: 80}) {
			if len(blocks) == 0 {
				t.Errorf("%s: nothing is composed", name)
			}
			for i, b := range blocks {
				if b.Kind == text.More && (i == 0 || blocks[i-1].Kind != text.Entry && blocks[i-1].Kind != text.More) {
					t.Errorf("%s: block %d continues no entry: %v", name, i, b)
				}
				if b.Kind != text.Pause && len(b.Body)+len(b.Text)+len(b.Groups) == 0 && !b.Sign.Named {
					t.Errorf("%s: block %d is empty: %v", name, i, b)
				}
				if b.Sign.Named && (b.Sign.Word == "" || b.Sign.Glyph == "") {
					t.Errorf("%s: block %d has a sign without a name: %v", name, i, b.Sign)
				}
			}
		}
	}
}

// The pieces of marked text have all of its characters, and no changed words begin or end with a
// space.
func TestRuns(t *testing.T) {
	runs := []passage.Run{{Text: "They "}, {Mark: passage.Deleted, Text: "agree "}, {Text: " "}, {Mark: passage.Deleted, Text: "now"},
		{Mark: passage.Inserted, Text: " decide", Key: true}, {Text: "."}}
	all := ""
	for _, p := range text.Runs(runs, text.Plain) {
		all += p.Text
		if p.Style != text.Plain && p.Text != strings.TrimSpace(p.Text) {
			t.Errorf("changed words with a space: %q", p.Text)
		}
	}
	if all != passage.Text(runs) {
		t.Errorf("got %q, want %q", all, passage.Text(runs))
	}
}
