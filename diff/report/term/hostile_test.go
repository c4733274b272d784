package term

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// The log of a build takes no line of a report for a command, wherever the text
// begins and wherever a line ends.
func TestNoCommandInLogs(t *testing.T) {
	texts := []string{
		"::error::假", ": :x", " ::add-mask::a", ":" + ":stop-commands::x", strings.Repeat(":", 500) + "error::x", strings.Repeat("x", 71) + "::error::y",
		"##[error]x", "a##[group]", "##vso[task.complete]", "##VSO[task]", "###[x]", "#" + "#vso[a", strings.Repeat("#", 300) + "[error]",
	}
	for _, text := range texts {
		for _, mark := range []passage.Mark{passage.Same, passage.Deleted, passage.Inserted} {
			side := passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{{Mark: mark, Text: text[:1]}, {Mark: mark, Text: text[1:]}, {Text: text}}}
			rows := []report.Row{
				{Kind: diff.Reworded, Shape: "1:1", Old: side, New: side}, {Kind: diff.Added, Shape: "0:1", New: side},
				{Kind: diff.Unchanged, Shape: "1:1", Old: side, New: side},
			}
			rep := report.Report{
				Old: passage.Head{ID: text, Title: text, Doubts: []string{text}}, New: passage.Head{ID: text, Source: text},
				Sections: []report.Section{{New: passage.Part{Locator: "1", Label: text, Heading: text}, Rows: rows}}, Briefing: briefingOf(text, rows...), Degraded: []string{text},
			}
			l := specimenLineage()
			l.Gone[0].Cells[1].Woven[0].Text, l.Sections[0].Heading, l.Statements[0].Title = text, text, text
			s := specimenStatement()
			s.Title, s.Discarded[0].Text, s.Discarded[0].Reason = text, text, tree.Reason(text)
			for _, r := range []Renderer{{Width: 80}, {Width: 60, Layout: Stacked}, {Width: 160, Layout: SideBySide}, {Width: 70, Layout: Inline}, {Width: 90, Explain: true}} {
				out := render(t, func(b *bytes.Buffer) error { return r.Render(b, &rep) })
				out = append(out, render(t, func(b *bytes.Buffer) error { return r.RenderLineage(b, l) })...)
				out = append(out, render(t, func(b *bytes.Buffer) error { return r.RenderOutline(b, s) })...)
				checkLines(t, r, string(out))
				for line := range strings.Lines(string(out)) {
					lower := strings.ToLower(line)
					if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(strings.ReplaceAll(lower, "##[-", ""), "##[") || strings.Contains(lower, "##vso[") {
						t.Fatalf("%.20q at width %d: the command %q", text, r.Width, line)
					}
				}
			}
		}
	}
}
