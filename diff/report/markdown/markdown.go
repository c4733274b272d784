package markdown

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/text"
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
	p, say := page{Language: r.Language}, text.NewPair(rep, r.options())
	p.add(fixed, "## %s → %s\n\n", code(say.Old), code(say.New))
	p.head(p.T("Old"), rep.Old)
	p.head(p.T("New"), rep.New)
	p.doubts(say.Old, rep.Old.Doubts)
	p.doubts(say.New, rep.New.Doubts)
	p.doubts(p.T("Coarser method"), rep.Degraded)
	p.lay(say.Counts())
	p.lay(say.LeftOut())
	p.lay(say.Briefing())
	switch r.Detail {
	case report.DetailSummary:
		p.lay(say.Articles())
	case report.DetailAll:
		p.lay(say.Changes())
	case report.DetailSubstance:
		p.lay(say.Substance())
	}
	p.discarded(rep.Old, rep.New)
	return p.write(w, r.Limit, r.Full)
}

// options returns the settings of a composition.
func (r Renderer) options() text.Options {
	return text.Options{Language: r.Language, Detail: r.Detail, Asking: r.Asking, Columns: beginning}
}

// beginning is about how many columns of a long text identify it.
const beginning = 240

// RenderLineage writes a series: the statements, the threads by status, the doubts, then the
// threads that changed, article by article, and those that the newest statement no longer has.
// A timeline has all its threads, with every changed wording. The output and the error are as
// for Render.
func (r Renderer) RenderLineage(w io.Writer, l *history.Report) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	p, say := page{Language: r.Language}, text.NewSeries(l, r.options())
	p.title(l.Statements)
	for i, h := range l.Statements {
		p.head(strconv.Itoa(i+1), h)
	}
	for _, h := range l.Statements {
		p.doubts(h.ID, h.Doubts)
	}
	p.doubts(p.T("Coarser method"), l.Degraded)
	p.lay(say.Counts())
	p.lay(say.Summary())
	p.lay(say.Briefing())
	if r.Detail.Texts() {
		p.lay(say.Ledger())
	}
	if r.Detail == report.DetailSummary {
		p.lay(say.Sections())
	}
	if r.Detail.Texts() {
		p.lay(say.Articles())
		p.lay(say.Gone())
	}
	return p.write(w, r.Limit, r.Full)
}

// RenderSubject writes what the statements say on a subject, one statement after another: each
// sentence with why it is on the subject, its changes and what became of it. The output and the
// error are as for [Renderer.Render].
func (r Renderer) RenderSubject(w io.Writer, s *history.Subject) error {
	if s == nil {
		return fmt.Errorf("no subject to render")
	}
	p := page{Language: r.Language}
	p.add(fixed, "## %s: %s\n\n", p.T("Subject"), Escape(s.Name()))
	for _, h := range s.Statements {
		p.doubts(h.ID, h.Doubts)
	}
	p.lay(text.Subject(s, r.options()))
	return p.write(w, r.Limit, r.Full)
}

// title names the statements of a series.
func (p *page) title(heads []passage.Head) {
	title := p.T("no statements")
	if n := len(heads); n > 0 {
		title = p.N(n, "%d statements") + ": " + code(heads[0].ID) + " → " + code(heads[n-1].ID)
	}
	p.add(fixed, "## %s\n\n", title)
}

// head writes one statement's id, date, title and source.
func (p *page) head(name string, h passage.Head) {
	title := ""
	if h.Title != h.ID {
		title = words(h.TitleRuns())
	}
	p.add(entry, "- **%s**: %s\n", name, joined(" · ", code(h.ID), Escape(h.Date), title, Escape(string(h.Lang)), code(h.Source)))
}

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), between)
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
