package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// Piece is a block of a page that may or may not belong to the statement.
type Piece struct {
	page.Block
	page.Verdict            // from the markup
	node         *html.Node // the block element that holds it
	Linked       int        // visible characters inside links
	Size         int        // visible characters
	strong       int        // of these, bold or underlined
	slanted      int        // of these, italic
	breaks       int        // br elements since the preceding piece in the same element
	joined       bool       // belongs to the statement although it is beside the body
}

// place is what a node inherits from its ancestors.
type place struct {
	node    *html.Node
	verdict page.Verdict
	link    bool
	pre     bool
	heading int // level, 0 for none
	strong  bool
	slanted bool
}

// longestNumber is the maximum number of visible characters of a label before bold
// type.
const longestNumber = 6

// collector walks a page and cuts its text at block elements and br. Every text node
// ends up in one piece and every comment in one record.
type collector struct {
	drop     func(*html.Node) page.Verdict
	Pieces   []Piece
	Aside    []Piece // dropped from inside a running block
	Comments []page.LeftOut
	bold     map[string]bool    // classes that the page's style sheets make bold
	items    map[*html.Node]int // number of items so far, by ordered list
	number   string             // of an item, to be put before the next text

	buf  strings.Builder
	next Piece
	at   *Reader
}

// Reader computes the positions of texts and comments that are read in source order.
type Reader struct {
	Source            string
	order             int // of the preceding text or comment
	offset, Line, Col int // the last position computed
}

// Origin returns the origin of the next text, which begins at a byte offset. The cost
// is proportional to the distance from the preceding one.
func (r *Reader) Origin(offset int) page.Origin {
	if offset < r.offset {
		r.offset, r.Line, r.Col = 0, 1, 1
	}
	passed := r.Source[r.offset:offset]
	if i := strings.LastIndexByte(passed, '\n'); i >= 0 {
		r.Line += strings.Count(passed, "\n")
		r.Col, passed = 1, passed[i+1:]
	}
	r.Col += utf8.RuneCountInString(passed)
	r.offset = offset
	r.order++
	return page.Origin{Line: r.Line, Col: r.Col, Order: r.order}
}

// Collect cuts the page into pieces. drop returns the verdict on an element.
func Collect(d *DOM, drop func(*html.Node) page.Verdict) *collector {
	c := &collector{drop: drop, at: &Reader{Source: d.Source, Line: 1, Col: 1}, bold: classesWith(d.Root, boldStyle()), items: map[*html.Node]int{}}
	c.children(d.Root, place{node: d.Root})
	c.flush()
	return c
}

func (c *collector) children(n *html.Node, p place) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k, p)
	}
}

func (c *collector) walk(n *html.Node, p place) {
	switch n.Type {
	case html.TextNode:
		c.text(n, p)
	case html.CommentNode:
		if text := page.Tidy(n.Data); text != "" {
			c.Comments = append(c.Comments, page.LeftOut{Origin: c.at.Origin(offsetOf(n)), Verdict: page.Verdict{Reason: page.ReasonComment, Why: "<!-- -->"}, Text: text})
		}
	case html.ElementNode:
		c.element(n, p)
	}
}

func (c *collector) element(n *html.Node, p place) {
	if n.DataAtom == atom.Br {
		c.lineBreak()
		return
	}
	c.attributeText(n)
	block := isBlockTag(n.DataAtom)
	p.link = p.link || n.DataAtom == atom.A && attr(n, "href") != ""
	p.pre = p.pre || n.DataAtom == atom.Pre || n.DataAtom == atom.Xmp || n.DataAtom == atom.Plaintext
	p.heading = max(p.heading, tagLevel(n.DataAtom))
	p.strong = p.strong || c.isStrong(n)
	p.slanted = p.slanted || n.DataAtom == atom.Em || n.DataAtom == atom.I
	if p.verdict.Keeps() {
		p.verdict = c.drop(n)
		if !p.verdict.Keeps() && (!block || isQuiet(n.DataAtom)) {
			c.apart(n, p)
			return
		}
	}
	if !block {
		c.children(n, p)
		return
	}
	c.flush()
	p.node = n
	c.number = c.numberOf(n)
	c.children(n, p)
	c.flush()
	if n.DataAtom == atom.Li {
		c.number = ""
	}
	c.next.breaks = 0
}

