package csv

import (
	"io"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
)

// RenderSummary writes what became of the sentences of each article, one line per article: its
// locators, "" for a side that has none, including those of the articles that it was split or
// merged into or from, what became of it as a whole, its heading, that of the new statement if
// there is one, and the counts. The format and the error are those of [Render].
func RenderSummary(w io.Writer, r *report.Report) error {
	tallies := func(s diff.Stats) []report.Tally { return append(report.Tallies(s), report.FlagTallies(s)[0]) }
	lines := [][]string{append([]string{"old_locators", "new_locators", "change", "heading"}, countNames(tallies(r.Sentences))...)}
	for i := range r.Sections {
		s := &r.Sections[i]
		old, new := s.Places()
		line := []string{strings.Join(old, " "), strings.Join(new, " "), s.Change(), s.Part().Heading}
		lines = append(lines, append(line, counts(tallies(s.Stats))...))
	}
	return Write(w, lines)
}

// countNames returns the headers of the columns of counts.
func countNames(all []report.Tally) []string {
	var cells []string
	for _, t := range all {
		cells = append(cells, strings.ReplaceAll(t.Word, " ", "_"))
	}
	return cells
}

func counts(all []report.Tally) []string {
	var cells []string
	for _, t := range all {
		cells = append(cells, strconv.Itoa(t.N))
	}
	return cells
}

// RenderSeriesSummary writes what became of the clauses of each article of the newest
// statement, one line per article: its locator, its heading, the number of threads by status,
// and how many of the standing ones the newest step reworded. The last line, without a
// locator, counts the ended threads.
func RenderSeriesSummary(w io.Writer, r *history.Report) error {
	lines := [][]string{append([]string{"locator", "heading"}, countNames((&history.Section{}).Tallies())...)}
	for _, s := range r.Articles() {
		lines = append(lines, append([]string{s.Locator, s.Heading}, counts(s.Tallies())...))
	}
	return Write(w, lines)
}
