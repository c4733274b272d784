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

// pageTitle returns the text of the title element, "" where it is too long for
// one: every rule about titles would read all of it.
func pageTitle(root *html.Node) string {
	text := page.Tidy(goquery.NewDocumentFromNode(root).Find("title").First().Text())
	if IsTooLong(text) || namesFile().MatchString(text) {
		return ""
	}
	return text
}

// namesFile matches the titles that programs give to a document without one.
var namesFile = page.Lazy(`(?i)^(untitled|no title|doc(ument)?|page|sheet|new page|title|无标题|無標題|未命名|新建|文档|без (имени|названия|заголовка)|документ|новый документ|exported data)([ _-]?(document|page|文档|文件|文本|документ))?[ _-]?\(?\d*\)?$|^microsoft (word|powerpoint)\b|\.(docx?|odt|rtf|pdf|html?|txt|wps)$`)

// IsTooLong reports whether a text is too long for a title. That of the title
// element has the names of the site and its columns behind it.
func IsTooLong(text string) bool {
	const most = 8 * LongestTitle
	return len(text) > 4*most || page.Columns(text) > most
}

// titleClass selects the elements that sites mark as the title without a
// heading's tag.
const titleClass = `[class~=title],[id=title],[class~=headline],[class*=article-title],[class*=arti_title],[class~=biaoti],[id=biaoti]`

// takeTitle sets the page's title from the heading that stands before the text,
// and takes that piece out of the page. A heading that the title element
// repeats is preferred to others, which may name the site.
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
		best, declared = x.prominentLine(pieces)
	}
	if best < 0 {
		x.Title, x.TitleFrom, x.TitleOfTab = strings.ReplaceAll(stripSite(tab), "\u00ad", ""), "the title element", tab != ""
		return
	}
	x.setTitle(pieces, best, declared)
}

// prominentLine returns the first piece above the body that is set in the middle of the
// page, or in bold type, and may be its title, -1 for none, and the title of two such
// lines of which the second names the statement.
func (x *Extractor) prominentLine(pieces []Piece) (best int, both []string) {
	may := func(i int) bool {
		p := &pieces[i]
		return p.Keeps() && p.Linked == 0 && (isCentred(p.node) || p.Level == page.LevelStrong) && label.IsHeadline(p.Text) && x.titleRank(p, "", true) > 0
	}
	for i := 0; i < len(pieces) && !x.inBody(&pieces[i]); i++ {
		if !may(i) {
			continue
		}
		if i+1 < len(pieces) && !page.StatementName().MatchString(pieces[i].Text) && page.StatementName().MatchString(pieces[i+1].Text) && may(i+1) {
			both = []string{pieces[i].Text + pieces[i+1].Text}
		}
		return i, both
	}
	return -1, nil
}

// isCentred reports whether an element is set in the middle of the page.
func isCentred(n *html.Node) bool {
	return n.DataAtom == atom.Center || strings.EqualFold(attr(n, "align"), "center") || centred().MatchString(attr(n, "style"))
}

var centred = page.Lazy(`(?i)text-align\s*:\s*center`)

// setTitle takes the title from a piece: with those round it of the same
// heading, or that make up a title which the page declares, and without what
// stands over such a one in the heading.
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

// shortestTitle is the fewest characters by which a title is recognised inside
// another text.
const shortestTitle = 12

// headingRound returns the first and the last of the pieces of a heading, or of
// a few headings in a row, that is declared as the title.
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

// declaredTitles returns the titles that the page's head declares, without the
// name of the site. page is the text of the title element.
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

// LongestTitle is the longest title, in columns.
const LongestTitle = 260

// titleRank tells how likely a piece before the text is the title, 0 for not at
// all.
func (x *Extractor) titleRank(p *Piece, tab string, marked bool) int {
	if _, labelled := label.Read(p.Text); labelled || !p.IsMarkedUp() && !marked || p.node.DataAtom == atom.Title {
		return 0
	}
	if !JudgeWords(p.Text).Keeps() || page.Columns(p.Text) > LongestTitle || isTag(p.Reason) {
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

// isTag reports whether a reason to leave a piece out also means that it is no
// title: text that is not shown, or that leads to other pages.
func isTag(reason tree.Reason) bool {
	return reason == page.ReasonScript || reason == page.ReasonStyle || reason == page.ReasonHidden || reason == page.ReasonRelated || reason == page.ReasonSidebar
}

func (x *Extractor) inBody(p *Piece) bool { return source.WithinAny(p.node, x.Bodies) }

// siteMarks part a title from the names of the site and its columns.
var siteMarks = []string{" - ", " | ", " • ", " · ", "_", "--", " – ", " — ", "｜", " » ", " : ", "-", "|"}

// stripSite returns a page's title without the site's name at its end, or at its
// beginning where that is short beside what follows.
func stripSite(title string) string {
	for _, sep := range siteMarks {
		parts := strings.Split(title, sep)
		longest := slices.MaxFunc(parts, func(a, b string) int { return page.Visible(a) - page.Visible(b) })
		first := strings.TrimSpace(parts[0])
		switch {
		case len(parts) == 1:
		case page.Columns(longest) <= LongestTitle && page.Visible(longest) > 2*page.Visible(first) && page.Visible(first) < 2*shortestTitle && len(sep) > 1:
			return strings.TrimSpace(longest)
		case page.Visible(first) >= 6:
			return first
		}
	}
	return title
}
