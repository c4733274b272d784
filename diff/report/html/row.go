package html

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// row is a sentence, or a clause of one, with both sides.
type row struct {
	Class    string
	Pair     string // the same for a moved row and its stub
	Tier     string // "possible", "likely", "" for certain and for one side only
	Sign     sign
	Flags    []sign
	Doubt    string
	Moved    *move
	Old, New side
	Woven    bool // the new side contains the deleted text, which the style hides except in the redline
	Clauses  []block
	SignLang string // language of the fixed words, "" if it is the page's
	// Gap separates rows, which the redline sets in one line: white space if the language
	// has it between sentences.
	Gap string
}

// move is the other end of a moved row.
type move struct {
	Glyph, Word string // "moved to", "is now", "moved from", "moved"
	To          []locator
}

// side is one statement's half of a row.
type side struct {
	Class    string // "o" or "n"
	TextMark string // class of a text that is read elsewhere or shown in an earlier row
	Lang     string
	Locators []locator
	Label    string
	LabelOff bool // the text that begins with the label is read elsewhere
	Runs     []passage.Run
	NoText   bool   // the clauses below hold the text
	More     []side // other sentences in the same row
	Gap      string // before a further sentence in a row, like that between rows
}

// Empty reports whether there is nothing to show.
func (s side) Empty() bool { return len(s.Locators) == 0 }

// rows makes the rows of the page from report rows. Its state depends on the preceding rows:
// the ids in use and the current paragraph.
type rows struct {
	anchors          *anchors
	oldLang, newLang string
	lang             string // of the texts of both statements, "" if they differ or it is the page's
	signLang         string // of the fixed words, "" if it is the page's
	gap              string // between rows, see row.Gap
	oldBlock, block  string // current paragraph of each statement
	language         locale.Language
	whole            bool // passages that came or went as a whole are folded
	repeatsTitle     func(*report.Row) bool
}

func newRows(r *report.Report, language locale.Language, whole bool) *rows {
	b := &rows{
		whole:   whole,
		anchors: newAnchors(r.Sections),
		oldLang: langTag(r.Old.Lang), newLang: langTag(r.New.Lang),
		language: language,
	}
	if b.oldLang == b.newLang && b.oldLang != string(language) {
		b.lang, b.signLang = b.oldLang, string(language)
	}
	if r.New.Lang != tree.Chinese {
		b.gap = "\n"
	}
	return b
}

// sentence returns the row of a sentence link.
func (b *rows) sentence(r *report.Row) row {
	v := b.row(r, "r")
	if b.opensBlock(r) {
		v.Class += " b"
	}
	if b.repeatsTitle(r) {
		v.Class += " ti"
	}
	if r.Clauses == nil {
		return v
	}
	v.Class += " g"
	v.Old.NoText, v.New.NoText = true, true
	for i := range r.Clauses {
		c := &r.Clauses[i]
		v.Clauses = appendBlock(v.Clauses, b.clause(c, r), c.ShownBefore())
	}
	for i := range v.Clauses {
		if fold := v.Clauses[i].Fold; fold != nil {
			v.Clauses[i] = newFold(fold, "")
		}
	}
	return v
}

// join adds the sentence of the next row to the row.
func (r *row) join(next row) {
	into, s := &r.New, next.New
	if next.New.Empty() {
		into, s = &r.Old, next.Old
	}
	s.Gap = next.Gap
	if into.More == nil {
		r.Class += " j"
	}
	into.More = append(into.More, s)
}

// clause returns the row of a clause. If it is shown under its only sentence, its address is
// shortened to the end.
func (b *rows) clause(c, sentence *report.Row) row {
	v := b.row(c, "c")
	shorten(v.Old.Locators, sentence.Old.Locators)
	shorten(v.New.Locators, sentence.New.Locators)
	return v
}

func shorten(locators []locator, sentences []string) {
	if len(sentences) != 1 {
		return
	}
	for i, l := range locators {
		if end, ok := tree.Locator(l.Text).Below(tree.Locator(sentences[0])); ok {
			locators[i].Text, locators[i].Full = "."+end, l.Text
		}
	}
}

