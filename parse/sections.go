package parse

import (
	_ "embed" // data/sections.txt, data/contact.txt
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed data/sections.txt
var sectionList string

// sectionHeading matches the heading of a section that is no part of a statement.
var sectionHeading = sync.OnceValue(func() *regexp.Regexp {
	return anyOf(sectionList, `^[\s>»•|【\[-]*(`, `)[\s:：>»…\]】.-]*$`)
})

// longestSection is the longest heading, in columns, of such a section.
const longestSection = 60

// markSections gives a verdict to the sections that a site puts behind a text,
// from their heading to the end of the element that holds it, or to the next
// heading of its level there:
//
//	div.article
//	├─ p  The Sides …
//	├─ h2 Press contacts     left out
//	├─ p  Ana Sai, +00 2 …   left out
//	└─ div.share
func (x *extractor) markSections(pieces []piece) {
	total := 0
	for i := range pieces {
		if pieces[i].keeps() && pieces[i].isRunning() {
			total += pieces[i].size
		}
	}
	for i := 0; i < len(pieces); i++ {
		head := &pieces[i]
		if !head.keeps() || columns(head.text) > longestSection || !head.standsOut() || !sectionHeading().MatchString(head.text) {
			continue
		}
		end, running := x.sectionEnd(pieces, i)
		if running*2 <= total {
			leaveOut(pieces[i:end], verdict{reasonRelated, "under the heading " + head.text})
		}
		i = end - 1
	}
}

// sectionEnd returns the end of the section whose heading is piece i, and how much
// running text it has.
func (x *extractor) sectionEnd(pieces []piece, i int) (end, running int) {
	head, holder := &pieces[i], x.holderOf(pieces[i].node)
	level := head.level
	if level == 0 {
		level = levelLine
	}
	for end = i; end < len(pieces) && isWithin(pieces[end].node, holder); end++ {
		p := &pieces[end]
		if p != head && p.isMarkedUp() && p.level <= level && !sectionHeading().MatchString(p.text) {
			break
		}
		if p.keeps() && p.isRunning() {
			running += p.size
		}
	}
	return end, running
}

// leaveOut gives pieces a verdict, or that of their words, where they have none.
func leaveOut(pieces []piece, v verdict) {
	for i := range pieces {
		p := &pieces[i]
		if p.keeps() {
			p.verdict = judgeWords(p.text)
		}
		if p.keeps() {
			p.verdict = v
		}
	}
}

// standsOut reports whether a piece looks like a heading: by its tag, its type, or
// its class.
func (p *piece) standsOut() bool {
	return 0 < p.level && p.level < levelLine || headClass().MatchString(shortNames(attr(p.node, "class")))
}

// headClass matches the classes of headings without a heading's tag.
var headClass = lazy(`(?i)(title|head|\btit\b|\bhd\b)`)

// holderOf returns the element that holds a heading and what stands under it: the
// first round the heading that has more text than it.
func (x *extractor) holderOf(n *html.Node) *html.Node {
	size := x.weights.of[n]
	for n.Parent != nil && n.Parent.Type == html.ElementNode {
		n = n.Parent
		if x.weights.of[n] > size || hasLinks(n) {
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

// teasersOf returns the elements that announce other pages: a heading that is a
// link as a whole, and a few lines under it. title is that of the page, whose own
// heading may be a link to it.
func (w *weights) teasersOf(root *html.Node, title string) map[*html.Node]bool {
	teasers := map[*html.Node]bool{}
	title = squeeze(title)
	for n := range root.Descendants() {
		if tagLevel(n.DataAtom) == 0 || n.DataAtom == atom.H1 || w.of[n] > 0 {
			continue
		}
		text := shortLink(n)
		if text == "" || title != "" && strings.Contains(title, squeeze(text)) {
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

// longestTeaser is how much running text the announcement of another page has.
const longestTeaser = 400

// shortLink returns the text of a link that is all of a heading, "" for none.
func shortLink(heading *html.Node) string {
	for n := range heading.Descendants() {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode && b.Len() < longestNames {
					b.WriteString(d.Data)
				}
			}
			return tidy(b.String())
		}
	}
	return ""
}

// endWords match a line that ends the text; what stands behind it is for the
// press.
var endWords = lazy(`(?i)^(#\s*){3,}$|^[-–—*#\s]{1,6}(ends?|30)[-–—*#\s]{1,6}$|^ends$|^[（(【\[]\s*(完|全文完|本文完|end)\s*[）)】\]]$`)

// cutAtEnd leaves out what stands behind the line that ends the text, where most
// of the text stands before it.
func (x *extractor) cutAtEnd(pieces []piece) []piece {
	all, before := 0, 0
	for i := range pieces {
		all += pieces[i].size
	}
	for i := range pieces {
		if columns(pieces[i].text) <= 16 && before*2 > all && endWords().MatchString(pieces[i].text) {
			for _, p := range pieces[i:] {
				v := judgeWords(p.text)
				if v.keeps() {
					v = verdict{reasonEndMark, "behind the end of the text"}
				}
				x.discard(v, p.origin, p.text)
			}
			return pieces[:i]
		}
		before += pieces[i].size
	}
	return pieces
}

//go:embed data/contact.txt
var contactList string

// contact matches the lines at the end of a text that tell whom to ask about it.
var contact = sync.OnceValue(func() *regexp.Regexp { return anyOf(contactList, "(", ")") })

// trimContact leaves out the lines at the end of a text that tell whom to ask
// about it, and names beside them.
func (x *extractor) trimContact(pieces []piece) []piece {
	cut := len(pieces)
	for i := len(pieces) - 1; i > 0 && len(pieces)-i <= maxClosing; i-- {
		p := &pieces[i]
		switch {
		case columns(p.text) <= longestNotice && contact().MatchString(p.text):
			cut = i
		case cut == len(pieces) || endsSentence(p.text) || columns(p.text) > 40 || isSignature(p.text):
			i = 0
		}
	}
	for _, p := range pieces[cut:] {
		x.discard(verdict{reasonNotice, "whom to ask about the text"}, p.origin, p.text)
	}
	return pieces[:cut]
}
