package html

import (
	"cmp"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// section is an article of the synopsis.
type section struct {
	ID, OldID string // ids of the heading
	Ref       string // where the outline points
	Name      string // label, or what the part is
	Was       string // label in the old statement, where it is another
	Heading   string
	Lang      string
	NameLang  string // of Name
	Note      string // "renumbered", "new", "dropped"
	Counts    []count
	Changed   int
	Total     int
	Bar       bar
	Blocks    []block
}

// block is a row, or a fold: of sentences that are unchanged, of clauses that are
// shown above.
type block struct {
	Row  *row
	Fold []row
	Name string // of the fold
	From string // first and last address in the fold
	To   string
}

// section builds an article; whole is the number of rows of the longest one.
func (b *rows) section(s *report.Section, whole int) section {
	v := section{
		Name: b.tongue.part(s.Kind, s.Label, s.NewLoc), Heading: s.Heading, Lang: b.newLang,
		Note:    sectionNote(s),
		Changed: changed(s.Stats), Total: s.Stats.Total(),
		Bar: newBar(kindCounts(s.Stats), max(whole, 1)),
	}
	if s.NewLoc == "" {
		v.Name, v.Lang = b.tongue.part(s.Kind, s.OldLabel, s.OldLoc), b.oldLang
	}
	v.NameLang = v.Lang
	if name := b.inWords(s, v.Name); name != v.Name {
		v.Name, v.NameLang = name, string(b.tongue)
	}
	if s.RenumberedArticle || s.OldLoc != "" && s.NewLoc != "" && s.OldLabel != s.Label {
		v.Was = b.tongue.part(s.Kind, s.OldLabel, s.OldLoc)
	}
	for _, c := range append(kindCounts(s.Stats), flagCounts(s.Stats)...) {
		if c.N > 0 {
			v.Counts = append(v.Counts, c)
		}
	}
	b.anchor(&v, s)
	v.Blocks = b.blocks(s.Rows)
	return v
}

// inWords returns the name of a part for a title: a label that stands alone, such
// as 一, is not seen to be one, and a text without articles has none.
func (b *rows) inWords(s *report.Section, name string) string {
	switch {
	case s.Whole:
		return b.tongue.t("Text")
	case s.Heading == "" && isNumber(cmp.Or(s.Label, s.OldLabel)):
		return b.tongue.t("Article %s", name)
	}
	return name
}

// isNumber reports whether a label is nothing but a number.
func isNumber(label string) bool {
	return label != "" && strings.Trim(label, "0123456789〇零一二三四五六七八九十百IVXLC.") == ""
}

func (b *rows) anchor(v *section, s *report.Section) {
	if s.NewLoc != "" {
		v.ID, v.Ref = b.anchors.claim("new-"+s.NewLoc, false), "new-"+s.NewLoc
	}
	if s.OldLoc != "" {
		v.OldID = b.anchors.claim("old-"+s.OldLoc, false)
	}
	if v.Ref == "" {
		v.Ref = "old-" + s.OldLoc
	}
}

func sectionNote(s *report.Section) string {
	switch {
	case s.OldLoc == "":
		return "not in the old statement"
	case s.NewLoc == "":
		return "not in the new statement"
	case s.RenumberedArticle:
		return "renumbered"
	}
	return ""
}

// part names an article or another part of a statement.
func (g Tongue) part(kind tree.Kind, label, locator string) string {
	switch {
	case label != "":
		return label
	case kind == tree.KindPreamble:
		return g.t("Preamble")
	case kind == tree.KindClosing:
		return g.t("Closing")
	}
	return g.t("Article %s", locator)
}

// blocks gathers neighbouring folded rows.
func (b *rows) blocks(list []report.Row) []block {
	var blocks []block
	for i := range list {
		blocks = appendBlock(blocks, b.sentence(&list[i]), list[i].Folded)
	}
	for i := range blocks {
		blocks[i].describe(b.tongue)
	}
	return blocks
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

// describe names a fold: how many sentences, and from where to where.
func (b *block) describe(tongue Tongue) {
	if b.Row != nil {
		return
	}
	b.Name = tongue.count(len(b.Fold), "1 unchanged sentence", "%d unchanged sentences")
	b.From = address(b.Fold[0], 0)
	if to := address(b.Fold[len(b.Fold)-1], -1); to != b.From {
		b.To = to
	}
}

// address returns the row's first (0) or last (-1) address, the new one where
// there is one.
func address(r row, which int) string {
	locators := r.New.Locators
	if len(locators) == 0 {
		locators = r.Old.Locators
	}
	if len(locators) == 0 {
		return ""
	}
	if which < 0 {
		which = len(locators) - 1
	}
	return locators[which].Text
}
