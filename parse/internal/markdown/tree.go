package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// markdownBuilder converts the syntax tree of Markdown to elements of a page:
//
//	2\. **Trade**  ⏎ The sides met.   p ( "2. " strong ( "Trade" ) br "The sides met." )
//
// Every text node has its position in the source. The parts of the source that became
// text are recorded; the rest are marks.
type markdownBuilder struct {
	extract.Builder
	src    []byte         // the text after the metadata
	start  int            // offset of the text in the source
	read   []tree.Span    // the parts of the source that became text
	images []page.LeftOut // the descriptions of images
	places extract.Reader // their positions
	number tree.Span      // of the list item whose paragraph has not begun
	label  string         // printed form of that number, "" if there is none
	stray  bool           // the paragraph has stray bold marks
	items  map[*ast.List]int
	lower  string         // the source in lower case, computed on demand
	ends   map[string]int // last end tags, by name
	err    error
}

func newMarkdownBuilder(source string, start int) *markdownBuilder {
	d := extract.DOM{Root: &html.Node{Type: html.DocumentNode}, Source: source, Line: 1}
	return &markdownBuilder{Builder: extract.Builder{DOM: d}, src: []byte(source[start:]), start: start, items: map[*ast.List]int{}, ends: map[string]int{},
		places: extract.Reader{Source: source, Line: 1, Col: 1}}
}

// parseMarkdown returns the syntax tree of CommonMark with tables, strikethrough and
// footnotes. Footnotes stay in place.
func parseMarkdown(src []byte) ast.Node {
	p := parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewFootnoteParser(), 101))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
	return p.Parse(text.NewReader(src))
}

// document adds the whole text. The error reports elements that are nested too deep.
func (b *markdownBuilder) document() error {
	if at := tooDeepAt(b.src); at >= 0 {
		b.At = b.start + at
		return extract.ErrTooDeep
	}
	b.children(parseMarkdown(b.src))
	return b.err
}

// tooDeepAt returns the offset of a line that nests block quotes and lists deeper than
// elements may be, or -1. The parser's time grows with the square of the depth.
func tooDeepAt(src []byte) int {
	at := 0
	for line := range bytes.Lines(src) {
		if nesting(line) > extract.MaxDepth {
			return at
		}
		at += len(line)
	}
	return -1
}

// nesting counts the block quote and list marks at the beginning of a line.
func nesting(line []byte) int {
	depth := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
		case c == '>', (c == '-' || c == '*' || c == '+') && i+1 < len(line) && line[i+1] == ' ':
			depth++
		case (c == '.' || c == ')') && i > 0 && util.IsNumeric(line[i-1]):
			depth++
		case !util.IsNumeric(c):
			return depth
		}
	}
	return depth
}

func (b *markdownBuilder) children(n ast.Node) {
	for c := n.FirstChild(); c != nil && b.err == nil; c = c.NextSibling() {
		b.node(c)
	}
}

// node adds a node of the syntax tree.
func (b *markdownBuilder) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.inline(n)
	case *ast.String:
		b.Text(string(n.Value))
	case *ast.AutoLink:
		b.within(atom.A, n, func() { b.autoLink(n) })
	case *ast.RawHTML:
		b.raw(n.Segments.Sliced(0, n.Segments.Len()))
	case *ast.HTMLBlock:
		b.htmlBlock(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		b.within(atom.Pre, n, func() { b.lines(n) })
	case *ast.ListItem:
		b.listItem(n)
	case *ast.TextBlock:
		b.labelled(n)
	case *ast.Paragraph:
		b.within(atom.P, n, func() { b.labelled(n) })
	case *ast.Heading:
		b.within(headingTags[n.Level-1], n, func() { b.labelled(n) })
	case *ast.Image:
		b.image(n)
	case *east.FootnoteLink:
		b.footnoteMark(n)
	default:
		b.within(elementOf(n), n, func() { b.children(n) })
	}
}

var headingTags = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// elementOf returns the tag of a node that only contains other nodes, or 0.
func elementOf(n ast.Node) atom.Atom {
	switch n := n.(type) {
	case *ast.Blockquote:
		return atom.Blockquote
	case *ast.List:
		if n.IsOrdered() {
			return atom.Ol
		}
		return atom.Ul
	case *ast.ThematicBreak:
		return atom.Hr
	case *ast.CodeSpan:
		return atom.Code
	case *ast.Emphasis:
		if n.Level == 2 {
			return atom.Strong
		}
		return atom.Em
	case *ast.Link:
		return atom.A
	case *east.Strikethrough:
		return atom.Del
	case *east.Table:
		return atom.Table
	case *east.TableHeader, *east.TableRow:
		return atom.Tr
	case *east.TableCell:
		return atom.Td
	case *east.FootnoteList:
		return atom.Section
	case *east.Footnote:
		return atom.Div
	}
	return 0
}

