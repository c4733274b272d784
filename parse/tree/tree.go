package tree

import (
	"iter"
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind is the kind of a node. Its text form is the word used in reports and in JSON.
type Kind uint8

// The kinds of node, from the whole to the smallest part.
const (
	KindStatement Kind = iota
	KindPreamble
	KindArticle
	KindSection
	KindClosing
	KindParagraph
	KindItem
	KindSentence
	KindClause
)

// Kinds lists every kind in the order of their declaration.
func Kinds() []Kind {
	return []Kind{KindStatement, KindPreamble, KindArticle, KindSection, KindClosing,
		KindParagraph, KindItem, KindSentence, KindClause}
}

// String returns the kind's word, such as "paragraph".
func (k Kind) String() string {
	switch k {
	case KindStatement:
		return "statement"
	case KindPreamble:
		return "preamble"
	case KindArticle:
		return "article"
	case KindSection:
		return "section"
	case KindClosing:
		return "closing"
	case KindParagraph:
		return "paragraph"
	case KindItem:
		return "item"
	case KindSentence:
		return "sentence"
	case KindClause:
		return "clause"
	}
	return "unknown"
}

// IsPart reports whether nodes of the kind are parts, which hold paragraphs: preamble,
// article, section or closing.
func (k Kind) IsPart() bool {
	return k == KindPreamble || k == KindArticle || k == KindSection || k == KindClosing
}

// IsBlock reports whether the kind is a block of text: paragraph or item.
func (k Kind) IsBlock() bool { return k == KindParagraph || k == KindItem }

// Lang is the language of a statement, as a tag such as "zh" or "fr".
type Lang string

// The languages that the program knows best.
const (
	Chinese Lang = "zh"
	Russian Lang = "ru"
	English Lang = "en"
)

// Span is a half-open range of bytes of a statement's text, on rune borders.
type Span struct{ Start, End int }

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Node is one part of a statement.
type Node struct {
	Kind Kind
	// IsHeading is set on the block that holds its part's heading.
	IsHeading bool
	// Locator is the address within the statement, such as "3.4.2.1";
	// [Statement.Number] sets it.
	Locator Locator
	// Label is the number as readers cite it: 一, III, 4, （一）, ——. It is empty if the
	// node has none.
	Label string
	// Mark is the label as printed, with its delimiter: "一、", "III.", "——".
	Mark string
	// Heading is the heading of an article or section, or empty. Its text is also that
	// of the part's block 0.
	Heading  string
	Span     Span
	Children []*Node
}

// Position is a position in the source that a statement was read from. Line and Col
// count from 1. Col counts characters, and is 0 if only the line is known.
type Position struct {
	Name      string
	Line, Col int
}

// String returns "name:line:col", without what is not known.
func (p Position) String() string {
	at := p.Name
	for _, n := range []int{p.Line, p.Col} {
		if n <= 0 {
			break
		}
		at += ":" + strconv.Itoa(n)
	}
	return strings.TrimPrefix(at, ":")
}

// Origin is where a block comes from. The blocks of one statement may come from several
// files.
type Origin struct {
	File  string // name of the file as given, "" for [Source.Name]
	Line  int    // line of the file, from 1
	Col   int    // position of the first character in the line, from 1; 0 if not known
	Order int    // rank among the blocks of a line, or among the lines of a page
}

// Anchor ties an offset of the text to the source.
type Anchor struct {
	Origin
	Offset int    // byte offset into the statement's text
	Why    string // why the block is part of the statement
}

// Source describes where a statement was read from.
type Source struct {
	Name     string // file name as given, "-" for standard input
	Encoding string // name of the encoding the bytes were decoded from
	// Anchors are the positions where the blocks begin, ordered by offset.
	Anchors []Anchor
}

// Names returns the names of all files that the statement was read from.
func (s *Source) Names() []string {
	names := []string{s.Name}
	for _, a := range s.Anchors {
		if a.File != "" && a.File != names[len(names)-1] {
			names = append(names, a.File)
		}
	}
	return names
}

// Reason is the word for why text of a source is not part of the statement, such as
// "advertising". Package parse lists the reasons.
type Reason string

// Discarded is a block of the page that is not part of the statement.
type Discarded struct {
	Origin
	Reason Reason
	Why    string // the evidence, such as a class of the markup
	Text   string
}

// Fact is a property found for a statement, and where it was found.
type Fact struct {
	Name  string // title, date, parties, language or url
	Value string
	Where string // such as "the closing"
	Line  int    // line of the source, 0 if not known
	// Unsure is set if the value is only the most likely one.
	Unsure bool
	Page   string // what the source itself says, where the caller gave another value; "" for nothing
}

// Confidence measures how certain it is that exactly the whole statement was read.
type Confidence struct {
	// Kept is the share of the page's running text, in characters, that is in the
	// statement. Text known to be something else is not counted.
	Kept float64
	// Numbered is set if no number of an article or section is missing, repeated or the
	// only one.
	Numbered bool
	// Leftovers counts the blocks of the statement that contain words typical of web
	// sites.
	Leftovers int
	// Doubts is the length of [Statement.Doubts], which includes doubts about the
	// above.
	Doubts int
}

// Score combines the confidence into one number from 0 to 1: the share kept, reduced by
// a tenth for every doubt.
func (c Confidence) Score() float64 { return c.Kept * math.Pow(.9, float64(c.Doubts)) }

// Statement is one document. Text holds the characters of all its blocks, one block per
// line, in reading order; Root is the tree over it.
type Statement struct {
	ID        string // id in the corpus; otherwise the file's name without extension
	Title     string
	Date      string // ISO date of the statement, "" when not known
	Lang      Lang
	Parties   []string
	Text      string
	Root      *Node
	Source    Source
	Discarded []Discarded
	// Facts record where title, date, parties, language and url come from.
	Facts []Fact
	// Doubts are the things a reader should check in the source.
	Doubts     []Doubt
	Confidence Confidence
}

// TextOf returns the text under a node, without copying it.
func (s *Statement) TextOf(n *Node) string { return s.Text[n.Span.Start:n.Span.End] }

// Position returns the source position of the block that holds the byte offset.
func (s *Statement) Position(offset int) Position {
	a := s.Source.Anchors
	i := sort.Search(len(a), func(i int) bool { return a[i].Offset > offset })
	p := Position{Name: s.Source.Name}
	if i > 0 {
		p.Line, p.Col = a[i-1].Line, a[i-1].Col
		if file := a[i-1].File; file != "" {
			p.Name = file
		}
	}
	return p
}

// At returns the node with the locator, or nil. It walks the tree.
func (s *Statement) At(locator Locator) *Node {
	for n := range s.Root.All() {
		if n.Locator == locator && n.Kind != KindStatement {
			return n
		}
	}
	return nil
}

// Nodes returns the nodes of one kind in reading order.
func (s *Statement) Nodes(kind Kind) []*Node {
	var nodes []*Node
	for n := range s.Root.All() {
		if n.Kind == kind {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// Articles counts the articles that have a number or heading.
func (s *Statement) Articles() int {
	n := 0
	for _, part := range s.Root.Children {
		if part.Kind == KindArticle && (part.Label != "" || part.Heading != "") {
			n++
		}
	}
	return n
}

// Clauses returns the clauses of a sentence, or the clause itself.
func (n *Node) Clauses() []*Node {
	if n.Kind == KindClause {
		return []*Node{n}
	}
	return n.Children
}

// All yields the node and everything under it, in reading order.
func (n *Node) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) { n.visit(yield) }
}

func (n *Node) visit(yield func(*Node) bool) bool {
	if !yield(n) {
		return false
	}
	for _, c := range n.Children {
		if !c.visit(yield) {
			return false
		}
	}
	return true
}

// CodePoints maps byte offsets of a text to code point offsets. Building it takes one
// pass over the text, a look-up constant time.
type CodePoints struct {
	// every holds the code point offset of each byte offset that is a multiple of
	// codePointStride. Look-ups count from there.
	text  string
	every []int
}

const codePointStride = 32

// NewCodePoints returns the map for a text.
func NewCodePoints(text string) *CodePoints {
	c := &CodePoints{text: text, every: make([]int, 0, len(text)/codePointStride+1)}
	count := 0
	for i := 0; i < len(text); i++ {
		if i%codePointStride == 0 {
			c.every = append(c.every, count)
		}
		if utf8.RuneStart(text[i]) {
			count++
		}
	}
	return c
}

// At returns the number of code points that begin before the byte offset.
func (c *CodePoints) At(offset int) int {
	if len(c.every) == 0 {
		return 0
	}
	block := min(offset/codePointStride, len(c.every)-1)
	count := c.every[block]
	for i := block * codePointStride; i < offset; i++ {
		if utf8.RuneStart(c.text[i]) {
			count++
		}
	}
	return count
}