func (b *rows) row(r *report.Row, class string) row {
	v := row{
		Class: class, Sign: signOf(r.Kind.String()), Flags: flags(r), Doubt: report.Doubt(r.Certainty), Tier: tier(r.Certainty),
		Old: b.side("old-", &r.Old, r.Stub),
		New: b.side("new-", &r.New, r.Stub), SignLang: b.signLang, Gap: b.gap,
	}
	v.Class += classes(r, v.Sign.Class)
	v.Woven = !r.Stub && !r.Apart && !r.Old.Empty() && !r.New.Empty()
	if r.Moved || r.Stub {
		v.Pair, v.Moved = r.ID, b.move(r)
	}
	if r.Stub { // the change is shown at the sentence's other place
		v.Sign, v.Flags, v.Doubt = sign{}, nil, ""
	}
	return v
}

// classes returns the classes for the style and the filters.
func classes(r *report.Row, kind string) string {
	list := []string{"", kind}
	if r.Stub {
		list = []string{"", "stub", "so"}
		if r.Old.Empty() {
			list[2] = "sn"
		}
	}
	if r.Moved {
		list = append(list, "m")
	}
	if r.Certainty == diff.Possible && !r.Stub {
		list = append(list, "p")
	}
	if r.Old.Heading || r.New.Heading {
		list = append(list, "hd")
	}
	if r.Line {
		list = append(list, "ln")
	}
	if r.Apart {
		list = append(list, "ap")
	}
	if r.Minor {
		list = append(list, "min")
	}
	for _, t := range r.Changes() {
		list = append(list, "f-"+string(t))
	}
	return strings.Join(list, " ")
}

func (b *rows) move(r *report.Row) *move {
	switch {
	case r.Stub && r.Old.Empty():
		return &move{"←", r.Went(), refs("old-", r.To)}
	case r.Stub && !r.Moved:
		return &move{"→", r.Went(), refs("new-", r.To)}
	case r.Stub:
		return &move{"↕", r.Went(), refs("new-", r.To)}
	}
	kept := slices.DeleteFunc(slices.Clone(r.Old.Locators), func(l string) bool { return !b.anchors.kept["old-"+l] })
	if len(kept) == 0 {
		return &move{Glyph: "↕", Word: "moved"}
	}
	return &move{"↕", "moved from", refs("old-", kept)}
}

func refs(side string, list []string) []locator {
	locators := make([]locator, len(list))
	for i, l := range list {
		locators[i] = locator{Ref: side + l, Text: l}
	}
	return locators
}

func (b *rows) side(prefix string, s *passage.Side, stub bool) side {
	v := side{
		Class: prefix[:1], TextMark: textMark(s),
		Locators: b.anchors.locators(prefix, s.Locators, stub),
		Runs:     s.Runs,
	}
	if b.oldLang != b.newLang {
		v.Lang = map[string]string{"old-": b.oldLang, "new-": b.newLang}[prefix]
	}
	if s.BeginsBlock() {
		v.Label, v.LabelOff = s.Label, s.BeginsElsewhere()
	}
	return v
}

// textMark returns the classes of a text that another row shows.
func textMark(s *passage.Side) string {
	mark := ""
	if s.Repeated {
		mark = " rep"
	}
	if s.IsElsewhere() {
		mark += " away"
	}
	return mark
}

// opensBlock reports whether the row begins a paragraph of the new statement, or of the old one
// if the row is only in that. The old place of a moved sentence does not begin one.
func (b *rows) opensBlock(r *report.Row) bool {
	if !r.New.Empty() {
		opens := b.block != r.New.Block
		b.block = r.New.Block
		if !r.Moved {
			b.oldBlock = r.Old.Block
		}
		return opens
	}
	opens := b.oldBlock != r.Old.Block
	b.oldBlock = r.Old.Block
	return opens
}
