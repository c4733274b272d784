package term

import (
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// Layout is the arrangement of the two sides of a row.
type Layout uint8

// The layouts.
const (
	// Auto is SideBySide if the width is 110 or more, otherwise Stacked.
	Auto Layout = iota
	// SideBySide puts the old side on the left and the new side on the right.
	SideBySide
	// Stacked puts the sides one below the other, or weaves them into one text.
	Stacked
	// Inline writes whole paragraphs with deletions and insertions in place.
	Inline
)

const (
	defaultWidth   = 80
	minWidth       = 40
	sideBySideFrom = 110
	widestText     = 120 // longest line of text in one column
)

// Renderer writes reports for a terminal. The zero value writes plain text of 80 columns. The
// output depends only on the fields and the input. It has no control characters except line
// feeds and, with Color, the escape sequences of styles.
type Renderer struct {
	// Width is the number of columns, 80 if it is 0, and at least 40.
	Width int
	// Color selects colours and attributes. Without it, changed words are enclosed in
	// [-…-] and {+…+}.
	Color bool
	// AmbiguousWide is for terminals that show characters of ambiguous width, such as “ ”
	// and —, two columns wide.
	AmbiguousWide bool
	Theme         Theme
	// Language is the language of the words around the statements, English if empty.
	Language locale.Language
	// Report is the address of the HTML report of the same comparison. With Color, locators
	// are links into it.
	Report string
	// Asking has the commands that show what is left out.
	Asking report.Asking
	// Layout is the arrangement of the rows of a comparison.
	Layout Layout
	// Clauses makes RenderOutline put each clause on its own line.
	Clauses bool
	// Detail is how much of a comparison is shown.
	Detail report.Detail
	// Explain makes RenderOutline list every block of the source with the reason that it was
	// kept or left out.
	Explain bool
}

// Render writes a comparison. The output is built in memory and written at once; an error is
// that of the writer.
func (r Renderer) Render(w io.Writer, rep *report.Report) error {
	if rep == nil {
		return fmt.Errorf("no report to render")
	}
	c := r.comparison(rep)
	c.header()
	c.lay(c.say.Briefing())
	c.summary()
	if r.Detail < report.DetailBriefing {
		c.bars()
		c.blank()
		c.legend()
	}
	switch r.Detail {
	case report.DetailAll:
		c.sections()
	case report.DetailSubstance:
		c.lay(c.say.Substance())
	}
	c.discarded(rep.Old, rep.New)
	return c.writeTo(w)
}

// RenderLineage writes the threads of a series. The output and the error are as for Render.
func (r Renderer) RenderLineage(w io.Writer, l *history.Report) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	s := threads{page: r.page(), lineage: l}
	say := text.NewSeries(l, s.options(r.Detail))
	s.header()
	s.lay(say.Briefing())
	s.lay(say.Counts())
	s.lay(say.Summary())
	if r.Detail.Texts() {
		s.lay(say.Ledger())
	}
	if r.Detail < report.DetailBriefing {
		s.lay(say.Sections())
		s.tracks()
	}
	if r.Detail.Texts() {
		s.lay(say.Articles())
		s.lay(say.Gone())
		s.legend()
	}
	return s.writeTo(w)
}

// RenderOutline writes the tree of a statement, the discarded blocks and the doubts. The output
// and the error are as for Render.
func (r Renderer) RenderOutline(w io.Writer, s *tree.Statement) error {
	if s == nil || s.Root == nil {
		return fmt.Errorf("no statement to render")
	}
	o := outline{page: r.page(), statement: s, clauses: r.Clauses}
	o.header()
	o.tree()
	if r.Explain {
		o.explain()
	} else {
		o.discarded()
	}
	return o.writeTo(w)
}

// comparison returns an empty page for a comparison.
func (r Renderer) comparison(rep *report.Report) comparison {
	p := r.page()
	return comparison{page: p, rep: rep, say: text.NewPair(rep, p.options(r.Detail))}
}

// page returns an empty page with the renderer's settings.
func (r Renderer) page() *page {
	width := r.Width
	if width == 0 {
		width = defaultWidth
	}
	width = max(width, minWidth)
	return &page{
		Language: r.Language,
		ruler:    newRuler(r.AmbiguousWide),
		width:    width,
		color:    r.Color,
		theme:    r.Theme,
		report:   r.Report,
		asking:   r.Asking,
		inline:   r.Layout == Inline,
		columns:  r.Layout == SideBySide || r.Layout == Auto && width >= sideBySideFrom,
	}
}
