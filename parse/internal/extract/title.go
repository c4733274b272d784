package extract

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// pageTitle returns the text of the title element, or "" if it is too long: every rule
// about titles would have to read it.
func pageTitle(root *html.Node) string {
	text := page.Tidy(goquery.NewDocumentFromNode(root).Find("title").First().Text())
	if IsTooLong(text) || namesFile().MatchString(text) {
		return ""
	}
	return text
}

// namesFile matches the default titles that programs give to documents.
var namesFile = page.Lazy(`(?i)^(untitled|no title|doc(ument)?|page|sheet|new page|title|无标题|無標題|未命名|新建|文档|без (имени|названия|заголовка)|документ|новый документ|exported data)([ _-]?(document|page|文档|文件|文本|документ))?[ _-]?\(?\d*\)?$|^microsoft (word|powerpoint)\b|\.(docx?|odt|rtf|pdf|html?|txt|wps)$`)

// IsTooLong reports whether a text is too long for a title. A title element also holds
// the names of the site and its sections.
func IsTooLong(text string) bool {
	const most = 8 * LongestTitle
	return page.IsWider(text, most)
}

// titleClass selects the elements that sites mark as the title without a heading tag.
const titleClass = `[class~=title],[id=title],[class~=headline],[class*=article-title],[class*=arti_title],[class~=biaoti],[id=biaoti]`

// takeTitle sets the page's title from the heading before the text, and removes that
// piece. A heading that the title element repeats is preferred to others, which may
// name the site.
func (x *Extractor) takeTitle(root *html.Node, pieces []Piece) {
	tab := pageTitle(root)
	marked := map[*html.Node]bool{}
	for _, n := range goquery.NewDocumentFromNode(root).Find(titleClass).Nodes {
		marked[n] = true
	}
	best, rank := -1, 0
	for i := range pieces {
		p := &pieces[i]
		if r := x.titleRank(p, tab, marked[p.node]); r > 0 && r >= rank {
			best, rank = i, r
		}
		if p.Keeps() && x.inBody(p) && p.IsRunning() && !p.IsMarkedUp() {
			break
		}
	}
	declared := declaredTitles(root, tab)
	if best < 0 && tab == "" {
		best = x.firstLine(pieces)
	}
	if best < 0 {
		best = x.declaredLine(pieces, declared)
	}
	if best < 0 {
		x.Title, x.TitleFrom, x.TitleOfTab = strings.ReplaceAll(stripSite(tab), "\u00ad", ""), "the title element", tab != ""
		return
	}
	x.setTitle(pieces, best, declared)
}

// declaredLine returns the index of the piece above the body that is the declared
// title, whatever its markup, or -1.
func (x *Extractor) declaredLine(pieces []Piece, declared []string) int {
	for i := 0; i < len(pieces) && !x.inBody(&pieces[i]); i++ {
		if p := &pieces[i]; p.Keeps() && p.Size >= shortestTitle && slices.Contains(declared, p.Text) {
			return i
		}
	}
	return -1
}

// firstLine returns the index of the first piece above the body that reads as a title, or
// -1.
func (x *Extractor) firstLine(pieces []Piece) int {
	for i := 0; i < len(pieces) && !x.inBody(&pieces[i]); i++ {
		if p := &pieces[i]; p.Keeps() && p.Linked == 0 && label.IsHeadline(p.Text) && x.titleRank(p, "", true) > 0 {
			return i
		}
	}
	return -1
}

// setTitle takes the title from a piece, with adjacent pieces of the same heading or of
// a title that the page declares, and without what precedes the declared title in the
// heading.
func (x *Extractor) setTitle(pieces []Piece, best int, declared []string) {
	first, last := headingRound(pieces, best, declared)
	text, at := pieces[first].Text, pieces[first].Origin
	for i := first; i <= last; i++ {
		if i > first {
			text = page.JoinAll([]page.Line{{Text: text}, {Text: pieces[i].Text}}, page.IsHanText(text))
		}
		pieces[i].Size = 0
	}
	for _, title := range declared {
		over := len(text) - len(title)
		if over > 0 && over < len(title) && strings.HasSuffix(text, title) && page.Visible(title) >= shortestTitle {
			x.Discard(page.Verdict{Reason: page.ReasonTitle, Why: "stands over the title"}, at, text[:over])
			text = title
			break
		}
	}
	x.Title, x.TitleAt, x.TitleFrom = strings.ReplaceAll(text, "\u00ad", ""), at, nameOf(pieces[best].node)
	x.titleNode = pieces[best].node
}

