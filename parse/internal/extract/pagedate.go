package extract

import (
	"cmp"
	_ "embed" // data/dates.txt
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// dateWords holds the lists of data/dates.txt.
type dateWords struct {
	meta               map[string]int // rank by name, 0 for the most reliable
	published, changed *regexp.Regexp
}

//go:embed data/dates.txt
var dateLists string

// datesOfPages reads data/dates.txt.
var datesOfPages = sync.OnceValue(func() *dateWords {
	lists, key := map[string][]string{}, ""
	for line := range strings.Lines(dateLists) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if k, rest, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, " ") {
			key, line = k, rest
		}
		for word := range strings.SplitSeq(line, "|") {
			if word = strings.TrimSpace(word); word != "" {
				lists[key] = append(lists[key], word)
			}
		}
	}
	w := &dateWords{meta: map[string]int{}}
	for i, name := range strings.Fields(strings.Join(lists["meta"], " ")) {
		w.meta[name] = i
	}
	w.published = regexp.MustCompile(`(?i)^[^\pL\d]{0,3}(` + strings.Join(lists["published"], "|") + `)\s*([^\pL].*)$`)
	w.changed = regexp.MustCompile(`(?i)(^|[^\pL])(` + strings.Join(lists["changed"], "|") + `)([^\pL]|$)`)
	return w
})

// takeDate sets the page's own date: preferably one that readers see, then one that the
// page declares, then one in its address.
func (x *Extractor) takeDate(root *html.Node, pieces []Piece) {
	x.declared = declaredLang(root)
	x.PageDate = page.FirstFound(x.labelledDate(pieces), x.declaredDate(root), x.dateNearTitle(pieces), dateOfAddress(root))
}

// labelledDate returns the date in a line that is labelled as the date of publication.
func (x *Extractor) labelledDate(pieces []Piece) page.Found {
	for i := range pieces {
		p := &pieces[i]
		if !x.mayGiveDate(p) {
			continue
		}
		m := datesOfPages().published.FindStringSubmatch(p.Text)
		if m == nil {
			continue
		}
		day := x.dayOf(m[2])
		if day == "" && i+1 < len(pieces) && !strings.ContainsFunc(m[2], isWordRune) {
			day = x.dayOf(pieces[i+1].Text) // in the next table cell
		}
		if day != "" {
			return page.Found{Value: day, Where: "the page's own date, " + page.Excerpt(p.Text), Line: p.Line}
		}
	}
	return page.Found{}
}

// LongestDateLine is the longest line, in columns, that may give the date of a page.
const LongestDateLine = 100

// mayGiveDate reports whether a piece may be the line with the date of the page. The
// statement's text, links and comments contain other dates.
func (x *Extractor) mayGiveDate(p *Piece) bool {
	switch p.Reason {
	case page.ReasonComments, page.ReasonRelated, page.ReasonSidebar, page.ReasonFooter, page.ReasonHidden, page.ReasonScript, page.ReasonStyle, page.ReasonTitle, page.ReasonForm:
		return false
	}
	return p.Linked*2 <= p.Size && !page.IsWider(p.Text, LongestDateLine) && !x.inBody(p) && !p.joined
}

// dateNearTitle returns the date of a short line or time element between the title and
// the text, or just above the title.
func (x *Extractor) dateNearTitle(pieces []Piece) page.Found {
	first, title := len(pieces), -1
	for i := range pieces {
		if pieces[i].Size == 0 {
			title = i
		} else if x.inBody(&pieces[i]) && pieces[i].IsRunning() {
			first = i
			break
		}
	}
	from := max(0, title-aboveTitle)
	if title < 0 {
		from = max(0, first-aboveTitle)
	}
	for i := from; i < first; i++ {
		p := &pieces[i]
		if p.Size == 0 || datesOfPages().changed.MatchString(p.Text) {
			continue
		}
		day := ""
		if x.mayGiveDate(p) || x.inBody(p) && !page.IsWider(p.Text, LongestDateLine) || p.Keeps() && !page.IsWider(p.Text, longestLinkedDate) {
			day = x.dayOf(p.Text)
		}
		if day == "" && !isTag(p.Reason) {
			day = x.timeIn(p.node)
		}
		if day != "" {
			return page.Found{Value: day, Where: "the page's own date, " + nameOf(p.node), Line: p.Line}
		}
	}
	return page.Found{}
}

// longestLinkedDate is the longest line, in columns, that gives the date of a page
// although it is a link: to the other pages of the day.
const longestLinkedDate = 30

// timeIn returns the date of a time element among the first few descendants of n.
func (x *Extractor) timeIn(n *html.Node) string {
	left := 12
	for d := range n.Descendants() {
		if left--; left == 0 {
			break
		}
		if d.Type == html.ElementNode && d.DataAtom == atom.Time {
			text := ""
			if d.FirstChild != nil {
				text = d.FirstChild.Data
			}
			return cmp.Or(x.dayOf(attr(d, "datetime")), x.dayOf(text))
		}
	}
	return ""
}

