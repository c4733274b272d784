package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// ReadPage cuts an HTML page into blocks.
func ReadPage(s *source.Source) (*page.Page, error) {
	d, err := buildDOM(s)
	if err != nil {
		return nil, err
	}
	problem, doubt := d.truncation()
	if problem != "" {
		return nil, s.Fail(d.Line, hint.Errorf("save the page again", "%w %s", source.ErrTruncated, problem))
	}
	p := &page.Page{}
	if doubt != "" {
		p.Doubt(tree.DoubtWhole, page.Origin{}, doubt)
	}
	x := &Extractor{Page: p, Weights: Weigh(d.Root), Profile: s.Profile, marks: s.Profile.Marks(d.Root), Hidden: HiddenClasses(d.Root)}
	x.teasers, x.vague = x.Weights.teasersOf(d.Root, pageTitle(d.Root)), x.Weights.vagueWords(d.Root)
	if x.Bodies, x.around, err = s.Profile.Bodies(d.Root); err != nil {
		return nil, s.Fail(0, err)
	}
	if err := x.run(s.Config, d); err != nil {
		return nil, err
	}
	p.DropLicence()
	if err := noContent(p, d); err != nil {
		return nil, s.Fail(0, err)
	}
	return p, nil
}

// Extractor decides for each piece of a page whether it belongs to the statement.
type Extractor struct {
	*page.Page
	Weights *weights
	Profile *source.Profile
	named   []region            // left out for their tags and names
	marks   *source.Marks       // nil without a profile
	Hidden  map[string]bool     // classes hidden by the page's style sheets
	teasers map[*html.Node]bool // elements that announce other pages
	vague   map[string]bool     // words in names that mean nothing on this page
	Bodies  []*html.Node
	around  map[*html.Node]bool // ancestors of the profile's bodies
	// titleNode is the element of the title, nil if the page does not show it.
	titleNode *html.Node
	declared  string // the language that the page declares
}

// run fills the page: it finds the element that holds the text, and leaves out what is
// in it but not part of the text.
func (x *Extractor) run(limits *source.Config, d *DOM) error {
	c := x.collect(d)
	x.LeftOut = append(x.LeftOut, c.Comments...)
	for _, p := range c.Aside {
		x.Discard(p.Verdict, p.Origin, p.Text)
	}
	if x.Bodies == nil {
		x.markSections(c.Pieces)
		markBelowFooter(c.Pieces)
		x.Bodies = []*html.Node{findBody(d.Root, c.Pieces)}
	}
	x.takeTitle(d.Root, c.Pieces)
	if x.around == nil && x.Bodies[0].Type == html.ElementNode {
		x.widen(c.Pieces)
	}
	x.takeDate(d.Root, c.Pieces)
	inside := x.trimLinked(x.Inside(c.Pieces))
	if x.around == nil {
		inside = x.trimContact(x.cutAtEnd(x.belowTitle(inside)))
	}
	inside = Rejoin(inside)
	if err := CheckPieces(limits, inside); err != nil {
		return err
	}
	kept := x.dropSecond(x.Keep(inside))
	x.AddBlocks(kept)
	if x.around == nil {
		x.doubtNamed(kept)
		x.doubtAbove(kept)
		x.doubtRegions(slices.Concat(c.Pieces, c.Aside, inside), kept)
		x.doubtElsewhere(c.Pieces)
	}
	return nil
}

// collect cuts the page into pieces. An element that is left out for its name is read
// all the same where it holds several times the running text that remains.
func (x *Extractor) collect(d *DOM) *collector {
	for range mostRegions {
		x.named = nil
		c := Collect(d, x.JudgeElement)
		region := x.heaviestRegion(x.mayBeRead)
		size := x.Weights.running[region.node]
		if size < max(leastRegion, timesKept*runningIn(c.Pieces)) || size < timesTitled*x.underTitle(region.node, c.Pieces) {
			return c
		}
		x.Weights.trusted[region.node] = true
	}
	return Collect(d, x.JudgeElement)
}

