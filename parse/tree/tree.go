package tree

import (
	"iter"
	"math"
	"sort"
	"unicode/utf8"
)

// Kind is the kind of a node. Its text form is the word used in reports and in
// JSON.
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

// IsPart reports whether the kind is a part of a statement that holds
// paragraphs: preamble, article, section or closing.
func (k Kind) IsPart() bool {
	return k == KindPreamble || k == KindArticle || k == KindSection || k == KindClosing
}

// IsBlock reports whether the kind is a block of text: paragraph or item.
func (k Kind) IsBlock() bool { return k == KindParagraph || k == KindItem }

// Lang is the language of a statement, as a tag: "zh", "ru" or "en".
type Lang string

// The languages whose rules are known.
const (
	Chinese Lang = "zh"
	Russian Lang = "ru"
	English Lang = "en"
)

// Span is a range of bytes of a statement's text, half open, on rune borders.
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
	// Label is the numbering as the statement's own readers name it: 一, III,
	// 4, （一）, ——. It is empty where a part does not have one.
	Label string
	// Mark is the label as printed, with its delimiter: "一、", "III.", "——".
	Mark string
	// Heading is the heading of an article or section, empty where it has
	// none. Its text is that of the part's block with ordinal 0.
	Heading  string
	Span     Span
	Children []*Node
}

// Position is a place in the source that a statement was read from. Line and
// Col count from 1; Col counts characters, and is 0 where only the line is
// known.
type Position struct {
	Name      string
	Line, Col int
}

// Origin tells where a block stands in the source. A statement that is spread
// over several files has blocks of each.
type Origin struct {
	File  string // name of the file as given, "" for [Source.Name]
	Line  int    // line of the file, from 1
	Col   int    // where it begins in the line, in characters from 1; 0 where that is not known
	Order int    // place among the blocks of a line and the lines of a page
}

// Anchor ties an offset of the text to the source.
type Anchor struct {
	Origin
	Offset int    // byte offset into the statement's text
	Why    string // why the block is taken for a part of the statement
}

// Source tells where a statement was read from.
type Source struct {
	Name     string // file name as given, "-" for standard input
	Encoding string // name of the encoding the bytes were decoded from
	// Anchors are the places where the blocks begin, by offset.
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

// Reason tells, as a word, why text of a source is not part of the statement, such
// as "advertising". Package parse has the list of them.
type Reason string

// Discarded is a block of the page that is not part of the statement.
type Discarded struct {
	Origin
	Reason Reason
	Why    string // what showed it, such as a class of the markup
	Text   string
}

// Fact is something that was found out about a statement, and where.
type Fact struct {
	Name  string // title, date, parties, language or url
	Value string
	Where string // such as "the closing"
	Line  int    // line of the source, 0 where none can be named
	// Unsure is set where the value is only the likeliest one.
	Unsure bool
	Page   string // what the source says instead of a value that was given, "" for nothing
}

// Confidence tells how sure it is that the whole statement was taken, and
// nothing else.
type Confidence struct {
	// Kept is the share of the page's running text, in characters, that is in
	// the statement; what is known to be something else does not count.
	Kept float64
	// Numbered is set when no number of an article or section is missing,
	// repeated or without a second.
	Numbered bool
	// Leftovers counts the blocks of the statement with words of a web site.
	Leftovers int
	// Doubts counts [Statement.Doubts], those of the three above included.
	Doubts int
}

// Score puts the confidence into one number from 0 to 1: the share that was
// kept, less a tenth of it for every doubt.
func (c Confidence) Score() float64 { return c.Kept * math.Pow(.9, float64(c.Doubts)) }

// Statement is one document. Text holds the characters of all its blocks, one
// block a line, in reading order; Root is the tree over it.
type Statement struct {
	ID        string // id in the corpus; the file's name without ending otherwise
	Title     string
	Date      string // ISO date of the statement, "" when not known
	Lang      Lang
	Parties   []string
	Text      string
	Root      *Node
	Source    Source
	Discarded []Discarded
	// Facts tell where title, date, parties, language and url come from.
	Facts []Fact
	// Doubts are the things a reader should check in the source.
	Doubts     []Doubt
	Confidence Confidence
}

// TextOf returns the text under a node, without copying it.
func (s *Statement) TextOf(n *Node) string { return s.Text[n.Span.Start:n.Span.End] }

// Position returns the place in the source of the block that holds the byte
// offset.
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

// At returns the node with the locator, and nil when there is none. It walks
// the tree.
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

// Articles counts the articles. Text without a number or heading is not one.
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

// CodePoints maps byte offsets of a text to code point offsets, at one
// pass over the text and O(log n) a look-up.
type CodePoints struct {
	// every holds the code point offset of each byte that is a multiple of
	// stride; the rest is counted from there.
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

// At returns how many code points begin before the byte offset.
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
