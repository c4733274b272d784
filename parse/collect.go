package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// piece is a block of a page before it is decided whether it belongs to the
// statement.
type piece struct {
	block
	verdict            // what the markup says
	node    *html.Node // the block element that holds it
	linked  int        // visible characters inside links
	size    int        // visible characters
	strong  int        // of them in bold type or underlined
	slanted int        // of them in italics
	breaks  int        // br elements since the piece before in the same element
	joined  bool       // belongs to the statement although it stands beside the body
}

// place is what a node inherits from the elements around it.
type place struct {
	node    *html.Node
	verdict verdict
	link    bool
	pre     bool
	heading int // level, 0 for none
	strong  bool
	slanted bool
}

// longestNumber is how many visible characters a label has that stands before bold
// type.
const longestNumber = 6

// collector walks a page and cuts its text at block elements and br. Every
// text node ends up in one piece and every comment in one record.
type collector struct {
	drop     func(*html.Node) verdict
	pieces   []piece
	aside    []piece // dropped from the middle of a running block
	comments []leftOut
	bold     map[string]bool    // classes that the page's style sheets make bold
	items    map[*html.Node]int // how many items of an ordered list came
	number   string             // that is printed before the next text, of an item

	buf  strings.Builder
	next piece
	at   *reader
}

// reader tells where in the source the texts and comments stand that are read
// in its order.
type reader struct {
	source            string
	order             int // of the text or comment before
	offset, line, col int // of the last place asked for
}

// origin returns the next place, which begins at a byte offset. It costs the
// distance from the one before.
func (r *reader) origin(offset int) origin {
	if offset < r.offset {
		r.offset, r.line, r.col = 0, 1, 1
	}
	passed := r.source[r.offset:offset]
	if i := strings.LastIndexByte(passed, '\n'); i >= 0 {
		r.line += strings.Count(passed, "\n")
		r.col, passed = 1, passed[i+1:]
	}
	r.col += utf8.RuneCountInString(passed)
	r.offset = offset
	r.order++
	return origin{line: r.line, col: r.col, order: r.order}
}

// collect cuts the page into pieces; drop tells why to leave an element
// out.
func collect(d *dom, drop func(*html.Node) verdict) *collector {
	c := &collector{drop: drop, at: &reader{source: d.source, line: 1, col: 1}, bold: classesWith(d.root, boldStyle()), items: map[*html.Node]int{}}
	c.children(d.root, place{node: d.root})
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
		if text := tidy(n.Data); text != "" {
			c.comments = append(c.comments, leftOut{c.at.origin(offsetOf(n)), verdict{reasonComment, "<!-- -->"}, text})
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
	block := isBlockTag(n.DataAtom)
	p.link = p.link || n.DataAtom == atom.A && attr(n, "href") != ""
	p.pre = p.pre || n.DataAtom == atom.Pre || n.DataAtom == atom.Xmp || n.DataAtom == atom.Plaintext
	p.heading = max(p.heading, tagLevel(n.DataAtom))
	p.strong = p.strong || c.isStrong(n)
	p.slanted = p.slanted || n.DataAtom == atom.Em || n.DataAtom == atom.I
	if p.verdict.keeps() {
		p.verdict = c.drop(n)
		if !p.verdict.keeps() && (!block || isQuiet(n.DataAtom)) {
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

// apart collects an element inside a running block without breaking it.
func (c *collector) apart(n *html.Node, p place) {
	sub := &collector{drop: c.drop, at: c.at, bold: c.bold, items: c.items}
	p.node = n
	sub.children(n, p)
	sub.flush()
	c.aside = append(append(c.aside, sub.pieces...), sub.aside...)
	c.comments = append(c.comments, sub.comments...)
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
			offset += lineLength(c.at.source[offset:])
		}
		c.add(s, offset, p)
	}
}

// lineLength returns how many bytes the text at the beginning of markup has up to
// the next line, 0 where a tag comes before: the line break was an entity.
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

// beginsTag reports whether markup begins with a tag or a comment, and not with
// a sign that is less than something.
func beginsTag(markup string) bool {
	if len(markup) < 2 {
		return false
	}
	c := markup[1] | 0x20 // lower case
	return c >= 'a' && c <= 'z' || markup[1] == '/' || markup[1] == '!' || markup[1] == '?'
}

// add appends text that begins at a byte offset of the source to the present
// piece, and takes its place from the first visible character.
func (c *collector) add(s string, offset int, p place) {
	size := visible(s)
	if size > 0 && c.next.size == 0 {
		c.next.origin = c.at.origin(offset)
		c.next.number, c.number = c.number, ""
		c.next.node, c.next.verdict, c.next.level = p.node, p.verdict, p.heading
	}
	if p.strong && (c.next.lead == c.next.size || c.next.lead == 0 && c.next.size <= longestNumber) {
		c.next.lead = c.next.size + size
	}
	if p.strong {
		c.next.strong += size
	}
	if p.slanted {
		c.next.slanted += size
	}
	c.next.size += size
	if p.link {
		c.next.linked += size
	}
	c.buf.WriteString(s)
}

func (c *collector) lineBreak() {
	breaks := c.next.breaks
	if c.next.size > 0 {
		breaks = 0
	}
	c.flush()
	c.next.breaks = breaks + 1
}

// flush ends the present piece.
func (c *collector) flush() {
	if c.next.size > 0 {
		c.next.text = tidy(c.buf.String())
		c.next.emphasise()
		c.pieces = append(c.pieces, c.next)
		c.next = piece{}
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

// isRunning reports whether a piece reads as sentences do, and not as a menu.
func (p *piece) isRunning() bool {
	if p.linked*2 > p.size {
		return false
	}
	return p.size >= 6 && columns(p.text) >= 12 && endsSentence(p.text) || p.size >= shortestRunning && strings.ContainsAny(p.text, "，。；,;：")
}

// checkPieces is checkPage for what may become blocks, before time is spent on
// it.
func checkPieces(c *config, pieces []piece) error {
	size := 0
	for i := range pieces {
		size += len(pieces[i].text)
	}
	return c.checkText(len(pieces), size)
}
