package text

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Pair composes the parts of a comparison.
type Pair struct {
	Options
	Report   *report.Report
	Old, New string  // prefixes of locators
	Step     []Piece // what the briefing is about, none if that is the whole report
}

// NewPair returns the composition of a comparison.
func NewPair(r *report.Report, o Options) *Pair {
	p := &Pair{Options: o, Report: r}
	p.Old, p.New = r.Names()
	return p
}

// Counts composes the numbers of sentences and clauses.
func (p *Pair) Counts() []Block {
	w := writer{Options: p.Options}
	w.counts(p.T("sentences"), p.Report.Sentences)
	w.counts(p.T("clauses"), p.Report.Clauses)
	return w.blocks
}

// Articles composes the numbers of sentences of each article. A statement without articles has
// those of the whole text.
func (p *Pair) Articles() []Block {
	w := writer{Options: p.Options}
	if len(p.Report.Sections) < 2 {
		return nil
	}
	w.heading(p.T("articles"))
	for i := range p.Report.Sections {
		w.counts(p.Name(&p.Report.Sections[i]), p.Report.Sections[i].Stats)
	}
	return w.blocks
}

// LeftOut says what the report does not show: routine changes, and what did not pass a filter.
func (p *Pair) LeftOut() []Block {
	w := writer{Options: p.Options}
	if n := p.Report.Routine; n > 0 {
		w.fact(p.T("routine"), p.N(n, "%d sentences with changed dates, ordinals or venues only"))
	}
	if p.Report.Filter != "" {
		w.fact(p.T("Filter"), p.N(p.Report.LeftOut, "%[2]s leaves out %[1]d changed sentences", p.Report.Filter))
	}
	return w.blocks
}

// Substance composes the changes of substance in each article, and counts the other sentences.
//
//	── 二 经济合作 ──────────────────────────── 2022:2 → 2023:2 ──
//	~ 2022:2.1.1 → 2023:2.1.1  ▲ stronger  双方[-同意-]{+决定+}扩大贸易。
//	- 2022:2.1.2  had stood since 2019  双方欢迎互办艺术展。
//	⋯ 4 unchanged sentences, 1 sentence moved and otherwise unchanged
func (p *Pair) Substance() []Block {
	w := writer{Options: p.Options}
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		changes, rest := s.Split()
		if len(changes)+len(rest) == 0 {
			continue
		}
		w.add(p.Section(s))
		for k := range changes {
			w.add(p.change(changes[k], false)...)
		}
		if len(rest) > 0 {
			w.add(Block{Kind: Rest, Body: plain("⋯ "+report.FoldName(rest, p.Language), Dim)})
		}
	}
	w.add(Block{Kind: Pause})
	return w.blocks
}

// Changes composes every changed sentence in each article, whole. The entry of a moved sentence
// covers its old place; changes of typography only are left out unless a filter selected them.
func (p *Pair) Changes() []Block {
	w := writer{Options: p.Options}
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		begun := false
		for k := range s.Rows {
			row := &s.Rows[k]
			changed := row.Kind != diff.Unchanged && row.Kind != diff.Typographic || row.Moved || row.Split || row.Merged
			if row.Stub || !changed && p.Report.Filter == "" {
				continue
			}
			if !begun {
				w.add(p.Section(s))
			}
			begun = true
			w.add(p.change([]report.Row{*row}, true)...)
		}
	}
	return w.blocks
}

// Section returns the heading of an article, with its places in both statements.
func (p *Pair) Section(s *report.Section) Block {
	return Block{Kind: Heading, Body: plain(p.Name(s), Strong), Note: p.sectionPlaces(s)}
}

// Name returns label and heading of an article: "二 经济合作 (formerly 三)".
func (p *Pair) Name(s *report.Section) string {
	title := s.Part().Title(p.Language)
	if was := s.Was(p.Language); was != "" {
		title += " (" + p.T("formerly") + " " + was + ")"
	}
	return title
}

func (p *Pair) sectionPlaces(s *report.Section) []Piece {
	old, new := s.Places()
	places := []Piece{at(p.Old, old), {Text: " → ", Style: Dim}, at(p.New, new)}
	switch change := s.Change(); change {
	case "added":
		return []Piece{{Text: "+ " + p.T(change) + ": ", Style: Dim}, at(p.New, new)}
	case "dropped":
		return []Piece{{Text: "- " + p.T(change) + ": ", Style: Dim}, at(p.Old, old)}
	case "split", "merged":
		return append([]Piece{{Text: p.T(change) + ": ", Style: Dim}}, places...)
	}
	return places
}

// change composes rows that are read as one, in one paragraph, or in two if the old and the new
// text are shown apart. Unless whole is set, text that both statements keep is only shown next to
// a change.
func (p *Pair) change(rows []report.Row, whole bool) []Block {
	row, l := &rows[0], report.Line{}
	for i := range rows {
		l.Old, l.New = append(l.Old, rows[i].Old.Locators...), append(l.New, rows[i].New.Locators...)
	}
	gap := p.Report.New.Lang.Gap()
	var more []Block
	b := Block{Kind: Entry, Sign: RowSign(row, p.Language), Body: append(p.Places(l.Old, l.New), p.Notes(row)...)}
	switch {
	case row.Whole && !whole:
		name, begins := report.WholeName(rows, p.Language, p.Columns)
		b.Body = append([]Piece{{Text: p.Range(rows), Place: true}}, after(Piece{Text: name, Style: Strong})...)
		b.Text = append(plain(begins, Plain), asked("", p.Asking.Texts)...)
	case row.Old.Empty() || row.New.Empty() || row.Kind == diff.Unchanged:
		for i := range rows {
			b.Text = append(append(b.Text, Text(&rows[i])...), Piece{Text: gap})
		}
	case whole:
		b.Text = Runs(row.Wording(gap), Plain)
	case row.Apart && row.Clauses == nil:
		texts := row.ExcerptsApart()
		b.Text = Runs(texts[0].Runs, Plain)
		for _, text := range texts[1:] {
			more = append(more, Block{Kind: More, Indent: 2, Body: Runs(text.Runs, Plain)})
		}
	default:
		b.Text = Runs(row.Excerpt(gap), Plain)
	}
	return append([]Block{b}, more...)
}