// JudgeElement returns the verdict on an element. Class and id words count for blocks
// only, and not for an element that holds much of the page's text.
func (x *Extractor) JudgeElement(n *html.Node) page.Verdict {
	v, keep := x.marks.Judge(n)
	if keep || !v.Keeps() || x.around[n] {
		return v
	}
	if reason := tagReason(n.DataAtom); reason != "" {
		if x.Weights.trusted[n] || isSectionTag(n.DataAtom) && x.Weights.holdsMuch(n, reason) {
			return page.Verdict{}
		}
		v = page.Verdict{Reason: reason, Why: "<" + n.Data + ">"}
		if isSectionTag(n.DataAtom) || n.DataAtom == atom.Noscript {
			x.named = append(x.named, region{n, reason})
		}
		return v
	}
	if how := hiddenBy(n, x.Hidden); how != "" && !x.Weights.holdsMuch(n, "hidden") {
		return page.Verdict{Reason: page.ReasonHidden, Why: how}
	}
	v = judgeInline(n)
	if isBlockTag(n.DataAtom) {
		v = judgeNames(n, x.Weights.running[n], x.Weights.images[n], x.vague)
	}
	if x.teasers[n] {
		v = page.Verdict{Reason: page.ReasonRelated, Why: "under a heading that is a link"}
	}
	if v.Keeps() && isNote(n) {
		v = page.Verdict{Reason: page.ReasonReference, Why: "begins with the mark of a footnote"}
	}
	if v.Keeps() || x.Weights.holdsMuch(n, v.Reason) {
		return page.Verdict{}
	}
	x.named = append(x.named, region{n, v.Reason})
	return v
}

// Inside returns the pieces of the body, and records the others as left out.
func (x *Extractor) Inside(pieces []Piece) []Piece {
	var in []Piece
	kept, body := 0, "in "+nameOf(x.Bodies[0])
	for _, p := range pieces {
		switch {
		case p.Size == 0: // it became the title
		case !p.Keeps():
			x.Discard(p.Verdict, p.Origin, p.Text)
		case !p.joined && !x.inBody(&p):
			v := x.judgeOutside(&p)
			if v.Reason == page.ReasonOutside && p.IsRunning() {
				x.Unsure += p.Size
			}
			x.Discard(v, p.Origin, p.Text)
		default:
			kept += p.Size
			if !p.joined {
				p.Block.Why = body
			}
			in = append(in, p)
		}
	}
	if x.Unsure*5 > kept {
		x.Doubt(tree.DoubtOutside, page.Origin{}, fmt.Sprintf("%d characters of running text stand outside the element that holds the statement", x.Unsure))
	}
	return in
}

// belowTitle leaves out the pieces in the body above the title that are not running
// text, such as the kind of document and its addressees.
func (x *Extractor) belowTitle(pieces []Piece) []Piece {
	first := 0
	for first < len(pieces) && x.titleNode != nil && pieces[first].Order < x.TitleAt.Order && !pieces[first].IsRunning() && !label.BeginsBlock(pieces[first].Text) {
		x.Discard(page.Verdict{Reason: outside, Why: "above the title"}, pieces[first].Origin, pieces[first].Text)
		first++
	}
	return pieces[first:]
}

// outside is the reason for text that is left out only because of its place on the
// page.
const outside = "outside the text"

func (x *Extractor) judgeOutside(p *Piece) page.Verdict {
	if x.around != nil {
		return page.Verdict{Reason: page.ReasonProfile, Why: "outside the selector of profile " + x.Profile.Name}
	}
	v := page.Verdict{Reason: page.ReasonOutside, Why: "in " + nameOf(p.node)}
	if p.Linked*2 > p.Size {
		v = page.Verdict{Reason: page.ReasonNavigation, Why: linkShare(p)}
	}
	return wordsOr(p.Text, v)
}

// linkShare describes how much of a piece is links.
func linkShare(p *Piece) string {
	return fmt.Sprintf("%d %% of it are links", 100*p.Linked/max(1, p.Size))
}

