package extract

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// weights holds the amount of unlinked text of each element that has any.
type weights struct {
	of      map[*html.Node]int
	running map[*html.Node]int  // the part of it that is running text
	images  map[*html.Node]bool // elements that hold a picture
	titles  map[*html.Node]bool // headings that the page's title repeats
	titled  map[*html.Node]bool // elements that hold one
	trusted map[*html.Node]bool // elements that are read whatever their names
	root    *html.Node
	total   int
}

// Weigh computes the weights of a page.
func Weigh(root *html.Node) *weights {
	w := &weights{of: map[*html.Node]int{}, running: map[*html.Node]int{}, images: map[*html.Node]bool{}, titles: map[*html.Node]bool{}, titled: map[*html.Node]bool{}, trusted: map[*html.Node]bool{}, root: root}
	w.total, _ = w.add(root)
	w.findTitled(root)
	return w
}

// findTitled marks the elements that hold a heading without a link that the page's
// title repeats.
func (w *weights) findTitled(root *html.Node) {
	title := page.Squeeze(pageTitle(root))
	for n := range root.Descendants() {
		if level := tagLevel(n.DataAtom); level == 0 || level > 2 || w.of[n] == 0 {
			continue
		}
		if text := page.Squeeze(goquery.NewDocumentFromNode(n).Text()); page.Visible(text) >= shortestHeading && strings.Contains(title, text) {
			w.titles[n] = true
			for a := n.Parent; a != nil; a = a.Parent {
				w.titled[a] = true
			}
		}
	}
}

// shortestHeading is the fewest visible characters of a heading that is recognised in
// the page's title.
const shortestHeading = 6

func (w *weights) add(n *html.Node) (all, running int) {
	switch {
	case n.Type == html.TextNode:
		size := page.Visible(n.Data)
		if size >= shortestRunning && strings.ContainsAny(n.Data, ".。，；,;") {
			running = size
		}
		return size, running
	case n.Type == html.CommentNode:
		return 0, 0
	case n.Type == html.ElementNode && isSilent(n.DataAtom) && n.DataAtom != atom.Noscript:
		return 0, 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		a, r := w.add(c)
		all, running = all+a, running+r
		if c.DataAtom == atom.Img || c.DataAtom == atom.Picture || w.images[c] {
			w.images[n] = true
		}
	}
	if all > 0 {
		w.of[n], w.running[n] = all, running
	}
	if n.DataAtom == atom.Noscript {
		return 0, 0 // counts only where nothing else is read
	}
	return all, running
}

// shortestRunning is the fewest visible characters of running text without the end of a
// sentence.
const shortestRunning = 30

// isSilent reports whether an element's text is not shown or leads elsewhere.
func isSilent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Select, atom.Textarea, atom.A:
		return true
	}
	return false
}

// holdsMuch reports whether an element holds so much of the page's text that it is
// likely the statement, in spite of its name. A region that can be longer than the
// statement, such as comments, must hold nearly all of it, or a good part of it and the
// title.
func (w *weights) holdsMuch(n *html.Node, reason tree.Reason) bool {
	if w.trusted[n] || w.titled[n] && w.running[n]*3 > w.running[w.root] {
		return true
	}
	switch reason {
	case page.ReasonComments, page.ReasonRelated, page.ReasonFooter, page.ReasonSidebar:
		return w.total-w.of[n] < max(60, w.total/20)
	}
	return w.of[n]*5 > w.total*2
}

// isSectionTag reports whether a tag denotes a region that some sites use for the text
// itself.
func isSectionTag(a atom.Atom) bool {
	switch a {
	case atom.Aside, atom.Footer, atom.Menu, atom.Nav:
		return true
	}
	return false
}

// mass is the amount of running text under an element.
type mass struct {
	size, pieces, labels int
	items                int // size of the text in lists
	heads                int // headings of the first level
}

// findBody returns the element that holds the statement. It descends from the root as
// long as one child has nearly all running text and every labelled paragraph.
func findBody(root *html.Node, pieces []Piece) *html.Node {
	own := map[*html.Node]mass{}
	for i := range pieces {
		if p := &pieces[i]; p.Keeps() && p.IsRunning() {
			m := own[p.node]
			m.size, m.pieces = m.size+p.Size, m.pieces+1
			if l, ok := label.Read(p.Text); ok && l.Style.IsPart() {
				m.labels++
			}
			if itemOf(p.node) != nil {
				m.items += p.Size
			}
			own[p.node] = m
		} else if p.Keeps() && p.Level == 1 {
			m := own[p.node]
			m.heads++
			own[p.node] = m
		}
	}
	sums := map[*html.Node]mass{}
	sumMass(root, own, sums)
	n := root
	for {
		next := heaviest(n, sums)
		if next == nil || sums[next].size*4 < sums[n].size*3 && !isBesideLists(sums[n], sums[next]) || sums[next].labels < sums[n].labels || !holdsBlocks(next) {
			return n
		}
		n = next
	}
}

// isBesideLists reports whether an element with the page's only first-level heading
// holds most of the running text, and everything beside it is lists.
func isBesideLists(all, one mass) bool {
	return one.size*2 > all.size && one.heads == 1 && all.heads == 1 && all.size-one.size == all.items-one.items
}

func sumMass(n *html.Node, own, sums map[*html.Node]mass) mass {
	m := own[n]
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			k := sumMass(c, own, sums)
			m = mass{m.size + k.size, m.pieces + k.pieces, m.labels + k.labels, m.items + k.items, m.heads + k.heads}
		}
	}
	if m.size > 0 {
		sums[n] = m
	}
	return m
}

func heaviest(n *html.Node, sums map[*html.Node]mass) *html.Node {
	var best *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if m, ok := sums[c]; ok && (best == nil || m.size > sums[best].size) {
			best = c
		}
	}
	return best
}

// holdsBlocks reports whether an element holds more than one paragraph.
func holdsBlocks(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.DataAtom == atom.Br || isBlockTag(c.DataAtom) || n.DataAtom == atom.Pre || holdsBlocks(c) {
			return true
		}
	}
	return n.DataAtom == atom.Pre
}
