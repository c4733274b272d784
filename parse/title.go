package parse

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageTitle returns the text of the title element, "" where it is too long for
// one: every rule about titles would read all of it.
func pageTitle(root *html.Node) string {
	text := tidy(goquery.NewDocumentFromNode(root).Find("title").First().Text())
	if isTooLong(text) {
		return ""
	}
	return text
}

// isTooLong reports whether a text is no title for its length. That of the title
// element has the names of the site and its columns behind it.
func isTooLong(text string) bool {
	const most = 8 * longestTitle
	return len(text) > 4*most || columns(text) > most
}

// titleClass selects the elements that sites mark as the title without a
// heading's tag.
const titleClass = `[class~=title],[id=title],[class~=headline],[class*=article-title],[class*=arti_title],[class~=biaoti],[id=biaoti]`

// takeTitle sets the page's title from the heading that stands before the text,
// and takes that piece out of the page. A heading that the title element
// repeats is preferred to others, which may name the site.
func (x *extractor) takeTitle(root *html.Node, pieces []piece) {
	page := pageTitle(root)
	marked := map[*html.Node]bool{}
	for _, n := range goquery.NewDocumentFromNode(root).Find(titleClass).Nodes {
		marked[n] = true
	}
	best, rank := -1, 0
	for i := range pieces {
		p := &pieces[i]
		if r := x.titleRank(p, page, marked[p.node]); r > 0 && r >= rank {
			best, rank = i, r
		}
		if p.keeps() && x.inBody(p) && p.isRunning() && !p.heading {
			break
		}
	}
	if best < 0 {
		x.title, x.titleFrom, x.titleOfTab = stripSite(page), "the title element", page != ""
		return
	}
	x.title, x.titleAt, x.titleFrom = pieces[best].text, pieces[best].origin, nameOf(pieces[best].node)
	x.titleNode, pieces[best].size = pieces[best].node, 0
}

// longestTitle is the longest title, in columns.
const longestTitle = 260

// titleRank tells how likely a piece before the text is the title, 0 for not at
// all.
func (x *extractor) titleRank(p *piece, page string, marked bool) int {
	if _, labelled := readLabel(p.text); labelled || !p.heading && !marked || p.node.DataAtom == atom.Title {
		return 0
	}
	if !judgeWords(p.text).keeps() || columns(p.text) > longestTitle || isTag(p.reason) {
		return 0
	}
	rank := 1
	if page != "" && strings.Contains(squeeze(page), squeeze(p.text)) && p.size >= 6 {
		rank += 8
	}
	if p.node.DataAtom == atom.H1 {
		rank += 2
	}
	if statementName().MatchString(p.text) {
		rank += 4
	}
	return rank
}

// isTag reports whether a reason to leave a piece out also means that it is no
// title: text that is not shown, or that leads to other pages.
func isTag(reason string) bool {
	return reason == "script" || reason == "style" || reason == "hidden" || reason == "related links" || reason == "sidebar"
}

func (x *extractor) inBody(p *piece) bool { return withinAny(p.node, x.bodies) }

// stripSite returns a page's title without the site's name at its end.
func stripSite(title string) string {
	for _, sep := range []string{" - ", " | ", " • ", " · ", "_", "--", " – ", " — ", "｜", "-", "|"} {
		if i := strings.Index(title, sep); i > 0 && visible(title[:i]) >= 6 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}
