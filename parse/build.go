package parse

import (
	"strings"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// builder of a tree: it adds blocks to the text and their nodes to the part
// that is open.
type treeBuilder struct {
	text    strings.Builder
	lang    tree.Lang
	root    *tree.Node
	parts   []*tree.Node // open article and sections, outermost first
	anchors []tree.Anchor
	doubts  []tree.Doubt // about the numbering
}

// build makes the tree of a page's blocks; the blocks from closing on are the
// closing.
func build(p *page, lang tree.Lang, closing int) *treeBuilder {
	numbers, doubts := sequenceOf(p.blocks[:closing], lang)
	b := &treeBuilder{lang: lang, root: &tree.Node{Kind: tree.KindStatement}, doubts: doubts}
	body := bodyStart(numbers)
	var bare numbered // a label without text waits for its heading or its item
	waits := false
	for i, k := range p.blocks[:closing] {
		if i == body {
			b.parts = nil
			b.open(tree.KindArticle, label{}, 0)
		}
		n, ok := numbers[i]
		if _, next := numbers[i+1]; ok && n.rest == "" && (n.item || n.paragraph) && (next || i+1 == closing) {
			ok = false // a number of nothing is text
		}
		switch {
		case ok && (n.item || n.paragraph):
			b.numbered(n, k)
		case ok:
			b.part(n, k)
		case waits && (bare.item || bare.paragraph):
			bare.rest = k.text
			b.numbered(bare, k)
		default:
			b.block(k, label{}, waits && isShortHeadline(k.text) && i+1 < closing)
		}
		bare, waits = n, ok && n.rest == ""
	}
	if closing < len(p.blocks) {
		b.parts = nil
		b.open(tree.KindClosing, label{}, 0)
		for _, k := range p.blocks[closing:] {
			b.block(k, label{}, false)
		}
	}
	settle(b.root)
	b.root.Span = tree.Span{Start: 0, End: b.text.Len()}
	return b
}

// bodyStart returns the block with which the only article of a text begins whose
// parts have no labels: the first, or the first paragraph with a number of its own.
// It is -1 where labels or headings begin the parts.
func bodyStart(numbers map[int]numbered) int {
	first := -1
	for i, n := range numbers {
		switch {
		case !n.item && !n.paragraph:
			return -1
		case n.paragraph && (first < 0 || i < first):
			first = i
		}
	}
	return max(first, 0)
}

// part opens the article or section that a label begins, with the text that
// stands beside the label.
func (b *treeBuilder) part(n numbered, k block) {
	kind := tree.KindSection
	if n.depth == 0 {
		kind = tree.KindArticle
	}
	b.open(kind, n.label, n.depth)
	if n.rest != "" {
		k.text, k.item = n.rest, false
		b.block(k, label{}, n.heading)
	}
}

// numbered adds the item of a numbered list, or a paragraph with a number of its
// own, with the text that stands beside the label.
func (b *treeBuilder) numbered(n numbered, k block) {
	if n.rest == "" {
		return
	}
	k.text, k.item = n.rest, n.item
	b.block(k, n.label, false)
}

// open begins a part at a depth and closes those at the same depth and below.
func (b *treeBuilder) open(kind tree.Kind, l label, depth int) {
	at := b.text.Len()
	n := &tree.Node{Kind: kind, Label: l.label, Mark: l.mark, Span: tree.Span{Start: at, End: at}}
	b.parts = b.parts[:min(depth, len(b.parts))]
	parent := b.root
	if len(b.parts) > 0 {
		parent = b.parts[len(b.parts)-1]
	}
	parent.Children = append(parent.Children, n)
	b.parts = append(b.parts, n)
}

// block adds a paragraph or item, with the label that numbers it if its text does
// not begin with one. Blocks before the first part are the preamble.
func (b *treeBuilder) block(k block, l label, heading bool) {
	if len(b.parts) == 0 {
		b.open(tree.KindPreamble, label{}, 0)
	}
	n, text := &tree.Node{Kind: tree.KindParagraph, IsHeading: heading}, k.text
	if own, ok := readLabel(text); ok && own.style == styleItem && own.rest != "" && !heading && l.style == styleNone {
		l, text = own, own.rest
	}
	n.Label, n.Mark = l.label, l.mark
	if !heading && (k.item || l.style == styleItem) {
		n.Kind = tree.KindItem
	}
	if b.text.Len() > 0 {
		b.text.WriteByte('\n')
	}
	start := b.text.Len()
	b.text.WriteString(text)
	n.Span = tree.Span{Start: start, End: b.text.Len()}
	b.anchors = append(b.anchors, tree.Anchor{Origin: k.exported(), Offset: start, Why: k.why})
	part := b.parts[len(b.parts)-1]
	part.Children = append(part.Children, n)
	if heading {
		part.Heading = text
		whole := segment.Sentence{Span: tree.Span{End: len(text)}, Clauses: segment.Clauses(text, b.lang)}
		n.Children = []*tree.Node{sentenceOf(whole, start)}
		return
	}
	for _, s := range segment.Block(text, b.lang) {
		n.Children = append(n.Children, sentenceOf(s, start))
	}
}

// sentenceOf returns the nodes of a sentence and its clauses, in a block that
// begins at start.
func sentenceOf(s segment.Sentence, start int) *tree.Node {
	n := &tree.Node{Kind: tree.KindSentence, Span: moved(s.Span, start)}
	n.Children = make([]*tree.Node, len(s.Clauses))
	for k, c := range s.Clauses {
		n.Children[k] = &tree.Node{Kind: tree.KindClause, Span: moved(c, start)}
	}
	return n
}

func moved(s tree.Span, by int) tree.Span { return tree.Span{Start: s.Start + by, End: s.End + by} }

// settle sets the spans of the parts from their children.
func settle(n *tree.Node) {
	for _, c := range n.Children {
		if c.Kind.IsPart() {
			settle(c)
		}
	}
	if len(n.Children) > 0 {
		n.Span = tree.Span{Start: n.Children[0].Span.Start, End: n.Children[len(n.Children)-1].Span.End}
	}
}