// within adds an element and fills it. Raw HTML elements left open inside it are closed
// with it.
func (b *markdownBuilder) within(tag atom.Atom, n ast.Node, fill func()) {
	if tag == 0 {
		fill()
		return
	}
	e := &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag}
	switch n := n.(type) {
	case *ast.Link:
		e.Attr = []html.Attribute{{Key: "href", Val: string(n.Destination)}}
	case *ast.AutoLink:
		e.Attr = []html.Attribute{{Key: "href", Val: string(n.URL(b.src))}}
	case *east.FootnoteList:
		e.Attr = []html.Attribute{{Key: "class", Val: "footnotes"}}
	}
	b.Top().AppendChild(e)
	if extract.IsVoid(tag) {
		return
	}
	depth := len(b.Stack)
	b.push(e)
	fill()
	b.Stack = b.Stack[:min(depth, len(b.Stack))]
}

// push opens an element.
func (b *markdownBuilder) push(e *html.Node) {
	b.Stack = append(b.Stack, e)
	if len(b.Stack) > extract.MaxDepth {
		b.err = extract.ErrTooDeep
	}
}

// add adds text of the source, as written unless words gives it another form.
func (b *markdownBuilder) add(start, end int, words string) {
	if start == end {
		return
	}
	b.At = b.start + start
	if words == string(b.src[start:end]) {
		b.read = append(b.read, tree.Span{Start: b.At, End: b.start + end})
	}
	b.Text(words)
}

// inline adds a text and the line break after it.
func (b *markdownBuilder) inline(n *ast.Text) {
	at, end := n.Segment.Start, n.Segment.Stop
	switch {
	case n.IsRaw():
		b.add(at, end, string(b.src[at:end]))
	case b.stray && bytes.Contains(b.src[at:end], strongMark):
		b.toggle(at, end)
	default:
		b.unescape(at, end)
	}
	switch {
	case n.HardLineBreak():
		b.lineBreak()
	case n.SoftLineBreak():
		b.softBreak(end)
	}
}

// strayMark matches emphasis marks around mere punctuation after a word, which
// CommonMark treats as text: said*.* We
var strayMark = page.Lazy(`^\*[.,;:!?…]{1,3}\*`)

// isStrayMark reports whether the asterisk at i is one of a pair of stray marks.
func (b *markdownBuilder) isStrayMark(i int) bool {
	if i > 0 && strayMark().Match(b.src[i:min(len(b.src), i+12)]) {
		r, _ := utf8.DecodeLastRune(b.src[:i])
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	open := bytes.LastIndexByte(b.src[max(0, i-12):i], '*')
	if open < 0 {
		return false
	}
	open += max(0, i-12)
	return strayMark().Match(b.src[open:i+1]) && b.isStrayMark(open)
}

var strongMark = []byte("**")

// hasStray reports whether a paragraph has pairs of bold marks that CommonMark treats
// as text because of white space inside them. Editors leave such marks.
//
//	**Trade  **    **     B. Trade**    **Kenya  ⏎ **
func (b *markdownBuilder) hasStray(n ast.Node) bool {
	marks := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && !t.IsRaw() {
			marks += bytes.Count(b.src[t.Segment.Start:t.Segment.Stop], strongMark)
		}
	}
	return marks > 0 && marks%2 == 0
}

// toggle adds a text in which stray marks begin and end bold type.
func (b *markdownBuilder) toggle(at, end int) {
	for {
		size := bytes.Index(b.src[at:end], strongMark)
		if size < 0 {
			b.unescape(at, end)
			return
		}
		b.unescape(at, at+size)
		at += size + len(strongMark)
		if top := b.Top(); top.DataAtom == atom.Strong && top.Attr != nil {
			b.Stack = b.Stack[:len(b.Stack)-1]
			continue
		}
		e := &html.Node{Type: html.ElementNode, Data: "strong", DataAtom: atom.Strong, Attr: []html.Attribute{{Key: "class", Val: "stray"}}}
		b.Top().AppendChild(e)
		b.push(e)
	}
}

var entity = page.Lazy(`^&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});`)

// unescape adds a text without the backslashes of escapes, and with its character
// references replaced.
func (b *markdownBuilder) unescape(at, end int) {
	for i := at; i < end; i++ {
		switch c := b.src[i]; {
		case c == '\\' && i+1 < end && util.IsPunct(b.src[i+1]):
			b.add(at, i, string(b.src[at:i]))
			i++
			at = i
		case c == '*' && b.isStrayMark(i):
			b.add(at, i, string(b.src[at:i]))
			at = i + 1
		case c == '&':
			m := string(entity().Find(b.src[i:end]))
			if words := html.UnescapeString(m); words != m {
				b.add(at, i, string(b.src[at:i]))
				b.add(i, i+len(m), words)
				at = i + len(m)
				i = at - 1
			}
		}
	}
	b.add(at, end, string(b.src[at:end]))
}

