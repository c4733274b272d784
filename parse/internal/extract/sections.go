package extract

import (
	"cmp"
	_ "embed" // data/sections.txt, data/contact.txt
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
)

//go:embed data/sections.txt
var sectionList string

// sectionHeading matches the heading of a section that is not part of a statement,
// linksHeading that of a section which may be part of it if it contains a sentence.
var sectionHeading, linksHeading = headingOf(0), headingOf(1)

// headingOf returns the expression for the headings in a part of data/sections.txt.
func headingOf(part int) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		list := strings.Split(sectionList, "links:\n")[part]
		return page.AnyOf(list, `^[\s>»•|【\[-]*(`, `)[\s:：>»…\]】.-]*$`)
	})
}

// beginsSection reports whether a piece is the heading of a section that is not part of
// a statement, and whether that is true only of a section of links.
func beginsSection(p *Piece) (yes, links bool) {
	if !p.Keeps() || page.IsWider(p.Text, longestSection) || !p.standsOut() {
		return false, false
	}
	links = linksHeading().MatchString(p.Text)
	return links || sectionHeading().MatchString(p.Text), links
}

// longestSection is the maximum length, in columns, of the heading of such a section.
const longestSection = 60

// markSections gives a verdict to the sections that a site adds after a text, each from
// its heading to the end of the element that holds it, or to the next heading of its
// level there:
//
//	div.article
//	├─ p  The Sides …
//	├─ h2 Press contacts     left out
//	├─ p  Ana Sai, +00 2 …   left out
//	└─ div.share
func (x *Extractor) markSections(pieces []Piece) {
	total := runningIn(pieces)
	for i := 0; i < len(pieces); i++ {
		yes, links := beginsSection(&pieces[i])
		if !yes {
			continue
		}
		end, running := x.sectionEnd(pieces, i)
		if running*2 <= total && (running == 0 || !links) {
			leaveOut(pieces[i:end], page.Verdict{Reason: page.ReasonRelated, Why: "under the heading " + pieces[i].Text})
		}
		i = end - 1
	}
}

// sectionEnd returns the end of the section with heading i, and the amount of its
// running text.
func (x *Extractor) sectionEnd(pieces []Piece, i int) (end, running int) {
	head, holder := &pieces[i], x.holderOf(pieces[i].node)
	level := cmp.Or(head.Level, page.LevelLine)
	for end = i; end < len(pieces) && isWithin(pieces[end].node, holder); end++ {
		p := &pieces[end]
		if p != head && p.IsMarkedUp() && p.Level <= level && !sectionHeading().MatchString(p.Text) {
			break
		}
		if p.Keeps() && p.IsRunning() {
			running += p.Size
		}
	}
	return end, running
}

// markBelowFooter gives a verdict to what stands below the footer of the page, such as a
// window with a survey, unless it is a good part of the running text.
func markBelowFooter(pieces []Piece) {
	for i := len(pieces) - 1; i >= 0; i-- {
		if !isInFooter(pieces[i].node) {
			continue
		}
		below := pieces[i+1:]
		if runningIn(below)*2 >= runningIn(pieces[:i]) {
			return
		}
		for k := range below {
			if below[k].IsRunning() {
				leaveOut(below[k:k+1], page.Verdict{Reason: page.ReasonOutside, Why: "below the footer of the page"})
			}
		}
		return
	}
}

// isInFooter reports whether an element is in the footer of the page, and not in that of
// a part of it.
func isInFooter(n *html.Node) bool {
	found := false
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Article, atom.Section, atom.Main, atom.Aside, atom.Blockquote:
			return false
		}
		found = found || n.DataAtom == atom.Footer
	}
	return found
}

// leaveOut sets the verdict on pieces that have none, by their words or else to v.
func leaveOut(pieces []Piece, v page.Verdict) {
	for i := range pieces {
		if p := &pieces[i]; p.Keeps() {
			p.Verdict = wordsOr(p.Text, v)
		}
	}
}

// standsOut reports whether a piece looks like a heading: by its tag, its type, or its
// class.
func (p *Piece) standsOut() bool {
	return 0 < p.Level && p.Level < page.LevelLine || headClass().MatchString(shortNames(attr(p.node, "class")))
}

// headClass matches classes of headings without a heading tag.
var headClass = page.Lazy(`(?i)(title|head|\btit\b|\bhd\b)`)

