package extract

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// A site may put the first or the last paragraphs of a text into an element of their
// own, beside the element that holds the others:
//
//	div                   scope: holds the title and the body
//	├─ h1  title
//	├─ div.lead           beside, before: joins
//	├─ div.body           the body: most of the running text
//	├─ p   Done at …      beside, after: joins
//	├─ h3 + ul of links   leads elsewhere: nothing after it joins
//	└─ div h3 + p         under a heading of its own: left out, with a doubt
//
// side is a subtree of the scope that does not hold the body, or a text node that is a
// child of the scope.
type side struct {
	node   *html.Node // nil for a text node
	pieces []*Piece
	behind bool // after the body
}

// sidesOf returns the sides of the body in page order. Without a title on the page, the
// scope is the parent of the body.
func (x *Extractor) sidesOf(pieces []Piece) []*side {
	body := x.Bodies[0]
	chain := map[*html.Node]bool{}
	for n := body.Parent; n != nil; n = n.Parent {
		chain[n] = true
		if x.titleNode == nil || isWithin(x.titleNode, n) {
			break
		}
	}
	var sides []*side
	behind, titled := false, x.titleNode == nil || isWithin(x.titleNode, body)
	for i := range pieces {
		p := &pieces[i]
		titled = titled || p.node == x.titleNode && p.Size == 0
		if x.inBody(p) {
			behind = true
			continue
		}
		node, ok := sideOf(p.node, chain)
		if !ok || p.Size == 0 || !behind && !titled {
			continue
		}
		if last := len(sides) - 1; node != nil && last >= 0 && sides[last].node == node {
			sides[last].pieces = append(sides[last].pieces, p)
			continue
		}
		sides = append(sides, &side{node, []*Piece{p}, behind})
	}
	return sides
}

// sideOf returns the subtree below the chain that contains a node, nil if the node
// itself is in the chain.
func sideOf(n *html.Node, chain map[*html.Node]bool) (side *html.Node, ok bool) {
	for ; n != nil && !chain[n]; n = n.Parent {
		side = n
	}
	return side, n != nil
}

// isWithin reports whether a node is an element or inside it.
func isWithin(n, element *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == element {
			return true
		}
	}
	return false
}

// widen adds to the body what belongs to the statement beside it, with doubts about
// what may belong.
func (x *Extractor) widen(pieces []Piece) {
	closed := false
	for _, s := range x.sidesOf(pieces) {
		s.pieces = s.judged()
		size, running, linked, heading := s.measure()
		switch {
		case size == 0:
		case linked*4 > size:
			closed = closed || s.behind
		case s.behind && !closed && s.isClosing(s.pieces):
			s.join("closes the text")
		case running == 0:
			closed = closed || s.behind && heading
			if !s.behind && x.titleNode != nil {
				x.doubtSubtitle(s)
			}
		case closed || heading && !x.isAlike(s) || s.behind && !x.goesOnIn(s) || !s.behind && x.titleNode == nil && !x.isAlike(s):
			closed = closed || s.behind
			x.doubtSide(s, running)
		default:
			s.join("beside " + nameOf(x.Bodies[0]))
		}
	}
}

// judged returns the pieces of a side that neither markup nor words identify as
// something else.
func (s *side) judged() []*Piece {
	var left []*Piece
	for _, p := range s.pieces {
		if p.Keeps() && JudgeWords(p.Text).Keeps() {
			left = append(left, p)
		}
	}
	return left
}

// measure counts the visible characters of a side, those of running text, and those
// inside links.
func (s *side) measure() (size, running, linked int, heading bool) {
	for _, p := range s.pieces {
		size, linked = size+p.Size, linked+p.Linked
		if p.IsRunning() {
			running += p.Size
		}
		if _, labelled := label.Read(p.Text); p.IsMarkedUp() && !labelled {
			heading = true
		}
	}
	return size, running, linked, heading
}

// join adds the running text of a side to the statement, or all of the side if it is
// after the body or has no running text.
func (s *side) join(why string) {
	_, running, _, _ := s.measure()
	for _, p := range s.pieces {
		if running == 0 || p.IsRunning() || page.EndsOpen(p.Text) || label.BeginsBlock(p.Text) || s.behind {
			p.joined, p.Block.Why = true, why
		}
	}
}

// isClosing reports whether pieces of a side are the place and date of signing, or
// signatures. A date alone may be that of the page.
func (s *side) isClosing(pieces []*Piece) bool {
	sure := false
	for _, p := range pieces {
		if !label.IsSignature(p.Text) && !label.IsName(p.Text) {
			return false
		}
		day := dates.Find(p.Text) != ""
		sure = sure || label.IsSignature(p.Text) && (!day || label.SignedOn().MatchString(p.Text) || isRightAligned(p.node))
	}
	return sure && len(pieces) <= label.MaxClosing
}

// isRightAligned reports whether an element is aligned to the right margin, like the
// place and date of signing.
func isRightAligned(n *html.Node) bool {
	return attr(n, "align") == "right" || rightAligned().MatchString(attr(n, "style"))
}

var rightAligned = page.Lazy(`(?i)text-align\s*:\s*(right|end)`)

// isAlike reports whether a side has the same markup as the body.
func (x *Extractor) isAlike(s *side) bool {
	for n := x.Bodies[0]; s.node != nil && n != nil; n = n.Parent {
		if n.Parent == s.node.Parent {
			return n.Data == s.node.Data && attr(n, "class") == attr(s.node, "class")
		}
	}
	return false
}

// goesOnIn reports whether a side after the body continues the text: the parent of the
// body holds the title too, or the side has the body's markup, or it ends with a
// closing.
func (x *Extractor) goesOnIn(s *side) bool {
	if x.isAlike(s) || s.isClosing(s.pieces[len(s.pieces)-1:]) {
		return true
	}
	around := x.Bodies[0].Parent
	return x.titleNode != nil && !isWithin(x.titleNode, x.Bodies[0]) && isWithin(x.titleNode, around) && around.DataAtom != atom.Body && around.Type == html.ElementNode
}

// shortestDoubt is the number of running characters outside the body that are worth a
// doubt: about a sentence.
const shortestDoubt = 30

func (x *Extractor) doubtSide(s *side, running int) {
	if running < shortestDoubt {
		return
	}
	for _, p := range s.pieces {
		if p.IsRunning() {
			x.Doubt(tree.DoubtOutside, p.Origin, fmt.Sprintf("running text stands beside the element that holds the statement (%s); is it part of it?", page.Excerpt(p.Text)))
			return
		}
	}
}

// doubtSubtitle adds a doubt about a line between the title and the text that reads like
// a subtitle: what a document is about, or where it was adopted.
func (x *Extractor) doubtSubtitle(s *side) {
	for _, p := range s.pieces {
		reads := p.Linked == 0 && unicode.IsLetter(page.FirstOf(p.Text)) && !strings.Contains(p.Text, "://")
		if reads && p.Size >= shortestDoubt && (p.IsMarkedUp() || page.Columns(p.Text) >= longestSection) {
			x.Doubt(tree.DoubtOutside, p.Origin, fmt.Sprintf("a line under the title is left out (%s); is it part of the statement?", page.Excerpt(p.Text)))
			return
		}
	}
}
