package markdown

import (
	"fmt"
	"io"
	"strconv"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Renderer writes reports as Markdown. The zero value is ready to use.
type Renderer struct {
	// Limit is the maximum length in characters, or 60,000 if it is 0. A longer report
	// omits whole entries from its end and says how many. The heading, the counts and the
	// pointer to the full report are written whatever the limit.
	Limit int
	// Full is the path or URL of the full report, "" for none.
	Full string
	// Detail is how much of a comparison is shown.
	Detail report.Detail
	// Asking has the commands that show what is left out.
	Asking report.Asking
	// Language is the language of the words around the statements, English if empty.
	Language locale.Language
}

// Render writes a comparison: the statements, the counts, the doubts, the briefing, then the
// changed sentences article by article. Typographic changes are only counted. The output is
// built in memory and written at once; an error is that of the writer.
func (r Renderer) Render(w io.Writer, rep *report.Report) error {
	if rep == nil {
		return fmt.Errorf("no report to render")
	}
	c := comparison{page: page{Language: r.Language, asking: r.Asking}, rep: rep}
	c.old, c.new = rep.Names()
	c.add(fixed, "## %s → %s\n\n", code(c.old), code(c.new))
	c.head(c.T("Old"), rep.Old)
	c.head(c.T("New"), rep.New)
	c.doubts(c.old, rep.Old.Doubts)
	c.doubts(c.new, rep.New.Doubts)
	c.doubts(c.T("Coarser method"), rep.Degraded)
	c.notes()
	c.briefing()
	c.counts()
	if r.Detail == report.DetailSummary {
		c.articles()
	}
	for i := range rep.Sections {
		switch r.Detail {
		case report.DetailAll:
			c.section(&rep.Sections[i])
		case report.DetailSubstance:
			c.substance(&rep.Sections[i])
		}
	}
	c.discarded(rep.Old, rep.New)
	return c.write(w, r.Limit, r.Full)
}

// RenderLineage writes a series: the statements, the threads by status, the doubts, then the
// threads that changed, article by article, and those that the newest statement no longer has.
// A timeline has all its threads, with every changed wording. The output and the error are as
// for Render.
func (r Renderer) RenderLineage(w io.Writer, l *history.Report) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	s := threads{page: page{Language: r.Language, asking: r.Asking}, lineage: l, detail: r.Detail}
	s.add(fixed, "## %s\n\n", s.title())
	for i, h := range l.Statements {
		s.head(strconv.Itoa(i+1), h)
	}
	for _, h := range l.Statements {
		s.doubts(h.ID, h.Doubts)
	}
	s.doubts(s.T("Coarser method"), l.Degraded)
	s.briefing()
	s.counts()
	if l.Filter != "" {
		s.add(entry, "- **%s**: %s\n", s.T("Filter"), s.N(l.LeftOut, "%[2]s leaves out %[1]d clauses", code(l.Filter)))
	}
	s.novelty()
	if r.Detail.Texts() {
		s.ledger()
	}
	s.phrases()
	s.counterparts()
	if r.Detail == report.DetailSummary {
		s.articles()
	}
	if r.Detail.Texts() {
		for i := range l.Sections {
			s.section(&l.Sections[i])
		}
		s.gone()
	}
	return s.write(w, r.Limit, r.Full)
}

// comparison renders one report.
type comparison struct {
	page
	rep      *report.Report
	old, new string // prefixes of locators
	step     string // what the briefing is about, "" if that is the whole report
}

// head writes one statement's id, date, title and source.
func (p *page) head(name string, h passage.Head) {
	title := ""
	if h.Title != h.ID {
		title = words(h.TitleRuns())
	}
	p.add(entry, "- **%s**: %s\n", name, joined(" · ", code(h.ID), Escape(h.Date), title, Escape(string(h.Lang)), code(h.Source)))
}

// notes writes what the report does not show.
func (c *comparison) notes() {
	if n := c.rep.Routine; n > 0 {
		c.add(entry, "- **%s**: %s\n", c.T("routine"), c.N(n, "%d sentences with changed dates, ordinals or venues only"))
	}
	if c.rep.Filter != "" {
		c.add(entry, "- **%s**: %s\n", c.T("Filter"), c.N(c.rep.LeftOut, "%[2]s leaves out %[1]d changed sentences", code(c.rep.Filter)))
	}
}

func (p *page) doubts(name string, lines []string) {
	for _, line := range lines {
		p.add(entry, "- ⚠️ **%s**: %s: %s\n", p.T("To check"), Escape(name), Escape(line))
	}
}

// discarded writes what was left out of the source pages.
func (p *page) discarded(heads ...passage.Head) {
	for _, h := range heads {
		if left := h.LeftOut(p.Language); left != "" {
			p.add(note, "\n%s: %s\n", code(h.ID), Escape(left))
		}
	}
}
