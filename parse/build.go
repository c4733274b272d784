package parse

import (
	"strings"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// treeBuilder builds a tree: it appends blocks to the text and adds their nodes to the
// innermost open part.
type treeBuilder struct {
	text    strings.Builder
	cut     segment.Segmenter
	lang    tree.Lang
	root    *tree.Node
	parts   []*tree.Node // open article and sections, outermost first
	anchors []tree.Anchor
	doubts  []tree.Doubt // about the numbering
}

// build makes the tree of a page's blocks. The blocks from index closing on form the
// closing.
func build(p *page.Page, lang tree.Lang, closing int) *treeBuilder {
	numbers, doubts := label.SequenceOf(p.Blocks[:closing], lang)
	b := &treeBuilder{lang: lang, root: &tree.Node{Kind: tree.KindStatement}, doubts: doubts}
	b.text.Grow(sizeOf(p.Blocks))
	body := bodyStart(numbers)
	var bare label.Numbered // a label without text, which applies to the next block
	waits := false
	for i, k := range p.Blocks[:closing] {
		if i == body {
			b.parts = nil
			b.open(tree.KindArticle, label.Label{}, 0)
		}
		n, ok := numbers[i]
		if _, next := numbers[i+1]; ok && n.Rest == "" && (n.Item || n.Paragraph) && (next || i+1 == closing) {
			ok = false // a number with nothing to number is text
		}
		switch {
		case ok && (n.Item || n.Paragraph):
			b.numbered(n, k)
		case ok:
			b.part(n, k)
		case waits && (bare.Item || bare.Paragraph):
			bare.Rest = k.Text
			b.numbered(bare, k)
		default:
			b.block(k, label.Label{}, waits && label.IsShortHeadline(k.Text) && i+1 < closing)
		}
		bare, waits = n, ok && n.Rest == ""
	}
	if closing < len(p.Blocks) {
		b.parts = nil
		b.open(tree.KindClosing, label.Label{}, 0)
		for _, k := range p.Blocks[closing:] {
			b.block(k, label.Label{}, false)
		}
	}
	settle(b.root)
	b.root.Span = tree.Span{Start: 0, End: b.text.Len()}
	return b
}

// sizeOf returns an upper bound for the bytes of the joined text of blocks.
func sizeOf(blocks []page.Block) int {
	size := 0
	for _, k := range blocks {
		size += len(k.Text) + 1
	}
	return size
}

// bodyStart returns the index of the block that begins the only article of a text whose
// parts have no labels: the first block, or the first paragraph with a number of its
// own. It is -1 where labels or headings begin the parts.
func bodyStart(numbers map[int]label.Numbered) int {
	first := -1
	for i, n := range numbers {
		switch {
		case !n.Item && !n.Paragraph:
			return -1
		case n.Paragraph && (first < 0 || i < first):
			first = i
		}
	}
	return max(first, 0)
}

// part opens the article or section that a label begins, and adds the text that follows
// the label.
func (b *treeBuilder) part(n label.Numbered, k page.Block) {
	kind := tree.KindSection
	if n.Depth == 0 {
		kind = tree.KindArticle
	}
	b.open(kind, n.Label, n.Depth)
	if n.Rest != "" {
		k.Text, k.Item = n.Rest, false
		b.block(k, label.Label{}, n.Heading)
	}
}

// numbered adds the item of a numbered list, or a paragraph with a number of its own,
// with the text that follows the label.
func (b *treeBuilder) numbered(n label.Numbered, k page.Block) {
	if n.Rest == "" {
		return
	}
	k.Text, k.Item = n.Rest, n.Item
	b.block(k, n.Label, false)
}

// open begins a part at a depth and closes the open parts at that depth and deeper.
func (b *treeBuilder) open(kind tree.Kind, l label.Label, depth int) {
	at := b.text.Len()
	n := &tree.Node{Kind: kind, Label: l.Label, Mark: l.Mark, Span: tree.Span{Start: at, End: at}}
	b.parts = b.parts[:min(depth, len(b.parts))]
	parent := b.root
	if len(b.parts) > 0 {
		parent = b.parts[len(b.parts)-1]
	}
	parent.Children = append(parent.Children, n)
	b.parts = append(b.parts, n)
}

// block adds a paragraph or item with the label l, or with the label that its text
// begins with if l is empty. Blocks before the first part form the preamble.
func (b *treeBuilder) block(k page.Block, l label.Label, heading bool) {
	if len(b.parts) == 0 {
		b.open(tree.KindPreamble, label.Label{}, 0)
	}
	n, text := &tree.Node{Kind: tree.KindParagraph, IsHeading: heading}, k.Text
	if own, ok := label.Read(text); ok && own.Style == label.StyleItem && own.Rest != "" && !heading && l.Style == label.StyleNone {
		l, text = own, own.Rest
	}
	n.Label, n.Mark = l.Label, l.Mark
	if !heading && (k.Item || l.Style == label.StyleItem) {
		n.Kind = tree.KindItem
	}
	if b.text.Len() > 0 {
		b.text.WriteByte('\n')
	}
	start := b.text.Len()
	b.text.WriteString(text)
	n.Span = tree.Span{Start: start, End: b.text.Len()}
	b.anchors = append(b.anchors, tree.Anchor{Origin: k.Exported(), Offset: start, Why: k.Why})
	part := b.parts[len(b.parts)-1]
	part.Children = append(part.Children, n)
	if heading {
		part.Heading = text
		whole := segment.Sentence{Span: tree.Span{End: len(text)}, Clauses: segment.Clauses(text, b.lang)}
		n.Children = []*tree.Node{sentenceOf(whole, start)}
		return
	}
	sentences := b.cut.Block(text, b.lang)
	n.Children = make([]*tree.Node, len(sentences))
	for k, s := range sentences {
		n.Children[k] = sentenceOf(s, start)
	}
}

// sentenceOf returns the node of a sentence with its clauses. start is the offset of
// the block that holds it.
func sentenceOf(s segment.Sentence, start int) *tree.Node {
	n := &tree.Node{Kind: tree.KindSentence, Span: moved(s.Span, start)}
	n.Children = make([]*tree.Node, len(s.Clauses))
	clauses := make([]tree.Node, len(s.Clauses)) // one allocation
	for k, c := range s.Clauses {
		clauses[k] = tree.Node{Kind: tree.KindClause, Span: moved(c, start)}
		n.Children[k] = &clauses[k]
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
