package extract

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// MaxDepth is the maximum nesting of elements. Browsers' parsers stop there too.
const MaxDepth = 512

// DOM is the tree of a page. It is built from tokens in source order, so that each node
// knows its position and no text is moved or dropped. A parser that repairs tables and
// forms would do so.
//
// Text and comment nodes hold their offset in DataAtom, which they do not need
// otherwise; see [offsetOf].
type DOM struct {
	Root   *html.Node
	Source string // its text
	// open are the elements that were never closed, outermost first.
	open []*html.Node
	// cut is the kind of token inside which the page ends, "" for none.
	cut   string
	last  *html.Node // the last text that is not blank
	ended bool       // the end tag of the page or its body follows all text
	Line  int        // of the end
}

// offsetOf returns the byte offset in the source at which a text or comment begins.
func offsetOf(n *html.Node) int { return int(n.DataAtom) }

// Builder builds a tree from tokens.
type Builder struct {
	DOM
	Stack []*html.Node
	At    int // byte offset of the current token
}

// ErrTooDeep is the error of a page that is nested too deep.
var ErrTooDeep = hint.Errorf("save the statement as plain text", "%w: elements are nested deeper than %d", source.ErrUnsupported, MaxDepth)

// buildDOM parses a page into a tree. The error reports a page that is nested too deep
// or too large.
func buildDOM(s *source.Source) (*DOM, error) {
	text := s.Text
	b := &Builder{DOM: DOM{Root: &html.Node{Type: html.DocumentNode}, Source: text, Line: 1}}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(s.MaxToken())
	for nodes := 0; ; nodes++ {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			if z.Err() == html.ErrBufferExceeded {
				return nil, s.Fail(b.Line, fmt.Errorf("%w: a tag or a text of more than %d bytes", source.ErrTooLarge, s.MaxToken()))
			}
			break
		}
		if nodes == s.MaxNodes() {
			return nil, s.TooMany(nodes, "tags and texts")
		}
		size, newlines := len(raw), bytes.Count(raw, []byte("\n"))
		if err := b.Token(kind, z); err != nil {
			return nil, s.Fail(b.Line, err)
		}
		b.Line += newlines
		b.At += size
	}
	b.cut = cutToken(text, b.At)
	b.open = b.Stack
	return &b.DOM, nil
}

// Token adds one token.
func (b *Builder) Token(kind html.TokenType, z *html.Tokenizer) error {
	switch kind {
	case html.TextToken:
		b.Text(string(z.Text()))
	case html.CommentToken:
		b.leaf(html.CommentNode, string(z.Text()), 0)
	case html.StartTagToken, html.SelfClosingTagToken:
		t := z.Token()
		if kind == html.SelfClosingTagToken && b.inForeign() || t.DataAtom == atom.Noscript {
			z.NextIsNotRawText() // <svg><title/>, or what a browser without scripts shows
		}
		return b.start(t)
	case html.EndTagToken:
		name, _ := z.TagName()
		if top := b.Top(); string(name) == "q" && top.FirstChild != nil && top.FirstChild.Data == opensQuote {
			b.leaf(html.TextNode, "”", 0)
		}
		b.end(string(name))
	}
	return nil
}

// Text adds a text node. Its position is that of its first visible character.
func (b *Builder) Text(s string) {
	n := b.leaf(html.TextNode, s, leadingSpace(b.Source[b.At:]))
	if !page.IsBlank(s) {
		b.last, b.ended = n, b.ended && isSilent(b.Top().DataAtom)
	}
}

// leadingSpace returns the number of bytes of leading white space in markup.
func leadingSpace(markup string) int {
	rest := markup
	for {
		trimmed := strings.TrimLeft(rest, " \t\n\f\u00A0\u3000")
		trimmed = strings.TrimPrefix(trimmed, "&nbsp;")
		if len(trimmed) == len(rest) {
			return len(markup) - len(rest)
		}
		rest = trimmed
	}
}

// leaf adds a text or comment node that begins behind bytes after the beginning of the
// token.
func (b *Builder) leaf(kind html.NodeType, data string, behind int) *html.Node {
	n := &html.Node{Type: kind, Data: data, DataAtom: atom.Atom(b.At + behind)}
	b.Top().AppendChild(n)
	return n
}