// aboveTitle is how many pieces above the title are examined.
const aboveTitle = 3

// declaredDate returns the date declared in the page's head or in its structured data.
func (x *Extractor) declaredDate(root *html.Node) page.Found {
	best, rank := page.Found{}, 1<<30
	var data []string
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Meta:
			name := strings.ToLower(firstOfAttrs(n, "property", "name", "itemprop"))
			r, ok := datesOfPages().meta[name]
			if day := x.dayOf(firstOfAttrs(n, "content", "value")); ok && r < rank && day != "" {
				best, rank = page.Found{Value: day, Where: "the page's own date, meta " + name}, r
			}
		case n.DataAtom == atom.Script && n.FirstChild != nil && strings.Contains(attr(n, "type"), "ld+json"):
			for _, m := range publishedInData().FindAllStringSubmatch(n.FirstChild.Data, -1) {
				data = append(data, x.dayOf(m[1]))
			}
		case attr(n, "itemprop") == "datePublished":
			data = append(data, x.dayOf(firstOfAttrs(n, "datetime", "content")))
		}
	}
	slices.Sort(data)
	if data = slices.Compact(data); best.Value == "" && len(data) == 1 {
		best = page.Found{Value: data[0], Where: "the page's own date, datePublished"}
	}
	return best
}

var publishedInData = page.Lazy(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// firstOfAttrs returns the first non-empty value among an element's attributes.
func firstOfAttrs(n *html.Node, names ...string) string {
	for _, name := range names {
		if v := attr(n, name); v != "" {
			return v
		}
	}
	return ""
}

var (
	slashDay   = page.Lazy(`(?:^|\D)(\d{1,2})/(\d{1,2})/((?:19[89]|20\d)\d)(?:\D|$)`)
	numericDay = page.Lazy(`(?:^|\D)((?:19[89]|20\d)\d)([-/.]?)(\d{1,2})([-/.]?)(\d{1,2})(?:\D|$)`)
	// mastheadDay matches year, day and time set apart in a masthead: 2023 05/05 18:53
	mastheadDay = page.Lazy(`(?:^|\D)(20\d\d)\s*(\d\d)/(\d\d)\s*\d\d:\d\d`)
	addressDay  = page.Lazy(`(?:[/t_-])((?:19[89]|20\d)\d)[-/]?([01]\d)[-/]?([0-3]\d)(?:[/_.t-]|$)`)
)

// dayOf returns the date of a short text, or "": a date in any notation, or in digits
// with the year first.
func (x *Extractor) dayOf(text string) string {
	text = text[:min(len(text), 4*LongestDateLine)]
	if day := dates.Find(text); day != "" {
		return day
	}
	if m := mastheadDay().FindStringSubmatch(text); m != nil {
		return dates.ISO(numbers.Parse(m[1]), numbers.Parse(m[2]), numbers.Parse(m[3]))
	}
	if m := slashDay().FindStringSubmatch(text); m != nil {
		return x.isoOf(numbers.Parse(m[3]), numbers.Parse(m[1]), numbers.Parse(m[2]))
	}
	if m := numericDay().FindStringSubmatch(text); m != nil && m[2] == m[4] && (m[2] != "" || len(m[3])+len(m[5]) == 4) {
		return dates.ISO(numbers.Parse(m[1]), numbers.Parse(m[3]), numbers.Parse(m[5]))
	}
	return ""
}

// isoOf returns a date written with the day or the month first, or "" if it may be
// either: English uses both orders.
func (x *Extractor) isoOf(year, first, second int) string {
	switch {
	case first == second || first > 12 || x.declared != "" && x.declared != "en" && second <= 12:
		return dates.ISO(year, second, first)
	case second > 12:
		return dates.ISO(year, first, second)
	}
	return ""
}

// declaredLang returns the first language that an html or body element declares,
// without the country.
func declaredLang(root *html.Node) string {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
			if code := firstOfAttrs(n, "lang", "xml:lang"); code != "" {
				code, _, _ = strings.Cut(strings.ToLower(code), "-")
				return code
			}
		}
	}
	return ""
}

// dateOfAddress returns the date in the page's address.
func dateOfAddress(root *html.Node) page.Found {
	for n := range root.Descendants() {
		var address string
		switch {
		case n.DataAtom == atom.Link && attr(n, "rel") == "canonical":
			address = attr(n, "href")
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:url":
			address = attr(n, "content")
		}
		if m := addressDay().FindStringSubmatch(address); m != nil {
			if day := dates.ISO(numbers.Parse(m[1]), numbers.Parse(m[2]), numbers.Parse(m[3])); day != "" {
				return page.Found{Value: day, Where: "the page's own date, its address"}
			}
		}
	}
	return page.Found{}
}