// holderOf returns the element that holds a heading and the text under it: the closest
// ancestor with more text than the heading, or with links or lists.
func (x *Extractor) holderOf(n *html.Node) *html.Node {
	size := x.Weights.of[n]
	for n.Parent != nil && n.Parent.Type == html.ElementNode {
		n = n.Parent
		if x.Weights.of[n] > size || hasLinks(n) {
			break
		}
	}
	return n
}

// hasLinks reports whether an element's children hold links or lists.
func hasLinks(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Ul || c.DataAtom == atom.Ol || c.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// teasersOf returns the elements that announce other pages: a heading that consists of
// a link, with a few lines under it. title is the title of the page, whose own heading
// may link to itself.
func (w *weights) teasersOf(root *html.Node, title string) map[*html.Node]bool {
	teasers := map[*html.Node]bool{}
	title = page.Squeeze(title)
	for n := range root.Descendants() {
		if tagLevel(n.DataAtom) == 0 || n.DataAtom == atom.H1 || w.of[n] > 0 {
			continue
		}
		text := shortLink(n)
		if text == "" || title != "" && strings.Contains(title, page.Squeeze(text)) {
			continue
		}
		holder := n
		for up := 0; up < 3 && holder.Parent != nil && w.running[holder] == 0; up++ {
			holder = holder.Parent
		}
		if 0 < w.running[holder] && w.running[holder] <= longestTeaser && isBlockTag(holder.DataAtom) {
			teasers[holder] = true
		}
	}
	return teasers
}

// longestTeaser is the maximum amount of running text in the announcement of another
// page.
const longestTeaser = 400

// shortLink returns the text of a link that is the whole heading, or "".
func shortLink(heading *html.Node) string {
	for n := range heading.Descendants() {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode && b.Len() < LongestNames {
					b.WriteString(d.Data)
				}
			}
			return page.Tidy(b.String())
		}
	}
	return ""
}

// endWords matches a line that ends the text; what follows it is for the press.
var endWords = page.Lazy(`(?i)^(#\s*){3,}$|^[-–—*#\s]{1,6}(ends?|30)[-–—*#\s]{1,6}$|^ends$|^[（(【\[]\s*(完|全文完|本文完|end)\s*[）)】\]]$`)

// endStars matches a line of stars, which ends the text if only a few words of the
// press office follow.
var endStars = page.Lazy(`^(\*\s*){3,}$`)

// isTail reports whether pieces are a few words that are neither running text nor
// signatures.
func isTail(pieces []Piece) bool {
	for i := range pieces {
		if p := &pieces[i]; p.IsRunning() || page.EndsSentence(p.Text) || label.IsSignature(p.Text) || label.BeginsBlock(p.Text) {
			return false
		}
	}
	return len(pieces) <= 4
}

// cutAtEnd leaves out what follows the line that ends the text, if most of the text
// precedes it.
func (x *Extractor) cutAtEnd(pieces []Piece) []Piece {
	all, before := 0, 0
	for i := range pieces {
		all += pieces[i].Size
	}
	for i := range pieces {
		if !page.IsWider(pieces[i].Text, 16) && before*2 > all && (endWords().MatchString(pieces[i].Text) || endStars().MatchString(pieces[i].Text) && isTail(pieces[i+1:])) {
			for _, p := range pieces[i:] {
				x.Discard(wordsOr(p.Text, page.Verdict{Reason: page.ReasonEndMark, Why: "behind the end of the text"}), p.Origin, p.Text)
			}
			return pieces[:i]
		}
		before += pieces[i].Size
	}
	return pieces
}

//go:embed data/contact.txt
var contactList string

// contact matches the lines at the end of a text that name contacts for enquiries.
var contact = sync.OnceValue(func() *regexp.Regexp { return page.AnyOf(contactList, "(", ")") })

// trimContact leaves out the contact lines at the end of a text, and names beside them.
func (x *Extractor) trimContact(pieces []Piece) []Piece {
	cut := len(pieces)
	for i := len(pieces) - 1; i > 0 && len(pieces)-i <= label.MaxClosing; i-- {
		p := &pieces[i]
		switch {
		case !page.IsWider(p.Text, longestNotice) && contact().MatchString(p.Text):
			cut = i
		case cut == len(pieces) || page.EndsSentence(p.Text) || page.IsWider(p.Text, 40) || label.IsSignature(p.Text):
			i = 0
		}
	}
	for _, p := range pieces[cut:] {
		x.Discard(page.Verdict{Reason: page.ReasonNotice, Why: "whom to ask about the text"}, p.Origin, p.Text)
	}
	return pieces[:cut]
}
