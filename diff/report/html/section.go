package html

import (
	"slices"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// section is an article of the synopsis.
type section struct {
	ID, OldID string // ids of the heading
	Ref       string // where the outline points
	Name      string // label, or what the part is
	Was       string // label in the old statement, where it is another
	Heading   string
	Lang      string
	TextLang  string    // of all texts, "" where they have that of the page, or each its own
	SignLang  string    // of the rest, "" where it is the page's
	NameLang  string    // of Name
	Note      string    // "renumbered", "new", "dropped"
	From, To  []locator // the articles that what only one statement has came from, or went to
	Told      bool      // a row that is not folded has the heading as its text
	Counts    []count
	Changed   int
	Total     int
	Bar       bar
	Blocks    []block
	Rest      string // how many rows say nothing of substance
	OldPlace  int    // among the sections as the old statement has them, 0 for all where the order is the same
}

// block is a row, or a fold: of sentences that are unchanged, of what an article that came
// or went as a whole has, of clauses that are shown above.
type block struct {
	Row  *row
	Fold []row
	Lang string // of the name, "" for that of the page
	Kind string // class of a fold of what one statement alone has, or of what is told elsewhere
	Sign string
	Name string // of the fold
	Text string // with which it begins
	From string // first and last address in the fold
	To   string
}

// sections returns the articles of a report.
func (b *rows) sections(r *report.Report, whole int) []section {
	var all []section
	for i := range r.Sections {
		all = append(all, b.section(&r.Sections[i], whole))
	}
	if order := report.OldOrder(r.Sections); !slices.IsSorted(order) {
		for place, i := range order {
			all[i].OldPlace = place + 1
		}
	}
	return all
}

// section builds an article; whole is the number of rows of the longest one.
func (b *rows) section(s *report.Section, whole int) section {
	part := s.Part()
	v := section{
		Name: part.Name(b.language), Heading: part.Heading, Lang: b.newLang, TextLang: b.lang, SignLang: b.signLang(),
		Was: s.Was(b.language), Note: sectionNote(s), From: partsOf("old", s.Old, s.Elsewhere), To: partsOf("new", s.New, s.Elsewhere),
		Changed: changed(s.Stats), Total: s.Stats.Total(),
		Bar: newBar(kindCounts(s.Stats), max(whole, 1)),
	}
	if s.New.IsZero() {
		v.Lang = b.oldLang
	}
	v.NameLang = v.Lang
	if v.Name != part.Label {
		v.NameLang = string(b.language)
	}
	for _, c := range append(kindCounts(s.Stats), flagCounts(s.Stats)...) {
		if c.N > 0 {
			v.Counts = append(v.Counts, c)
		}
	}
	v.Told = slices.ContainsFunc(s.Rows, func(r report.Row) bool {
		return !r.Folded && !r.Line && v.Heading != "" && (r.New.Heading && r.New.Text() == v.Heading || r.Old.Heading && s.New.IsZero() && r.Old.Text() == v.Heading)
	})
	b.anchor(&v, s)
	b.repeatsTitle = s.RepeatsTitle
	v.Blocks = b.blocks(s.Rows)
	if _, minor := s.Split(); len(minor) > 0 {
		v.Rest = report.FoldName(minor, b.language)
	}
	return v
}

func (b *rows) anchor(v *section, s *report.Section) {
	if !s.New.IsZero() {
		v.ID, v.Ref = b.anchors.claim("new-"+s.New.Locator, false), "new-"+s.New.Locator
	}
	if !s.Old.IsZero() {
		v.OldID = b.anchors.claim("old-"+s.Old.Locator, false)
	}
	if v.Ref == "" {
		v.Ref = "old-" + s.Old.Locator
	}
}

func sectionNote(s *report.Section) string {
	switch change := s.Change(); change {
	case "added":
		return "not in the old statement"
	case "dropped":
		return "not in the new statement"
	default:
		return change
	}
}

// partsOf returns the articles of a statement that another one without a part there went
// to or came from.
func partsOf(side string, part passage.Part, elsewhere []string) []locator {
	var all []locator
	for _, l := range elsewhere {
		if part.IsZero() {
			all = append(all, locator{Ref: side + "-" + l, Text: l})
		}
	}
	return all
}

// short returns the name of a part for pictures, where there is little room.
func short(p passage.Part, l locale.Language) string {
	if p.Label != "" {
		return p.Label
	}
	return p.Name(l)
}

// blocks gathers neighbouring rows that are folded, or told in one row.
func (b *rows) blocks(list []report.Row) []block {
	var blocks []block
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && b.together(list, i, end) {
			end++
		}
		rows := b.gather(list[i:end])
		if b.folds(&list[i]) {
			blocks = append(blocks, b.fold(rows, list[i:end]))
		} else {
			blocks = append(blocks, block{Row: &rows[0]})
		}
		i = end
	}
	return blocks
}

// together reports whether a row is in the block that the first one begins.
func (b *rows) together(list []report.Row, first, i int) bool {
	if b.folds(&list[first]) {
		return list[i].Folded == list[first].Folded && list[i].Whole == list[first].Whole
	}
	return !b.folds(&list[i]) && b.joins(&list[i-1], &list[i])
}

// gather returns the rows of sentences.
func (b *rows) gather(list []report.Row) []row {
	var rows []row
	for i := range list {
		next := b.sentence(&list[i])
		if i > 0 && b.joins(&list[i-1], &list[i]) {
			rows[len(rows)-1].join(next)
		} else {
			rows = append(rows, next)
		}
	}
	return rows
}

// folds reports whether a row is in a fold.
func (b *rows) folds(r *report.Row) bool { return r.Folded || r.Whole && b.whole }

// fold names a fold of rows of a report.
func (b *rows) fold(fold []row, list []report.Row) block {
	f := newFold(fold, report.FoldName(list, b.language))
	f.Lang = b.signLang()
	switch f.Sign = "⋯"; {
	case list[0].Whole:
		f.Kind, f.Sign = "whole "+fold[0].Sign.Class, fold[0].Sign.Glyph
		f.Name, f.Text = report.WholeName(list, b.language, beginning)
	case !slices.ContainsFunc(list, func(r report.Row) bool { return !r.Stub || r.Old.Empty() }):
		f.Kind = "told"
	}
	return f
}

// rows returns the rows of a block.
func (b *block) rows() []row {
	if b.Row != nil {
		return []row{*b.Row}
	}
	return b.Fold
}

// appendBlock appends a row, folded ones to the fold that they stand behind.
func appendBlock(blocks []block, r row, fold bool) []block {
	last := len(blocks) - 1
	switch {
	case !fold:
		return append(blocks, block{Row: &r})
	case last >= 0 && blocks[last].Row == nil:
		blocks[last].Fold = append(blocks[last].Fold, r)
		return blocks
	}
	return append(blocks, block{Fold: []row{r}})
}

// newFold names a fold, and tells from where to where it goes.
func newFold(rows []row, name string) block {
	f := block{Fold: rows, Name: name, From: address(rows[0], 0)}
	if to := address(rows[len(rows)-1], -1); to != f.From {
		f.To = to
	}
	return f
}

// address returns the row's first (0) or last (-1) address, the new one where
// there is one.
func address(r row, which int) string {
	told := r.New
	if told.Empty() {
		told = r.Old
	}
	if n := len(told.More); n > 0 && which < 0 {
		told = told.More[n-1]
	}
	locators := told.Locators
	if len(locators) == 0 {
		return ""
	}
	if which < 0 {
		which = len(locators) - 1
	}
	return locators[which].Text
}