// apart collects an element inside a running block without breaking the block.
func (c *collector) apart(n *html.Node, p place) {
	sub := &collector{drop: c.drop, at: c.at, bold: c.bold, items: c.items}
	p.node = n
	sub.children(n, p)
	sub.flush()
	c.Aside = append(append(c.Aside, sub.Pieces...), sub.Aside...)
	c.Comments = append(c.Comments, sub.Comments...)
}

func (c *collector) text(n *html.Node, p place) {
	offset := offsetOf(n)
	if !p.pre {
		c.add(n.Data, offset, p)
		return
	}
	for i, s := range strings.Split(strings.TrimLeft(n.Data, "\n"), "\n") {
		if i > 0 {
			c.lineBreak()
			offset += lineLength(c.at.Source[offset:])
		}
		c.add(s, offset, p)
	}
}

// lineLength returns the number of bytes up to the next line break in markup, 0 if a
// tag comes first: the line break was an entity.
func lineLength(markup string) int {
	for i := 0; ; i++ {
		next := strings.IndexAny(markup[i:], "\n<")
		if next < 0 {
			return 0
		}
		i += next
		switch {
		case markup[i] == '\n':
			return i + 1
		case beginsTag(markup[i:]):
			return 0
		}
	}
}

// beginsTag reports whether markup begins with a tag or a comment, and not with a
// literal <.
func beginsTag(markup string) bool {
	if len(markup) < 2 {
		return false
	}
	c := markup[1] | 0x20 // in lower case
	return c >= 'a' && c <= 'z' || markup[1] == '/' || markup[1] == '!' || markup[1] == '?'
}

// add appends text that begins at a byte offset of the source to the current piece. The
// piece's position is that of its first visible character.
func (c *collector) add(s string, offset int, p place) {
	size := page.Visible(s)
	if size > 0 && c.next.Size == 0 {
		c.next.Origin = c.at.Origin(offset)
		c.next.Number, c.number = c.number, ""
		c.next.node, c.next.Verdict, c.next.Level = p.node, p.verdict, p.heading
	}
	if p.strong && (c.next.Lead == c.next.Size || c.next.Lead == 0 && c.next.Size <= longestNumber) {
		c.next.Lead = c.next.Size + size
	}
	if p.strong {
		c.next.strong += size
	}
	if p.slanted {
		c.next.slanted += size
	}
	c.next.Size += size
	if p.link {
		c.next.Linked += size
	}
	c.buf.WriteString(s)
}

func (c *collector) lineBreak() {
	breaks := c.next.breaks
	if c.next.Size > 0 {
		breaks = 0
	}
	c.flush()
	c.next.breaks = breaks + 1
}

// flush ends the current piece.
func (c *collector) flush() {
	if c.next.Size > 0 {
		c.next.Text = page.Tidy(c.buf.String())
		c.next.emphasise()
		c.Pieces = append(c.Pieces, c.next)
		c.next = Piece{}
	}
	c.buf.Reset()
}

// attr returns the value of an element's attribute.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// IsRunning reports whether a piece is running text, which reads as sentences, and not
// a menu.
func (p *Piece) IsRunning() bool {
	if p.Linked*2 > p.Size {
		return false
	}
	return p.Size >= 6 && page.IsWider(p.Text, 11) && page.EndsSentence(p.Text) || p.Size >= shortestRunning && (strings.ContainsAny(p.Text, "，。；,;：") || page.EndsOpen(p.Text))
}

// CheckPieces checks the limits for the pieces that may become blocks, before more time
// is spent on them.
func CheckPieces(c *source.Config, pieces []Piece) error {
	size := 0
	for i := range pieces {
		size += len(pieces[i].Text)
	}
	return c.CheckText(len(pieces), size)
}
