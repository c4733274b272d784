package parse

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readPage turns a page of HTML into blocks.
func readPage(s *source) (*page, error) {
	d, err := buildDOM(s.text)
	if err != nil {
		return nil, s.fail(d.line, fmt.Errorf("%w: %w", ErrUnsupported, err))
	}
	problem, doubt := d.truncation()
	if problem != "" {
		return nil, s.fail(d.line, fmt.Errorf("%w %s; save the page again", ErrTruncated, problem))
	}
	p := &page{}
	if doubt != "" {
		p.doubt(doubt)
	}
	x := &extractor{page: p, weights: weigh(d.root)}
	x.run(d.root)
	p.dropLicence()
	if !p.hasSentence() {
		return nil, s.fail(0, fmt.Errorf("%w: the page has no running text", ErrNoContent))
	}
	return p, nil
}

// hasSentence reports whether any block is more than a word on a page: part of
// a sentence, or labelled.
func (p *page) hasSentence() bool {
	for _, b := range p.blocks {
		if endsSentence(b.text) || endsOpen(b.text) || strings.ContainsAny(b.text, "，。；：") || beginsBlock(b.text) {
			return true
		}
	}
	return false
}

// extractor decides for each piece of a page whether it belongs to the
// statement.
type extractor struct {
	*page
	weights *weights
	body    *html.Node
}

// run fills the page: find the element that holds the text, drop what stands in
// it besides, and keep the rest.
func (x *extractor) run(root *html.Node) {
	c := collect(root, x.dropReason)
	x.leftOut = append(x.leftOut, c.comments...)
	for _, p := range c.aside {
		x.discard(p.reason, p.origin, p.text)
	}
	x.body = findBody(root, c.pieces)
	x.takeTitle(root, c.pieces)
	inside := rejoin(x.trimLinked(x.inside(c.pieces)))
	bare := linksAreRare(inside)
	for _, p := range inside {
		if reason := pieceReason(&p, bare); reason != "" {
			x.discard(reason, p.origin, p.text)
			continue
		}
		p.item = inList(p.node)
		x.blocks = append(x.blocks, p.block)
	}
}

// dropReason tells why an element is left out. Class and id words are believed
// of blocks only, and never of an element that holds much of the page's text.
func (x *extractor) dropReason(n *html.Node) string {
	if reason := tagReason(n.DataAtom); reason != "" {
		if isSectionTag(n.DataAtom) && x.weights.holdsMuch(n, reason) {
			return ""
		}
		return reason
	}
	if isHidden(n) && !x.weights.holdsMuch(n, "hidden") {
		return "hidden"
	}
	if !isBlockTag(n.DataAtom) {
		return inlineReason(n)
	}
	if reason := classReason(n); reason != "" && !x.weights.holdsMuch(n, reason) {
		return reason
	}
	return ""
}

// inside returns the pieces of the body and records the others.
func (x *extractor) inside(pieces []piece) []piece {
	var in []piece
	kept, left := 0, 0
	for _, p := range pieces {
		switch {
		case p.size == 0: // taken as the title
		case p.reason != "":
			x.discard(p.reason, p.origin, p.text)
		case !x.inBody(&p):
			reason := outsideReason(&p)
			if reason == outside && p.isRunning() {
				left += p.size
			}
			x.discard(reason, p.origin, p.text)
		default:
			kept += p.size
			in = append(in, p)
		}
	}
	if left*5 > kept {
		x.doubt(fmt.Sprintf("%d characters of running text stand outside the element that holds the statement", left))
	}
	return in
}

// outside is the reason of what stands elsewhere on a page for no other reason.
const outside = "outside the text"

func outsideReason(p *piece) string {
	if reason := patternReason(p.text); reason != "" {
		return reason
	}
	if p.linked*2 > p.size {
		return "navigation"
	}
	return outside
}

// inList reports whether a block element is an item of a list.
func inList(n *html.Node) bool {
	for range 2 { // the item itself, or a paragraph in it
		if n == nil || n.DataAtom == atom.Li {
			break
		}
		n = n.Parent
	}
	return n != nil && n.DataAtom == atom.Li
}

// within reports whether a node is an element or stands inside it.
func within(n, element *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == element {
			return true
		}
	}
	return false
}

// pieceReason tells why a piece inside the body is no part of the statement.
// Where links are rare, a sentence that is one link leads elsewhere.
func pieceReason(p *piece, rare bool) string {
	if reason := patternReason(p.text); reason != "" {
		return reason
	}
	if !strings.ContainsFunc(p.text, isWordRune) {
		return "ornament"
	}
	if isMostlyLinked(p) && !p.heading && (!endsSentence(p.text) || rare && p.linked == p.size) {
		return "related links"
	}
	return ""
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// linksAreRare reports whether few of the pieces are nothing but a link.
func linksAreRare(pieces []piece) bool {
	linked, all := 0, 0
	for i := range pieces {
		all += pieces[i].size
		if pieces[i].linked == pieces[i].size {
			linked += pieces[i].size
		}
	}
	return linked*4 < all
}

func isMostlyLinked(p *piece) bool { return p.linked*5 > p.size*3 }

// trimLinked records the pieces at both ends of the body that are links: what
// stands before and after a text to lead elsewhere.
func (x *extractor) trimLinked(pieces []piece) []piece {
	for len(pieces) > 0 && isMostlyLinked(&pieces[len(pieces)-1]) {
		p := pieces[len(pieces)-1]
		x.discard(linkedReason(&p), p.origin, p.text)
		pieces = pieces[:len(pieces)-1]
	}
	for len(pieces) > 0 && isMostlyLinked(&pieces[0]) {
		x.discard(linkedReason(&pieces[0]), pieces[0].origin, pieces[0].text)
		pieces = pieces[1:]
	}
	return pieces
}

func linkedReason(p *piece) string {
	if reason := patternReason(p.text); reason != "" {
		return reason
	}
	return "related links"
}
