package page

import (
	"slices"
	"sort"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Origin is where a piece of text comes from.
type Origin struct {
	File  string // "" for the statement's only or first
	Line  int    // of the source, from 1
	Col   int    // in characters, from 1; 0 where only the line is known
	Order int    // among the pieces of a page
}

// Exported returns the origin as the statement keeps it.
func (o Origin) Exported() tree.Origin {
	return tree.Origin{File: o.File, Line: o.Line, Col: o.Col, Order: o.Order}
}

// Verdict tells why text is not part of the statement: the reason is one of a
// small set of words, why is what showed it. The zero verdict is that nothing
// speaks against it.
type Verdict struct {
	Reason tree.Reason
	Why    string
}

// Keeps reports whether nothing speaks against a text.
func (v Verdict) Keeps() bool { return v.Reason == "" }

// Block is a piece of the source's text between two breaks.
type Block struct {
	Text string // tidy
	Origin
	// Level is that of a heading: 1 to 6 where the source marks the block up as
	// one, more where all of it is emphasised, and 0 for text.
	Level int
	// Lead is at how many visible characters the bold type ends with which the block
	// begins, perhaps behind a label.
	Lead int
	// RunIn is set for a heading that was cut off its paragraph.
	RunIn bool
	// Item is set where the source marks the block up as an item of a list.
	Item bool
	// Number is that of an item of an ordered list, as it is printed, where it does
	// not stand in the text.
	Number string
	Why    string // why it is taken for a part of the statement
}

// Levels of blocks that are not headings by their markup and may be by their
// looks.
const (
	LevelStrong  = 7  // in bold type, or underlined
	LevelRunIn   = 8  // in bold type, at the beginning of a paragraph
	LevelSlanted = 9  // in italics
	LevelLine    = 10 // a short line of plain text
)

// IsMarkedUp reports whether the source says that a block is a heading.
func (b *Block) IsMarkedUp() bool { return 0 < b.Level && b.Level < LevelStrong }

// Page is a source cut into blocks, and what was left out of them.
type Page struct {
	Title string
	// TitleOfTab is set when the title is that of the title element, which sites
	// put words around.
	TitleOfTab bool
	TitleAt    Origin
	TitleFrom  string // where the title was found
	Date       string // of the line under the title
	DateLine   int
	PageDate   Found // the day that the page gives for itself
	Lang, URL  Found // the language and address that the source gives for itself
	Blocks     []Block
	LeftOut    []LeftOut
	Doubts     []tree.Doubt
	// Unsure is how many characters of running text were left out for no better
	// reason than where they stand.
	Unsure int
	Joined bool // from several sources
}

// LeftOut is text that is not part of the statement.
type LeftOut struct {
	Origin
	Verdict
	Text string
}

// Discard records text that does not belong to the statement. Blank text is
// not worth a record.
func (p *Page) Discard(v Verdict, at Origin, text string) {
	if text = Tidy(text); text != "" {
		p.LeftOut = append(p.LeftOut, LeftOut{at, v, text})
	}
}

// Doubt notes what should be checked at a place of the source, the zero origin
// for the whole of it.
func (p *Page) Doubt(kind tree.DoubtKind, at Origin, text string) {
	p.Doubts = append(p.Doubts, tree.Doubt{Kind: kind, File: at.File, Line: at.Line, Col: at.Col, Text: text})
}

// Discarded returns the records in the order of the source.
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

// Crop leaves out the blocks before one place and from another on.
func (p *Page) Crop(from, to int, v Verdict) {
	for _, b := range slices.Concat(p.Blocks[:from], p.Blocks[to:]) {
		p.Discard(v, b.Origin, b.Text)
	}
	p.Blocks = p.Blocks[from:to]
}

// TakeSource keeps the language and the address that a source gives for itself, of
// several languages the first. What is not the address of a page is left out.
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

// languageTag matches the first part of a language's tag.
var languageTag = Lazy(`^[a-z]{2,3}$`)