// Places returns the addresses on both sides.
func (p *Pair) Places(old, new []string) []Piece {
	var list []Piece
	if len(old) > 0 {
		list = append(list, p.linked(p.Old, "old-", old))
	}
	if len(old) > 0 && len(new) > 0 {
		list = append(list, Piece{Text: " → ", Style: Dim})
	}
	if len(new) > 0 {
		list = append(list, p.linked(p.New, "new-", new))
	}
	return list
}

// linked returns locators with the statement's id, and the anchor of the first.
func (p *Pair) linked(id, side string, locators []string) Piece {
	place := at(id, locators)
	place.Anchor = side + locators[0]
	return place
}

// Range returns the range of places of rows, in the new statement if they are in it.
func (p *Pair) Range(rows []report.Row) string {
	first, last := &rows[0], &rows[len(rows)-1]
	if first.New.Empty() || last.New.Empty() {
		return Range(p.Old, first.Old.Locators, last.Old.Locators)
	}
	return Range(p.New, first.New.Locators, last.New.Locators)
}

// Went says where in the other statement a stub's text is.
func (p *Pair) Went(row *report.Row) string {
	id := p.New
	if row.Old.Empty() {
		id = p.Old
	}
	return p.T(row.Went()) + " " + place(id, row.To)
}

// From says where a moved row comes from.
func (p *Pair) From(row *report.Row) string {
	return p.T("moved from") + " " + place(p.Old, row.Old.Locators)
}

// Notes returns the remarks on a row other than its kind: "split 1:2 · likely".
func (p *Pair) Notes(row *report.Row) []Piece {
	var list []Piece
	for _, word := range p.flags(row) {
		list = append(list, Piece{Text: " · " + word})
	}
	if doubt := p.Doubt(row.Certainty); doubt != "" {
		list = append(list, after(Piece{Text: doubt, Style: Strong})...)
	}
	for _, t := range row.Changes() {
		list = append(list, Piece{Text: " · " + report.Sign(t) + " " + p.T(string(t)), Style: typeStyle(t)})
	}
	if row.StoodSince != "" {
		list = append(list, after(Piece{Text: p.T("had stood since") + " " + row.StoodSince, Style: Strong})...)
	}
	if row.Nearest != "" {
		id := p.Old
		if row.Kind == diff.Dropped {
			id = p.New
		}
		list = append(list, Piece{Text: " · " + p.T(row.Said) + ": "}, Piece{Text: id + ":" + row.Nearest, Place: true})
	}
	return list
}

// flags returns the flags of a row.
func (p *Pair) flags(row *report.Row) []string {
	var words []string
	if row.Old.Heading || row.New.Heading {
		words = append(words, p.T("heading"))
	}
	if row.Moved {
		words = append(words, "↷ "+p.T("moved"))
	}
	words = append(words, p.Shape(row)...)
	if row.Renumbered {
		words = append(words, p.T("renumbered"))
	}
	if row.Routine {
		words = append(words, p.T("routine"))
	}
	if len(row.PossiblyFrom) > 0 {
		words = append(words, p.T("possibly also from")+" "+strings.Join(row.PossiblyFrom, ", "))
	}
	return words
}

// Shape returns a row's shape unless it is one to one.
func (p *Pair) Shape(row *report.Row) []string {
	switch {
	case row.Split:
		return []string{p.T("split") + " " + row.Shape}
	case row.Merged:
		return []string{p.T("merged") + " " + row.Shape}
	case row.Shape != "" && row.Shape != "1:1" && row.Shape != "1:0" && row.Shape != "0:1":
		return []string{row.Shape}
	}
	return nil
}

// Doubt returns a certainty that a reader must know of, and "" for certain links.
func (p *Pair) Doubt(c diff.Certainty) string { return p.T(report.Doubt(c)) }

// Text returns a row's text with both versions in it.
func Text(row *report.Row) []Piece {
	side := row.Side()
	if row.Old.Empty() || row.New.Empty() || row.Kind == diff.Unchanged {
		return append(ItemLabel(side), Piece{Text: side.Text(), Style: RowStyle(row)})
	}
	return append(ItemLabel(side), Runs(row.Redline(), Plain)...)
}

// RowStyle returns the style of a row's text, plain if its words are marked.
func RowStyle(row *report.Row) Style {
	switch {
	case row.Stub, row.Kind == diff.Unchanged && !row.Moved:
		return Dim
	case row.Kind == diff.Dropped:
		return OldText
	case row.Kind == diff.Added:
		return NewText
	}
	return Plain
}

// ItemLabel returns the label of an item before its first sentence.
func ItemLabel(s *passage.Side) []Piece {
	if s.Label == "" || !s.BeginsBlock() {
		return nil
	}
	label := s.Label
	if !strings.HasSuffix(label, "—") && !strings.HasSuffix(label, "）") {
		label += " "
	}
	return []Piece{{Text: label, Style: Dim}}
}
