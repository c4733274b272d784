package term

import (
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// Layout says how the two sides of a row stand to each other.
type Layout uint8

// The layouts.
const (
	// Auto is SideBySide where the width is 110 or more, else Stacked.
	Auto Layout = iota
	// SideBySide puts the old side left and the new side right.
	SideBySide
	// Stacked puts the sides one below the other, or into one text.
	Stacked
	// Inline writes paragraphs as they stand, with what was deleted and inserted in
	// its place.
	Inline
)

const (
	defaultWidth   = 80
	minWidth       = 40
	sideBySideFrom = 110
)

// Renderer writes reports for a terminal. The zero value writes plain text of
// 80 columns. Its output depends on its fields and its input alone, and holds
// no control character other than line feeds and, with Color, the escape
// sequences of styles.
type Renderer struct {
	// Width is the number of columns, 80 where it is 0 and 40 at least.
	Width int
	// Color selects colours and attributes. Without it, changed words stand
	// in [-…-] and {+…+}.
	Color bool
	// AmbiguousWide is for terminals that show characters of ambiguous width,
	// such as “ ” and —, two columns wide.
	AmbiguousWide bool
	Theme         Theme
	// Language is that of what stands round the statements, English when empty.
	Language locale.Language
	// Report is the address of the HTML report of the same comparison. With
	// Color, locators are links into it.
	Report string
	// Asking is told where there is no room for all.
	Asking report.Asking
	// Layout is that of the rows of a comparison.
	Layout Layout
	// Clauses makes RenderOutline give each clause its own line.
	Clauses bool
	// Detail is how much of a comparison is told.
	Detail report.Detail
	// Explain makes RenderOutline list every block of the source, with why it
	// was kept or left out.
	Explain bool
}

// Render writes a comparison. The output is held in memory and written at
// once; the error is the writer's.
func (r Renderer) Render(w io.Writer, rep *report.Report) error {
	if rep == nil {
		return fmt.Errorf("no report to render")
	}
	c := comparison{page: r.page(), rep: rep}
	c.names(rep.Old.ID, rep.New.ID)
	c.header()
	c.briefing()
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
		c.substance()
	}
	c.discarded(rep.Old, rep.New)
	return c.writeTo(w)
}

// RenderLineage writes the threads of a series, in the manner of Render.
func (r Renderer) RenderLineage(w io.Writer, l *history.Report) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	s := threads{page: r.page(), lineage: l, detail: r.Detail}
	s.header()
	s.briefing()
	s.summary()
	if r.Detail.Texts() {
		s.ledger()
		s.omissions()
	}
	if r.Detail < report.DetailBriefing {
		s.articles()
		s.matters()
	}
	if r.Detail.Texts() {
		s.sections()
		s.gone()
		s.legend()
	}
	return s.writeTo(w)
}

// RenderOutline writes the tree of a statement, what was discarded, and what
// is in doubt, in the manner of Render.
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

// page returns an empty page for the renderer's settings.
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