// shortestTitle is the fewest characters by which a title is recognised inside another
// text.
const shortestTitle = 12

// headingRound returns the first and the last piece of a heading, or of several
// consecutive headings that together are declared as the title.
func headingRound(pieces []Piece, best int, declared []string) (first, last int) {
	first, last = best, best
	for first > 0 && pieces[first-1].node == pieces[best].node && pieces[first-1].IsMarkedUp() {
		first--
	}
	for last+1 < len(pieces) && pieces[last+1].node == pieces[best].node && pieces[last+1].IsMarkedUp() {
		last++
	}
	for from := max(0, best-2); from <= best; from++ {
		joined := ""
		for to := from; to < min(len(pieces), best+3); to++ {
			joined += page.Squeeze(pieces[to].Text)
			if from <= best && best <= to && slices.ContainsFunc(declared, func(t string) bool { return page.Squeeze(t) == joined }) {
				return from, to
			}
		}
	}
	return first, last
}

// declaredTitles returns the titles that the page's head declares, with and without the
// name of the site. tab is the text of the title element.
func declaredTitles(root *html.Node, tab string) []string {
	var all []string
	for n := range root.Descendants() {
		if n.DataAtom != atom.Meta {
			continue
		}
		switch strings.ToLower(firstOfAttrs(n, "property", "name")) {
		case "og:title", "twitter:title", "dc.title", "dcterms.title", "articletitle":
			if title := page.Tidy(firstOfAttrs(n, "content", "value")); title != "" && !IsTooLong(title) {
				all = append(all, title, stripSite(title))
			}
		}
	}
	if tab != "" {
		all = append(all, tab, stripSite(tab))
	}
	return all
}

// LongestTitle is the maximum length of a title, in columns.
const LongestTitle = 400

// titleRank returns how likely it is that a piece before the text is the title, 0 for
// not at all.
func (x *Extractor) titleRank(p *Piece, tab string, marked bool) int {
	if _, labelled := label.Read(p.Text); labelled || !p.IsMarkedUp() && !marked || p.node.DataAtom == atom.Title {
		return 0
	}
	if !JudgeWords(p.Text).Keeps() || page.IsWider(p.Text, LongestTitle) || isTag(p.Reason) {
		return 0
	}
	rank := 1
	if tab != "" && strings.Contains(page.Squeeze(tab), page.Squeeze(p.Text)) && p.Size >= 6 {
		rank += 8
	}
	if p.node.DataAtom == atom.H1 {
		rank += 2
	}
	if page.StatementName().MatchString(p.Text) {
		rank += 4
	}
	return rank
}

// isTag reports whether a piece left out for this reason cannot be the title: its text
// is not shown, or leads to other pages.
func isTag(reason tree.Reason) bool {
	return reason == page.ReasonScript || reason == page.ReasonStyle || reason == page.ReasonHidden || reason == page.ReasonRelated || reason == page.ReasonSidebar
}

func (x *Extractor) inBody(p *Piece) bool { return source.WithinAny(p.node, x.Bodies) }

// siteMarks separate a title from the names of the site and its sections.
var siteMarks = []string{" - ", " | ", " • ", " · ", "_", "--", " – ", " — ", "｜", " » ", " : ", "-", "|"}

// stripSite returns a page's title without the site's name at its end, or at its
// beginning if that is short compared with the rest.
func stripSite(title string) string {
	for _, sep := range siteMarks {
		parts := strings.Split(title, sep)
		longest := slices.MaxFunc(parts, func(a, b string) int { return page.Visible(a) - page.Visible(b) })
		first := strings.TrimSpace(parts[0])
		switch {
		case len(parts) == 1:
		case !page.IsWider(longest, LongestTitle) && page.Visible(longest) > 2*page.Visible(first) && page.Visible(first) < 2*shortestTitle && len(sep) > 1:
			return strings.TrimSpace(longest)
		case page.Visible(first) >= 6:
			return first
		}
	}
	return title
}
