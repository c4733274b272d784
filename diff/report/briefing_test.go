package report_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
)

// A briefing counts no more sentences as new, or as gone, than the report counts as added,
// or as dropped: what is told as new and has a link with an old sentence is a finding among
// the others. Nothing is lost: together they are all findings.
func TestBriefingCountsWhatTheReportCounts(t *testing.T) {
	for name, r := range comparisons(t) {
		findings := finding.Find(r)
		b := report.NewBriefing(r, findings, false)
		gone, come := len(b.MoreGone), len(b.MoreNew)
		lines := append(append([]report.Line{}, b.Gone...), b.New...)
		for _, item := range b.Items {
			lines = append(lines, item.Lines...)
		}
		rest := len(b.MoreGone) + len(b.MoreNew) + len(b.More) + len(b.Gone) + len(b.New)
		for i := range lines {
			switch l := &lines[i]; {
			case l.Findings[0].Type == finding.Dropped:
				gone++
			case l.Findings[0].Type == finding.Added && (l.Said == "" || l.Said == finding.SaidInPart):
				come++
			}
		}
		if s := r.Stats(diff.LevelSentence); gone > s.Dropped || come > s.Added {
			t.Errorf("%s: the briefing has %d gone and %d new, the report %d and %d", name, gone, come, s.Dropped, s.Added)
		}
		if all := report.NewBriefing(r, findings, true); len(all.Gone)+len(all.New)+len(all.MoreGone)+len(all.MoreNew)+len(all.More) > 0 ||
			placesTold(&all) != placesTold(&b) {
			t.Errorf("%s: all findings are %d, of %d", name, placesTold(&all), placesTold(&b))
		}
		if rest > len(findings)-b.Routine {
			t.Errorf("%s: %d findings are counted behind the items, of %d", name, rest, len(findings)-b.Routine)
		}
	}
}

// placesTold returns at how many places a briefing tells or names something.
func placesTold(b *report.Briefing) int {
	places := map[[2]string]bool{}
	note := func(lines []report.Line) {
		for _, l := range lines {
			places[[2]string{strings.Join(l.Old[:min(1, len(l.Old))], ""), strings.Join(l.New[:min(1, len(l.New))], "")}] = true
		}
	}
	for _, item := range b.Items {
		note(item.Lines)
	}
	for _, lines := range [][]report.Line{b.Gone, b.New, b.MoreGone, b.MoreNew, b.More} {
		note(lines)
	}
	return len(places)
}
