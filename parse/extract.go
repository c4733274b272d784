package parse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/tree"
)

// readPage turns a page of HTML into blocks.
func readPage(s *source) (*page, error) {
	d, err := buildDOM(s)
	if err != nil {
		return nil, err
	}
	problem, doubt := d.truncation()
	if problem != "" {
		return nil, s.fail(d.line, fmt.Errorf("%w %s; save the page again", ErrTruncated, problem))
	}
	p := &page{}
	if doubt != "" {
		p.doubt(tree.DoubtWhole, origin{}, doubt)
	}
	x := &extractor{page: p, weights: weigh(d.root), profile: s.profile, hidden: hiddenClasses(d.root)}
	x.teasers = x.weights.teasersOf(d.root, pageTitle(d.root))
	if x.bodies, x.around, err = s.profile.bodies(d.root); err != nil {
		return nil, s.fail(0, err)
	}
	if err := x.run(s.config, d); err != nil {
		return nil, err
	}
	p.dropLicence()
	if err := p.noContent(d); err != nil {
		return nil, s.fail(0, err)
	}
	return p, nil
}

// extractor decides for each piece of a page whether it belongs to the
// statement.
type extractor struct {
	*page
	weights *weights
	profile *Profile
	hidden  map[string]bool     // classes that the page's style sheets hide
	teasers map[*html.Node]bool // elements that announce other pages
	bodies  []*html.Node
	around  map[*html.Node]bool // what the profile's bodies stand in
	// titleNode is the element of the title, nil when it is not on the page.
	titleNode *html.Node
	declared  string // the language that the page declares
}

// run fills the page: find the element that holds the text, drop what stands in
// it besides, and keep the rest.
func (x *extractor) run(limits *config, d *dom) error {
	c := collect(d, x.judgeElement)
	x.leftOut = append(x.leftOut, c.comments...)
	for _, p := range c.aside {
		x.discard(p.verdict, p.origin, p.text)
	}
	if x.bodies == nil {
		x.markSections(c.pieces)
		x.bodies = []*html.Node{findBody(d.root, c.pieces)}
	}
	x.takeTitle(d.root, c.pieces)
	if x.around == nil && x.bodies[0].Type == html.ElementNode {
		x.widen(c.pieces)
	}
	x.takeDate(d.root, c.pieces)
	inside := x.trimLinked(x.inside(c.pieces))
	if x.around == nil {
		inside = x.trimContact(x.cutAtEnd(x.belowTitle(inside)))
	}
	inside = rejoin(inside)
	if err := checkPieces(limits, inside); err != nil {
		return err
	}
	kept := x.dropSecond(x.keep(inside))
	x.addBlocks(kept)
	if x.around == nil {
		x.doubtRegions(slices.Concat(c.pieces, c.aside, inside), kept)
		x.doubtNotes(c.pieces)
		x.doubtElsewhere(c.pieces)
	}
	return nil
}

// judgeElement tells why an element is left out. Class and id words are
// believed of blocks only, and never of an element that holds much of the
// page's text.
func (x *extractor) judgeElement(n *html.Node) verdict {
	v, keep := x.profile.judge(n)
	if keep || !v.keeps() || x.around[n] {
		return v
	}
	if reason := tagReason(n.DataAtom); reason != "" {
		if isSectionTag(n.DataAtom) && x.weights.holdsMuch(n, reason) {
			return verdict{}
		}
		return verdict{reason, "<" + n.Data + ">"}
	}
	if how := hiddenBy(n, x.hidden); how != "" && !x.weights.holdsMuch(n, "hidden") {
		return verdict{reasonHidden, how}
	}
	v = judgeInline(n)
	if isBlockTag(n.DataAtom) {
		v = judgeNames(n, x.weights.running[n], x.weights.images[n])
	}
	if x.teasers[n] {
		v = verdict{reasonRelated, "under a heading that is a link"}
	}
	if v.keeps() && isNote(n) {
		v = verdict{reasonReference, noteBody}
	}
	if v.keeps() || x.weights.holdsMuch(n, v.reason) {
		return verdict{}
	}
	return v
}

// inside returns the pieces of the body and records the others.
func (x *extractor) inside(pieces []piece) []piece {
	var in []piece
	kept, body := 0, "in "+nameOf(x.bodies[0])
	for _, p := range pieces {
		switch {
		case p.size == 0: // taken as the title
		case !p.keeps():
			x.discard(p.verdict, p.origin, p.text)
		case !p.joined && !x.inBody(&p):
			v := x.judgeOutside(&p)
			if v.reason == reasonOutside && p.isRunning() {
				x.unsure += p.size
			}
			x.discard(v, p.origin, p.text)
		default:
			kept += p.size
			if !p.joined {
				p.block.why = body
			}
			in = append(in, p)
		}
	}
	if x.unsure*5 > kept {
		x.doubt(tree.DoubtOutside, origin{}, fmt.Sprintf("%d characters of running text stand outside the element that holds the statement", x.unsure))
	}
	return in
}

