package html

import (
	"slices"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// section is an article of the synopsis.
type section struct {
	ID, OldID    string // ids of the heading
	Ref          string // target of the outline's link
	Name         string // label, or the kind of part
	Was          string // label in the old statement, if it differs
	Heading      string
	Lang         string
	TextLang     string    // of all texts, "" if it is the page's or each text has its own
	SignLang     string    // of the fixed words, "" if it is the page's
	NameLang     string    // of Name
	Note         string    // "renumbered", "new", "dropped"
	From, To     []locator // articles that an added one came from, or a dropped one went to
	HeadingShown bool      // a visible row has the heading as its text
	Counts       []count
	Changed      int
	Total        int
	Bar          bar
	Blocks       []block
	Rest         string // number of rows without a change of substance, in words
	OldPlace     int    // index among the sections in the order of the old statement, 0 for all if the order is the same
}

// block is a row, or a fold of unchanged sentences, of the rows of an article that came or went
// as a whole, or of clauses shown above.
type block struct {
	Row  *row
	Fold []row
	Lang string // of the name, "" if it is the page's
	Kind string // class of a fold of text that is in one statement only or shown elsewhere
	Sign string
	Name string // of the fold
	Text string // the beginning of its text
	From string // first and last address in the fold
	To   string
}

// sections returns the articles of a report, with their bars to the same scale.
func (b *rows) sections(r *report.Report) []section {
	longest := 1
	for _, s := range r.Sections {
		longest = max(longest, s.Stats.Total())
	}
	var all []section
	for i := range r.Sections {
		s := b.section(&r.Sections[i])
		s.Bar = newBar(counts(report.Tallies(r.Sections[i].Stats)), longest)
		all = append(all, s)
	}
	if order := report.OldOrder(r.Sections); !slices.IsSorted(order) {
		for place, i := range order {
			all[i].OldPlace = place + 1
		}
	}
	return all
}

func (b *rows) section(s *report.Section) section {
	part := s.Part()
	v := section{
		Name: part.Name(b.language), Heading: part.Heading, Lang: b.newLang, TextLang: b.lang, SignLang: b.signLang,
		Was: s.Was(b.language), Note: sectionNote(s),
		Changed: s.Stats.Reworded + s.Stats.Dropped + s.Stats.Added, Total: s.Stats.Total(), Counts: shown(allCounts(s.Stats)),
	}
	if s.New.IsZero() {
		v.Lang, v.To = b.oldLang, refs("new-", s.Elsewhere)
	}
	if s.Old.IsZero() {
		v.From = refs("old-", s.Elsewhere)
	}
	v.NameLang = v.Lang
	if v.Name != part.Label {
		v.NameLang = string(b.language)
	}
	v.HeadingShown = slices.ContainsFunc(s.Rows, func(r report.Row) bool {
		return !r.Folded && !r.Line && v.Heading != "" && (r.New.Heading && r.New.Text() == v.Heading || r.Old.Heading && s.New.IsZero() && r.Old.Text() == v.Heading)
	})
	b.anchor(&v, s)
	b.repeatsTitle = s.RepeatsTitle
	v.Blocks = b.blocks(s)
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

// short returns a short name of a part for charts.
func short(p passage.Part, l locale.Language) string {
	if p.Label != "" {
		return p.Label
	}
	return p.Name(l)
}

// blocks groups neighbouring rows that are folded or shown in one row.
func (b *rows) blocks(s *report.Section) []block {
	var blocks []block
	for i := 0; i < len(s.Rows); {
		first := &s.Rows[i]
		end := i + 1
		for end < len(s.Rows) && (first.Folded && s.Rows[end].Folded || s.Joins(first, &s.Rows[end])) {
			end++
		}
		rows := b.gather(s.Rows[i:end])
		if first.Folded || first.Whole && b.whole {
			blocks = append(blocks, b.fold(rows, s.Rows[i:end]))
		} else {
			for k := range rows {
				blocks = append(blocks, block{Row: &rows[k]})
			}
		}
		i = end
	}
	return blocks
}

// gather makes the rows of sentences.
func (b *rows) gather(list []report.Row) []row {
	var rows []row
	for i := range list {
		next := b.sentence(&list[i])
		if i > 0 && list[i-1].Continues(&list[i]) {
			rows[len(rows)-1].join(next)
		} else {
			rows = append(rows, next)
		}
	}
	return rows
}

// fold makes a named fold of rows of a report.
func (b *rows) fold(fold []row, list []report.Row) block {
	f := newFold(fold, report.FoldName(list, b.language))
	f.Lang = b.signLang
	switch f.Sign = "⋯"; {
	case list[0].Whole:
		f.Kind, f.Sign = "whole "+fold[0].Sign.Class, fold[0].Sign.Glyph
		f.Name, f.Text = report.WholeName(list, b.language, beginning)
	case !slices.ContainsFunc(list, func(r report.Row) bool { return !r.Stub || r.Old.Empty() }):
		f.Kind = "told"
	}
	return f
}

// extent returns the first and the last address of a fold.
func (b *block) extent() string {
	if b.To == "" {
		return b.From
	}
	return b.From + "–" + b.To
}

func (b *block) rows() []row {
	if b.Row != nil {
		return []row{*b.Row}
	}
	return b.Fold
}

// appendBlock appends a row. A folded one is added to the fold before it, if there is one.
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

// newFold makes a fold with a name and the range of its addresses.
func newFold(rows []row, name string) block {
	f := block{Fold: rows, Name: name, From: address(rows[0], 0)}
	if to := address(rows[len(rows)-1], -1); to != f.From {
		f.To = to
	}
	return f
}

// address returns the row's first (0) or last (-1) address, in the new statement if the row is
// in it.
func address(r row, which int) string {
	s := r.New
	if s.Empty() {
		s = r.Old
	}
	if n := len(s.More); n > 0 && which < 0 {
		s = s.More[n-1]
	}
	locators := s.Locators
	if len(locators) == 0 {
		return ""
	}
	if which < 0 {
		which = len(locators) - 1
	}
	return locators[which].Text
}