// softBreak adds a line end inside a paragraph. Unlike in CommonMark, a line that has a
// label begins a paragraph if the preceding line is complete, and so does the line
// after a bold first line: texts not written as Markdown have no blank lines there.
func (b *markdownBuilder) softBreak(at int) {
	prev := string(b.src[bytes.LastIndexByte(b.src[:at], '\n')+1 : at])
	_, rest, _ := strings.Cut(string(b.src[at:min(len(b.src), at+extract.LongestNames)]), "\n")
	next, _, _ := strings.Cut(rest, "\n")
	strip := func(s string) string { return page.Tidy(strings.Trim(s, "*_> \t")) }
	switch last, first := strip(prev), strip(next); {
	case last == "" || first == "":
		b.Text("\n")
	case label.BeginsParagraph(page.Line{Text: last}, page.Line{Text: first, Indent: strings.HasPrefix(next, "　　")}) || b.isBoldLine(last, first):
		b.lineBreak()
	case page.NeedsSpace(last, first, false):
		b.Text("\n")
	}
}

// isBoldLine reports whether the paragraph so far is a bold line that reads like a
// heading, and the next line begins like a sentence.
func (b *markdownBuilder) isBoldLine(last, next string) bool {
	p := b.Top()
	if p.FirstChild == nil || p.FirstChild != p.LastChild || p.FirstChild.DataAtom != atom.Strong || !label.IsHeadline(last) {
		return false
	}
	first := page.FirstOf(next)
	return unicode.IsUpper(first) || chars.IsHan(first) || label.BeginsBlock(next)
}

func (b *markdownBuilder) lineBreak() {
	b.Top().AppendChild(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
}

// lines adds the lines of a block unchanged.
func (b *markdownBuilder) lines(n ast.Node) {
	for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
		if s.Stop > s.Start {
			b.add(s.Start, s.Stop, string(b.src[s.Start:s.Stop]))
		}
	}
}

func (b *markdownBuilder) autoLink(n *ast.AutoLink) {
	text := n.Label(b.src)
	start := n.Pos()
	if start >= 0 && start+1+len(text) <= len(b.src) && string(b.src[start+1:start+1+len(text)]) == string(text) {
		b.add(start+1, start+1+len(text), string(text))
		return
	}
	b.Text(string(text))
}

// footnoteMark adds a footnote mark, which is not a word of the sentence.
func (b *markdownBuilder) footnoteMark(n *east.FootnoteLink) {
	sup := &html.Node{Type: html.ElementNode, Data: "sup", DataAtom: atom.Sup, Attr: []html.Attribute{{Key: "class", Val: "reference"}}}
	b.Top().AppendChild(sup)
	b.push(sup)
	b.Text(strconv.Itoa(n.Index))
	b.Stack = b.Stack[:len(b.Stack)-1]
}

// listItem adds a list item. Its number is put before its first paragraph.
func (b *markdownBuilder) listItem(n *ast.ListItem) {
	list := n.Parent().(*ast.List)
	b.label = ""
	if list.IsOrdered() && n.Pos() >= 0 {
		b.number = tree.Span{Start: n.Pos(), End: n.Pos()}
		for b.number.End < len(b.src) && util.IsNumeric(b.src[b.number.End]) {
			b.number.End++
		}
		b.number.End = min(b.number.End+1, len(b.src))
		b.label = b.printed(list)
	}
	b.within(atom.Li, n, func() { b.children(n) })
	b.label = ""
}

// printed returns the number of an item as written, or counted if all items were
// written with the same number.
func (b *markdownBuilder) printed(list *ast.List) string {
	written := string(b.src[b.number.Start:b.number.End])
	index := b.items[list]
	b.items[list]++
	first := list.FirstChild()
	if second := first.NextSibling(); second == nil || !bytes.HasPrefix(b.src[max(0, second.Pos()):], fmt.Append(nil, list.Start, string(list.Marker))) {
		return written
	}
	return fmt.Sprint(list.Start+index, string(list.Marker))
}

// image records the description of an image, which is not shown.
func (b *markdownBuilder) image(n ast.Node) {
	var words strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			words.Write(t.Value(b.src))
			words.WriteByte(' ')
			b.read = append(b.read, tree.Span{Start: b.start + t.Segment.Start, End: b.start + t.Segment.Stop})
		}
		return ast.WalkContinue, nil
	})
	b.images = append(b.images, page.LeftOut{Origin: b.places.Origin(b.start + max(0, n.Pos())), Verdict: page.Verdict{Reason: page.ReasonImage, Why: "the description of an image"}, Text: page.Tidy(words.String())})
}

// labelled adds the content of a paragraph after the number of its list item.
func (b *markdownBuilder) labelled(n ast.Node) {
	if b.label != "" {
		b.add(b.number.Start, b.number.End, b.label)
		b.Text(" ")
		b.label = ""
	}
	b.stray = b.hasStray(n)
	b.children(n)
	b.stray = false
}
