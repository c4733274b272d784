package parse

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep elements may nest; browsers' parsers stop there too.
const maxDepth = 512

// dom is the tree of a page. It is built from tokens in the order of the
// source, so that each node knows its place and no text is moved or dropped,
// which a parser that repairs tables and forms would do.
//
// Text and comment nodes hold their offset in DataAtom, which is meaningless for
// them otherwise; see [offsetOf].
type dom struct {
	root   *html.Node
	source string // its text
	// open are the elements that were never closed, outermost first.
	open []*html.Node
	// cut says in which kind of token the page ends, "" for none.
	cut  string
	last *html.Node // last text that is not blank
	line int        // of the end
}

// offsetOf returns the byte offset into the source where a text or comment
// begins.
func offsetOf(n *html.Node) int { return int(n.DataAtom) }

// builder adds tokens to a tree.
type builder struct {
	dom
	stack []*html.Node
	at    int // byte offset of the token
}

var errTooDeep = fmt.Errorf("%w: elements are nested deeper than %d; save the statement as plain text", ErrUnsupported, maxDepth)

// buildDOM cuts a page into a tree. The error is that of a page nested too
// deep, or too large.
func buildDOM(s *source) (*dom, error) {
	text := s.text
	b := &builder{dom: dom{root: &html.Node{Type: html.DocumentNode}, source: text, line: 1}}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(s.maxToken())
	for nodes := 0; ; nodes++ {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			if z.Err() == html.ErrBufferExceeded {
				return nil, s.fail(b.line, fmt.Errorf("%w: a tag or a text of more than %d bytes", ErrTooLarge, s.maxToken()))
			}
			break
		}
		if nodes == s.maxNodes() {
			return nil, s.tooMany(nodes, "tags and texts")
		}
		size, newlines := len(raw), bytes.Count(raw, []byte("\n"))
		if err := b.token(kind, z); err != nil {
			return nil, s.fail(b.line, err)
		}
		b.line += newlines
		b.at += size
	}
	b.cut = cutToken(text, b.at)
	b.open = b.stack
	return &b.dom, nil
}

// token adds one token.
func (b *builder) token(kind html.TokenType, z *html.Tokenizer) error {
	switch kind {
	case html.TextToken:
		b.text(string(z.Text()))
	case html.CommentToken:
		b.leaf(html.CommentNode, string(z.Text()), 0)
	case html.StartTagToken, html.SelfClosingTagToken:
		return b.start(z.Token())
	case html.EndTagToken:
		name, _ := z.TagName()
		b.end(string(name))
	}
	return nil
}

// text adds a text node. Its place is that of its first visible character.
func (b *builder) text(s string) {
	n := b.leaf(html.TextNode, s, leadingSpace(b.source[b.at:]))
	if !isBlank(s) {
		b.last = n
	}
}

// leadingSpace returns how many bytes of white space markup begins with.
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

// leaf adds a text or comment node that begins some bytes behind the beginning of
// the token.
func (b *builder) leaf(kind html.NodeType, data string, behind int) *html.Node {
	n := &html.Node{Type: kind, Data: data, DataAtom: atom.Atom(b.at + behind)}
	b.top().AppendChild(n)
	return n
}

func (b *builder) top() *html.Node {
	if len(b.stack) == 0 {
		return b.root
	}
	return b.stack[len(b.stack)-1]
}

// start adds an element and opens it unless it is empty by nature.
func (b *builder) start(t html.Token) error {
	b.implyEnds(t.DataAtom)
	n := &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
	b.top().AppendChild(n)
	if isVoid(t.DataAtom) || t.Type == html.SelfClosingTagToken && b.inForeign() {
		return nil
	}
	b.stack = append(b.stack, n)
	if len(b.stack) > maxDepth {
		return errTooDeep
	}
	return nil
}

func (b *builder) inForeign() bool {
	for i := len(b.stack) - 1; i >= 0; i-- {
		if a := b.stack[i].DataAtom; a == atom.Svg || a == atom.Math {
			return true
		}
	}
	return false
}

// end closes the innermost open element of a name. Elements that it leaves
// open inside are closed with it, except blocks inside an inline element, which
// stay.
func (b *builder) end(name string) {
	tag := atom.Lookup([]byte(name))
	if tag == atom.P && !b.isOpen(atom.P) {
		b.top().AppendChild(&html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P})
		return
	}
	if tag == atom.Br {
		b.top().AppendChild(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
		return
	}
	blocks := false
	for i := len(b.stack) - 1; i >= 0; i-- {
		n := b.stack[i]
		if n.Data == name {
			if blocks && !isBlockTag(tag) {
				b.stack = append(b.stack[:i], b.stack[i+1:]...)
				return
			}
			b.stack = b.stack[:i]
			return
		}
		if isCell(n.DataAtom) && !isTablePart(tag) {
			return
		}
		blocks = blocks || isBlockTag(n.DataAtom)
	}
}

// isOpen reports whether an element is open inside the present table cell.
func (b *builder) isOpen(tag atom.Atom) bool {
	for i := len(b.stack) - 1; i >= 0; i-- {
		if a := b.stack[i].DataAtom; a == tag {
			return true
		} else if isCell(a) {
			return false
		}
	}
	return false
}

// implyEnds closes the elements whose end tags may be left out before a tag.
func (b *builder) implyEnds(tag atom.Atom) {
	switch tag {
	case atom.Li:
		b.closeUpTo(atom.Ul, atom.Li)
		return
	case atom.Dt, atom.Dd:
		b.closeUpTo(atom.Dl, atom.Dt, atom.Dd)
		return
	case atom.Option:
		b.closeUpTo(atom.Select, atom.Option)
		return
	case atom.Td, atom.Th:
		b.closeUpTo(atom.Table, atom.Td, atom.Th)
		return
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot:
		b.closeUpTo(atom.Table, atom.Tr)
		return
	case atom.Body:
		b.closeUpTo(atom.Html, atom.Head)
		return
	}
	if closesParagraph(tag) {
		b.closeUpTo(atom.Td, atom.P)
	}
}

// closeUpTo closes the innermost element of the tags, looking no further out
// than the scope's element. A ul scope stands for ol as well, a td for th.
func (b *builder) closeUpTo(scope atom.Atom, tags ...atom.Atom) {
	for i := len(b.stack) - 1; i >= 0; i-- {
		a := b.stack[i].DataAtom
		for _, t := range tags {
			if a == t {
				b.stack = b.stack[:i]
				return
			}
		}
		if a == scope || scope == atom.Ul && a == atom.Ol || scope == atom.Td && isCell(a) || a == atom.Table {
			return
		}
	}
}