// Top returns the innermost open element, or the root.
func (b *Builder) Top() *html.Node {
	if len(b.Stack) == 0 {
		return b.Root
	}
	return b.Stack[len(b.Stack)-1]
}

// start adds an element, and opens it unless it is a void element.
func (b *Builder) start(t html.Token) error {
	b.implyEnds(t.DataAtom)
	n := &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
	b.Top().AppendChild(n)
	if IsVoid(t.DataAtom) || t.Type == html.SelfClosingTagToken && b.inForeign() {
		return nil
	}
	b.Stack = append(b.Stack, n)
	if len(b.Stack) > MaxDepth {
		return ErrTooDeep
	}
	if t.DataAtom == atom.Q && !strings.ContainsRune("“„«‘「『\"", page.LastOf(b.before())) {
		b.leaf(html.TextNode, opensQuote, 0)
	}
	return nil
}

// opensQuote is the mark that a browser shows before a quotation that has none.
const opensQuote = "“"

// before returns the last text.
func (b *Builder) before() string {
	if b.last == nil {
		return ""
	}
	return strings.TrimSpace(b.last.Data)
}

func (b *Builder) inForeign() bool {
	for i := len(b.Stack) - 1; i >= 0; i-- {
		if a := b.Stack[i].DataAtom; a == atom.Svg || a == atom.Math {
			return true
		}
	}
	return false
}

// end closes the innermost open element with a name. Elements still open inside it are
// closed too, except blocks inside an inline element, which stay open.
func (b *Builder) end(name string) {
	tag := atom.Lookup([]byte(name))
	b.ended = b.ended || tag == atom.Html || tag == atom.Body
	if tag == atom.P && !b.isOpen(atom.P) {
		b.Top().AppendChild(&html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P})
		return
	}
	if tag == atom.Br {
		b.Top().AppendChild(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
		return
	}
	blocks := false
	for i := len(b.Stack) - 1; i >= 0; i-- {
		n := b.Stack[i]
		if n.Data == name {
			if blocks && !isBlockTag(tag) {
				b.Stack = append(b.Stack[:i], b.Stack[i+1:]...)
				return
			}
			b.Stack = b.Stack[:i]
			return
		}
		if isCell(n.DataAtom) && !isTablePart(tag) {
			return
		}
		blocks = blocks || isBlockTag(n.DataAtom)
	}
}

// isOpen reports whether an element is open inside the current table cell.
func (b *Builder) isOpen(tag atom.Atom) bool {
	for i := len(b.Stack) - 1; i >= 0; i-- {
		if a := b.Stack[i].DataAtom; a == tag {
			return true
		} else if isCell(a) {
			return false
		}
	}
	return false
}

// implyEnds closes the elements whose end tags may be omitted before a tag.
func (b *Builder) implyEnds(tag atom.Atom) {
	switch tag {
	case atom.Li:
		b.closeUpTo(atom.Ul, atom.Li)
	case atom.Dt, atom.Dd:
		b.closeUpTo(atom.Dl, atom.Dt, atom.Dd)
	case atom.Option:
		b.closeUpTo(atom.Select, atom.Option)
	case atom.Td, atom.Th:
		b.closeUpTo(atom.Table, atom.Td, atom.Th)
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot:
		b.closeUpTo(atom.Table, atom.Tr)
	case atom.Body:
		b.closeUpTo(atom.Html, atom.Head)
	default:
		if closesParagraph(tag) {
			b.closeUpTo(atom.Td, atom.P)
		}
	}
}

// closeUpTo closes the innermost open element with one of the tags, searching up to the
// element of the scope. A scope of ul includes ol, one of td includes th.
func (b *Builder) closeUpTo(scope atom.Atom, tags ...atom.Atom) {
	for i := len(b.Stack) - 1; i >= 0; i-- {
		a := b.Stack[i].DataAtom
		if slices.Contains(tags, a) {
			b.Stack = b.Stack[:i]
			return
		}
		if a == scope || scope == atom.Ul && a == atom.Ol || scope == atom.Td && isCell(a) || a == atom.Table {
			return
		}
	}
}