// longestName is the maximum number of bytes shown of an element's name.
const longestName = 120

// nameOf returns an element's tag, id and classes in the form of a selector.
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

// itemOf returns the list item that a block element is, or is a paragraph of, or nil.
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

// judge returns the verdict on a piece inside the body. Where links are rare, a
// sentence that is a single link leads elsewhere.
func judge(p *Piece, rare bool) page.Verdict {
	if v := JudgeWords(p.Text); !v.Keeps() {
		return v
	}
	if !strings.ContainsFunc(p.Text, isWordRune) {
		return page.Verdict{Reason: page.ReasonOrnament, Why: "no letter and no digit"}
	}
	if isMostlyLinked(p) && !p.IsMarkedUp() && (!page.EndsSentence(p.Text) || rare && p.Linked == p.Size) {
		return page.Verdict{Reason: page.ReasonRelated, Why: linkShare(p)}
	}
	return page.Verdict{}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isAmongText reports whether a piece is between two with the same markup that are not
// links.
func isAmongText(pieces []Piece, i int) bool {
	if i == 0 || i+1 == len(pieces) {
		return false
	}
	for _, p := range []*Piece{&pieces[i-1], &pieces[i+1]} {
		if p.Linked*2 > p.Size || !p.IsRunning() || p.node.Parent != pieces[i].node.Parent || p.node.Data != pieces[i].node.Data {
			return false
		}
	}
	return true
}

// Keep returns the pieces that read like a statement, and sets the verdicts on the
// others.
func (x *Extractor) Keep(pieces []Piece) []Piece {
	var kept []Piece
	bare := linksAreRare(pieces)
	var item *html.Node
	for i := range pieces {
		p := &pieces[i]
		if v := judge(p, bare && !isAmongText(pieces, i)); !v.Keeps() {
			p.Verdict = v
			x.Discard(v, p.Origin, p.Text)
			continue
		}
		last := item
		item = itemOf(p.node)
		p.Item = item != nil && item != last // not another paragraph of the same item
		x.itemOfWord(p)
		if p.Item && p.Number != "" && !label.BeginsBlock(p.Text) {
			p.Text = p.Number + " " + p.Text
		}
		kept = append(kept, *p)
	}
	return kept
}

// AddBlocks appends the blocks of pieces.
func (x *Extractor) AddBlocks(pieces []Piece) {
	for i := range pieces {
		x.Blocks = append(x.Blocks, pieces[i].Block)
	}
}

// linksAreRare reports whether few of the pieces consist of a link only.
func linksAreRare(pieces []Piece) bool {
	linked, all := 0, 0
	for i := range pieces {
		all += pieces[i].Size
		if pieces[i].Linked == pieces[i].Size {
			linked += pieces[i].Size
		}
	}
	return linked*4 < all
}

func isMostlyLinked(p *Piece) bool { return p.Linked*5 > p.Size*3 }

// trimLinked leaves out the pieces at both ends of the body that are links to other
// pages.
func (x *Extractor) trimLinked(pieces []Piece) []Piece {
	for len(pieces) > 0 && isMostlyLinked(&pieces[len(pieces)-1]) {
		p := pieces[len(pieces)-1]
		x.Discard(JudgeLinked(&p), p.Origin, p.Text)
		pieces = pieces[:len(pieces)-1]
	}
	for len(pieces) > 0 && isMostlyLinked(&pieces[0]) {
		x.Discard(JudgeLinked(&pieces[0]), pieces[0].Origin, pieces[0].Text)
		pieces = pieces[1:]
	}
	return pieces
}

// JudgeLinked returns the verdict on a piece that is mostly links.
func JudgeLinked(p *Piece) page.Verdict {
	return wordsOr(p.Text, page.Verdict{Reason: page.ReasonRelated, Why: linkShare(p)})
}

// wordsOr returns the verdict on a text that is left out: by its words, or else v.
func wordsOr(text string, v page.Verdict) page.Verdict {
	if words := JudgeWords(text); !words.Keeps() {
		return words
	}
	return v
}
