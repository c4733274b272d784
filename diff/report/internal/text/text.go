// Package text composes reports as blocks of styled text, in reading order: a comparison, a
// series of statements, language versions of a statement, and what statements say on a subject.
// A renderer only lays them out: report/term breaks them into lines, report/markdown writes them
// as the items of lists.
//
//	report, history, versions ──► text ──► blocks ──┬──► term      ~ 2022:2.1.1 → 2023:2.1.1  They [-agree-]{+decide+}.
//	                                                └──► markdown  - **reworded** `2022:2.1.1` → `2023:2.1.1`\
//	                                                                 They ~~agree~~**decide**.
//
// The files of this package:
//
//	text.go      blocks and pieces
//	runs.go      marked text → pieces
//	sign.go      signs of kinds, statuses and types
//	pair.go      the articles and sentences of a comparison
//	briefing.go  what is news
//	series.go    the threads of a series
//	ledger.go    its formulas, omissions and phrases
//	versions.go  language versions
//	subject.go   what is said on a subject
package text

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// Style is the look of a piece of text.
type Style uint8

// The styles.
const (
	Plain Style = iota
	Dim
	Strong
	OldText  // dropped text
	NewText  // added text
	OldWords // deleted words inside a text
	NewWords // inserted words inside a text
	OldKey   // deleted words that a finding is about
	NewKey   // inserted words that a finding is about
	Warning
	Key       // unchanged words that a finding is about
	Separator // two spaces between pieces of different kinds
)

// Piece is text in one style.
type Piece struct {
	Text  string
	Style Style
	// Place is set if the text is an address or the name of a statement.
	Place bool
	// Anchor is the id of the element that the HTML report of the same comparison has for a
	// place, "" for none.
	Anchor string
}

// Kind is the kind of a block.
type Kind uint8

// The kinds of blocks.
const (
	Title      Kind = iota
	Heading         // of an article or of a part of the report
	Subheading      // of a list
	Fact            // a name, the Lead, and what there is of it
	Item            // the subject of the entries after it
	Entry           // a change, a thread or a wording
	More            // another paragraph of the entry before
	Line            // what is left out of a list, in one line, cut if there is no room
	Rest            // what is left out of a list
	Note            // a remark
	Pause           // the end of what belongs together
)

// Block is a paragraph of a report.
type Block struct {
	Kind   Kind
	Number int // of an item or an entry in a numbered list, 0 for none
	Indent int // columns before the sign
	Sign   Sign
	Lead   []Piece // begins the paragraph; its other lines are indented to the end of it
	Body   []Piece
	// Text is the wording of the statements, after the body.
	Text []Piece
	// Groups are short groups of pieces, never divided, in place of a body.
	Groups [][]Piece
	// Note is what a heading has on its right.
	Note []Piece
}

// Sign is the sign of a kind, a status or a type.
type Sign struct {
	Glyph string
	Word  string // the translated name, "" for a sign without a name
	Style Style
	// Named is set if the name follows the glyph. Otherwise only a renderer without glyphs
	// writes the name.
	Named bool
}

// Options are the settings of a composition.
type Options struct {
	locale.Language // of the words around the statements
	Detail          report.Detail
	Asking          report.Asking
	Columns         int // about how many columns the beginning of a text may have
}

// writer collects blocks.
type writer struct {
	Options
	blocks []Block
}

func (w *writer) add(b ...Block) { w.blocks = append(w.blocks, b...) }

// heading begins a part of the report.
func (w *writer) heading(title string, note ...Piece) {
	w.add(Block{Kind: Heading, Body: []Piece{{Text: title, Style: Strong}}, Note: note})
}

// fact writes what there is of a name.
func (w *writer) fact(name, text string) {
	w.add(Block{Kind: Fact, Lead: []Piece{{Text: name}}, Body: []Piece{{Text: text}}})
}

// facts writes groups under a name, unless there are none.
func (w *writer) facts(name string, groups [][]Piece) {
	if len(groups) > 0 {
		w.add(Block{Kind: Fact, Lead: []Piece{{Text: name}}, Groups: groups})
	}
}

// counts writes the counts by kind, then those by flag, without zeros.
func (w *writer) counts(name string, s diff.Stats) {
	w.facts(name, append(tallies(report.Tallies(s), func(word string) Sign { return KindSign(word, w.Language) }), flags(s, w.Language)...))
}

// tallies returns the numbers that are not zero, each with the sign of its word.
func tallies(all []report.Tally, sign func(word string) Sign) [][]Piece {
	var list [][]Piece
	for _, t := range all {
		if t.N > 0 {
			s := sign(t.Word)
			list = append(list, []Piece{{Text: s.Glyph + " ", Style: s.Style}, {Text: strconv.Itoa(t.N), Style: Strong}, {Text: " " + s.Word}})
		}
	}
	return list
}

// flags returns the numbers of flags that are not zero.
func flags(s diff.Stats, l locale.Language) [][]Piece {
	var list [][]Piece
	for _, t := range report.FlagTallies(s) {
		if t.N > 0 {
			list = append(list, []Piece{{Text: l.T(t.Word) + " ", Style: Dim}, {Text: strconv.Itoa(t.N), Style: Strong}})
		}
	}
	return list
}

// between separates pieces of different kinds.
var between = Piece{Text: "  ", Style: Separator}

// after returns a dot and a piece.
func after(p Piece) []Piece { return []Piece{{Text: " · "}, p} }

// plain returns pieces of one style and text, none for no text.
func plain(text string, s Style) []Piece {
	if text == "" {
		return nil
	}
	return []Piece{{Text: text, Style: s}}
}

// asked returns a remark on what is left out with the command line that shows it.
func asked(remark, command string) []Piece {
	if command == "" {
		return plain(remark, Dim)
	}
	return []Piece{{Text: remark + " (", Style: Dim}, {Text: command, Style: Dim, Place: true}, {Text: ")", Style: Dim}}
}

// place returns locators with the statement's id: "2023:3.4.2, 3.4.3", "" for none.
func place(id string, locators []string) string {
	if len(locators) == 0 {
		return ""
	}
	return id + ":" + strings.Join(locators, ", ")
}

// at returns locators with the statement's id as a place.
func at(id string, locators []string) Piece {
	return Piece{Text: place(id, locators), Style: Dim, Place: true}
}

// Range returns the range from the first of one list of locators to the last of another:
// "2023:3.2.1–3.4.2".
func Range(id string, first, last []string) string {
	if len(first) == 0 || len(last) == 0 {
		return ""
	}
	from, to := first[0], last[len(last)-1]
	if from == to {
		return id + ":" + from
	}
	return id + ":" + from + "–" + to
}
