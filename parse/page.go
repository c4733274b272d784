package parse

import (
	"sort"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// origin is where a piece of text comes from.
type origin struct {
	file  string // "" for the statement's only or first
	line  int    // of the source, from 1
	col   int    // in characters, from 1; 0 where only the line is known
	order int    // among the pieces of a page
}

func (o origin) exported() tree.Origin {
	return tree.Origin{File: o.file, Line: o.line, Col: o.col, Order: o.order}
}

// verdict tells why text is no part of the statement: the reason is one of a
// small set of words, why is what showed it. The zero verdict is that nothing
// speaks against it.
type verdict struct {
	reason tree.Reason
	why    string
}

func (v verdict) keeps() bool { return v.reason == "" }

// block is a piece of the source's text between two breaks.
type block struct {
	text string // tidy
	origin
	// level is that of a heading: 1 to 6 where the source marks the block up as
	// one, more where all of it is emphasised, and 0 for text.
	level int
	// lead is at how many visible characters the bold type ends with which the block
	// begins, perhaps behind a label.
	lead int
	// runIn is set for a heading that was cut off its paragraph.
	runIn bool
	// item is set where the source marks the block up as an item of a list.
	item bool
	// number is that of an item of an ordered list, as it is printed, where it does
	// not stand in the text.
	number string
	why    string // why it is taken for a part of the statement
}

// Levels of blocks that are no headings by their markup and may be by their
// looks.
const (
	levelStrong  = 7  // in bold type, or underlined
	levelRunIn   = 8  // in bold type, at the beginning of a paragraph
	levelSlanted = 9  // in italics
	levelLine    = 10 // a short line of plain text
)

// isMarkedUp reports whether the source says that a block is a heading.
func (b *block) isMarkedUp() bool { return 0 < b.level && b.level < levelStrong }

// page is a source cut into blocks, and what was left out of them.
type page struct {
	title string
	// titleOfTab is set when the title is that of the title element, which sites
	// put words around.
	titleOfTab bool
	titleAt    origin
	titleFrom  string // where the title was found
	date       string // of the line under the title
	dateLine   int
	pageDate   found // the day that the page gives for itself
	lang, url  found // the language and address that the source gives for itself
	blocks     []block
	leftOut    []leftOut
	doubts     []tree.Doubt
	// unsure is how many characters of running text were left out for no better
	// reason than where they stand.
	unsure int
	joined bool // from several sources
}

// leftOut is text that is not part of the statement.
type leftOut struct {
	origin
	verdict
	text string
}

// discard records text that does not belong to the statement. Blank text is
// not worth a record.
func (p *page) discard(v verdict, at origin, text string) {
	if text = tidy(text); text != "" {
		p.leftOut = append(p.leftOut, leftOut{at, v, text})
	}
}

// doubt notes what should be checked at a place of the source, the zero origin
// for the whole of it.
func (p *page) doubt(kind tree.DoubtKind, at origin, text string) {
	p.doubts = append(p.doubts, tree.Doubt{Kind: kind, File: at.file, Line: at.line, Col: at.col, Text: text})
}

// discarded returns the records in the order of the source.
func (p *page) discarded() []tree.Discarded {
	sort.SliceStable(p.leftOut, func(i, j int) bool {
		a, b := p.leftOut[i], p.leftOut[j]
		return a.line < b.line || a.line == b.line && a.order < b.order
	})
	var out []tree.Discarded
	for _, d := range p.leftOut {
		out = append(out, tree.Discarded{Origin: d.exported(), Reason: d.reason, Why: d.why, Text: d.text})
	}
	return out
}

func (p *page) discardAll(blocks []block, v verdict) {
	for _, b := range blocks {
		p.discard(v, b.origin, b.text)
	}
}

// takeSource keeps the language and the address that a source gives for itself, of
// several languages the first. What is no address of a page is none.
func (p *page) takeSource(language, url found, where string) {
	tag, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(language.value)), ",")
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if languageTag().MatchString(tag) {
		p.lang = found{value: tag, where: where, line: language.line}
	}
	if address := strings.TrimSpace(url.value); addressOnly().MatchString(address) {
		p.url = found{value: strings.Trim(address, "<>"), where: where, line: url.line}
	}
}

// languageTag matches the first part of a language's tag.
var languageTag = lazy(`^[a-z]{2,3}$`)