// belowTitle leaves out what stands in the body above the title, none of which is
// running: what kind of document it is, and for whom.
func (x *extractor) belowTitle(pieces []piece) []piece {
	first := 0
	for first < len(pieces) && x.titleNode != nil && pieces[first].order < x.titleAt.order && !pieces[first].isRunning() && !beginsBlock(pieces[first].text) {
		x.discard(verdict{outside, "above the title"}, pieces[first].origin, pieces[first].text)
		first++
	}
	return pieces[first:]
}

// outside is the reason of what stands elsewhere on a page for no other reason.
const outside = "outside the text"

func (x *extractor) judgeOutside(p *piece) verdict {
	if x.around != nil {
		return verdict{reasonProfile, "outside the selector of profile " + x.profile.name}
	}
	if v := judgeWords(p.text); !v.keeps() {
		return v
	}
	if p.linked*2 > p.size {
		return verdict{reasonNavigation, linkShare(p)}
	}
	return verdict{reasonOutside, "in " + nameOf(p.node)}
}

// linkShare says how much of a piece is links.
func linkShare(p *piece) string {
	return fmt.Sprintf("%d %% of it are links", 100*p.linked/max(1, p.size))
}

// longestName is how many bytes of an element's name are shown.
const longestName = 120

// nameOf names an element as its tag, id and classes, in the form of a
// selector.
func nameOf(n *html.Node) string {
	if n == nil || n.Type != html.ElementNode {
		return "the page"
	}
	var b strings.Builder
	b.WriteString(n.Data)
	if id := attr(n, "id"); id != "" {
		b.WriteString("#" + id)
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if b.Len()+len(class) > longestName {
			b.WriteString("…")
			break
		}
		b.WriteString("." + class)
	}
	return b.String()
}

// itemOf returns the item of a list that a block element is, or a paragraph of,
// nil for none.
func itemOf(n *html.Node) *html.Node {
	for range 2 {
		if n == nil || n.DataAtom == atom.Li {
			break
		}
		n = n.Parent
	}
	if n == nil || n.DataAtom != atom.Li {
		return nil
	}
	return n
}

// judge tells why a piece inside the body is no part of the statement. Where
// links are rare, a sentence that is one link leads elsewhere.
func judge(p *piece, rare bool) verdict {
	if v := judgeWords(p.text); !v.keeps() {
		return v
	}
	if strings.HasPrefix(p.text, "▲") {
		return verdict{reasonCaption, "points at a picture"}
	}
	if !strings.ContainsFunc(p.text, isWordRune) {
		return verdict{reasonOrnament, "no letter and no digit"}
	}
	if isMostlyLinked(p) && !p.isMarkedUp() && (!endsSentence(p.text) || rare && p.linked == p.size) {
		return verdict{reasonRelated, linkShare(p)}
	}
	return verdict{}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isAmongText reports whether a piece stands between two of the same markup that
// are not links.
func isAmongText(pieces []piece, i int) bool {
	if i == 0 || i+1 == len(pieces) {
		return false
	}
	for _, p := range []*piece{&pieces[i-1], &pieces[i+1]} {
		if p.linked*2 > p.size || !p.isRunning() || p.node.Parent != pieces[i].node.Parent || p.node.Data != pieces[i].node.Data {
			return false
		}
	}
	return true
}

// keep returns the pieces that read like a statement; the verdict of the others
// is noted on them.
func (x *extractor) keep(pieces []piece) []piece {
	var kept []piece
	bare := linksAreRare(pieces)
	var item *html.Node
	for i := range pieces {
		p := &pieces[i]
		if v := judge(p, bare && !isAmongText(pieces, i)); !v.keeps() {
			p.verdict = v
			x.discard(v, p.origin, p.text)
			continue
		}
		last := item
		item = itemOf(p.node)
		p.item = item != nil && item != last // and not one more paragraph of it
		x.itemOfWord(p)
		if p.item && p.number != "" && !beginsBlock(p.text) {
			p.text = p.number + " " + p.text
		}
		kept = append(kept, *p)
	}
	return kept
}

// addBlocks makes blocks of pieces.
func (x *extractor) addBlocks(pieces []piece) {
	for i := range pieces {
		x.blocks = append(x.blocks, pieces[i].block)
	}
}

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
		x.discard(judgeLinked(&p), p.origin, p.text)
		pieces = pieces[:len(pieces)-1]
	}
	for len(pieces) > 0 && isMostlyLinked(&pieces[0]) {
		x.discard(judgeLinked(&pieces[0]), pieces[0].origin, pieces[0].text)
		pieces = pieces[1:]
	}
	return pieces
}

func judgeLinked(p *piece) verdict {
	if v := judgeWords(p.text); !v.keeps() {
		return v
	}
	return verdict{reasonRelated, linkShare(p)}
}
