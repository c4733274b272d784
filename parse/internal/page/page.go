package page

import (
	"slices"
	"sort"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Origin is where a piece of text comes from.
type Origin struct {
	File  string // "" for the statement's only or first file
	Line  int    // of the source, from 1
	Col   int    // in characters, from 1; 0 where only the line is known
	Order int    // among the pieces of a page
}

// Exported returns the origin in the form that a statement has.
func (o Origin) Exported() tree.Origin {
	return tree.Origin{File: o.File, Line: o.Line, Col: o.Col, Order: o.Order}
}

// Verdict is why text is not part of the statement: the reason is one of a fixed set of
// words, why is the evidence. The zero verdict keeps the text.
type Verdict struct {
	Reason tree.Reason
	Why    string
}

// Keeps reports whether the verdict keeps a text.
func (v Verdict) Keeps() bool { return v.Reason == "" }

// Block is a piece of the source's text between two breaks.
type Block struct {
	Text string // as [Tidy] returns it
	Origin
	// Level is the level of a heading: 1 to 6 as marked up in the source, a higher
	// level of those below if it only looks like a heading, and 0 for text.
	Level int
	// Lead is the number of visible characters up to the end of the bold type with
	// which the block begins, possibly after a label.
	Lead int
	// RunIn is set for a heading that was separated from its paragraph.
	RunIn bool
	// Item is set if the source marks the block up as a list item.
	Item bool
	// Number is the printed number of an item in an ordered list, if it is not in the
	// text.
	Number string
	Why    string // why the block is part of the statement
}

// Levels of blocks that look like headings without being marked up as such.
const (
	LevelStrong  = 7  // bold or underlined
	LevelRunIn   = 8  // bold, at the beginning of a paragraph
	LevelSlanted = 9  // italic
	LevelLine    = 10 // a short line of plain text
)

// IsMarkedUp reports whether the source marks a block up as a heading.
func (b *Block) IsMarkedUp() bool { return 0 < b.Level && b.Level < LevelStrong }

// Page is a source cut into blocks, with what was left out of them.
type Page struct {
	Title string
	// TitleOfTab is set if the title is from the title element, to which sites add
	// words.
	TitleOfTab bool
	TitleAt    Origin
	TitleFrom  string // where the title was found
	Date       string // from the line under the title
	DateLine   int
	PageDate   Found // the page's own date
	Lang, URL  Found // as declared by the source
	Blocks     []Block
	LeftOut    []LeftOut
	Doubts     []tree.Doubt
	// Unsure is the number of characters of running text that were left out only
	// because of their place.
	Unsure int
	Joined bool // from several sources
}

// LeftOut is text that is not part of the statement.
type LeftOut struct {
	Origin
	Verdict
	Text string
}

// Discard records text that is not part of the statement, unless it is blank.
func (p *Page) Discard(v Verdict, at Origin, text string) {
	if text = Tidy(text); text != "" {
		p.LeftOut = append(p.LeftOut, LeftOut{at, v, text})
	}
}

// Doubt records what should be checked at a position of the source. The zero origin
// means the whole source.
func (p *Page) Doubt(kind tree.DoubtKind, at Origin, text string) {
	p.Doubts = append(p.Doubts, tree.Doubt{Kind: kind, File: at.File, Line: at.Line, Col: at.Col, Text: text})
}

// Discarded returns the records in source order.
func (p *Page) Discarded() []tree.Discarded {
	sort.SliceStable(p.LeftOut, func(i, j int) bool {
		a, b := p.LeftOut[i], p.LeftOut[j]
		return a.Line < b.Line || a.Line == b.Line && a.Order < b.Order
	})
	var out []tree.Discarded
	for _, d := range p.LeftOut {
		out = append(out, tree.Discarded{Origin: d.Exported(), Reason: d.Reason, Why: d.Why, Text: d.Text})
	}
	return out
}

// Crop discards the blocks before index from and those from index to on.
func (p *Page) Crop(from, to int, v Verdict) {
	for _, b := range slices.Concat(p.Blocks[:from], p.Blocks[to:]) {
		p.Discard(v, b.Origin, b.Text)
	}
	p.Blocks = p.Blocks[from:to]
}

// TakeSource sets the language (the first of several) and the address that a source
// declares. What is not the address of a page is ignored.
func (p *Page) TakeSource(language, url Found, where string) {
	tag, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(language.Value)), ",")
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if languageTag().MatchString(tag) {
		p.Lang = Found{Value: tag, Where: where, Line: language.Line}
	}
	if address := strings.TrimSpace(url.Value); AddressOnly().MatchString(address) {
		p.URL = Found{Value: strings.Trim(address, "<>"), Where: where, Line: url.Line}
	}
}

// languageTag matches the primary subtag of a language tag.
var languageTag = Lazy(`^[a-z]{2,3}$`)
