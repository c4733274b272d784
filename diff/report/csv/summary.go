package csv

import (
	"io"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
)

// RenderSummary writes what became of the sentences of each article, one line per article: its
// locators, "" for a side that has none, including those of the articles that it was split or
// merged into or from, what became of it as a whole, its heading, that of the new statement if
// there is one, and the counts. The format and the error are those of [Render].
func RenderSummary(w io.Writer, r *report.Report) error {
	head := []string{"old_locators", "new_locators", "change", "heading"}
	for _, t := range report.Tallies(r.Sentences) {
		head = append(head, strings.ReplaceAll(t.Word(), " ", "_"))
	}
	lines := [][]string{append(head, "moved")}
	for i := range r.Sections {
		s := &r.Sections[i]
		heading := s.New.Heading
		if s.New.IsZero() {
			heading = s.Old.Heading
		}
		old, new := s.Places()
		line := []string{strings.Join(old, " "), strings.Join(new, " "), s.Change(), heading}
		for _, t := range report.Tallies(s.Stats) {
			line = append(line, strconv.Itoa(t.N))
		}
		lines = append(lines, append(line, strconv.Itoa(s.Stats.Moved)))
	}
	return Write(w, lines)
}

// RenderSeriesSummary writes what became of the clauses of each article of the newest
// statement, one line per article: its locator, its heading, the number of threads by status,
// and how many of the standing ones the newest step reworded. The last line, without a
// locator, counts the ended threads.
func RenderSeriesSummary(w io.Writer, r *history.Report) error {
	head := []string{"locator", "heading"}
	for _, status := range series.Statuses() {
		head = append(head, string(status))
	}
	lines := [][]string{append(head, "reworded")}
	articles := r.Articles()
	for i := range articles {
		s := &articles[i]
		counts, reworded := s.Counts()
		line := []string{s.Locator, s.Heading}
		for _, status := range series.Statuses() {
			line = append(line, strconv.Itoa(counts[status]))
		}
		lines = append(lines, append(line, strconv.Itoa(reworded)))
	}
	return Write(w, lines)
}
