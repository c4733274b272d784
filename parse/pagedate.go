package parse

import (
	_ "embed" // data/dates.txt
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/lang"
)

// dateWords are the lists of data/dates.txt.
type dateWords struct {
	meta               map[string]int // rank by name, the surest 0
	published, changed *regexp.Regexp
}

//go:embed data/dates.txt
var dateLists string

// datesOfPages returns the lists of data/dates.txt.
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

// takeDate sets the day that the page gives for itself, from what a reader sees
// of it, what the page declares, and last its address.
func (x *extractor) takeDate(root *html.Node, pieces []piece) {
	x.declared = declaredLang(root)
	x.pageDate = firstFound(x.labelledDate(pieces), x.declaredDate(root), x.dateNearTitle(pieces), dateOfAddress(root))
}

// labelledDate returns the day that a line of the page calls that of its
// publication.
func (x *extractor) labelledDate(pieces []piece) found {
	for i := range pieces {
		p := &pieces[i]
		if !x.tellsDate(p) {
			continue
		}
		m := datesOfPages().published.FindStringSubmatch(p.text)
		if m == nil {
			continue
		}
		day := x.dayOf(m[2])
		if day == "" && i+1 < len(pieces) && !strings.ContainsFunc(m[2], isWordRune) {
			day = x.dayOf(pieces[i+1].text) // in the next cell
		}
		if day != "" {
			return found{value: day, where: "the page's own date, " + excerpt(p.text), line: p.line}
		}
	}
	return found{}
}

// longestDateLine is the longest line, in columns, that gives the day of a page.
const longestDateLine = 100

// tellsDate reports whether a piece may be the line that gives the day of the
// page: text of the statement, links elsewhere and comments give others.
func (x *extractor) tellsDate(p *piece) bool {
	switch p.reason {
	case reasonComments, reasonRelated, reasonSidebar, reasonFooter, reasonHidden, reasonScript, reasonStyle, reasonTitle, reasonForm:
		return false
	}
	return p.linked*2 <= p.size && columns(p.text) <= longestDateLine && !x.inBody(p) && !p.joined
}

// dateNearTitle returns the day of a short line, or of a time element, between
// the title and the text or just above the title.
func (x *extractor) dateNearTitle(pieces []piece) found {
	first, title := len(pieces), -1
	for i := range pieces {
		if pieces[i].size == 0 {
			title = i
		} else if x.inBody(&pieces[i]) && pieces[i].isRunning() {
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
		if p.size == 0 || datesOfPages().changed.MatchString(p.text) {
			continue
		}
		day := ""
		if x.tellsDate(p) || x.inBody(p) && columns(p.text) <= longestDateLine {
			day = x.dayOf(p.text)
		}
		if day == "" && !isTag(p.reason) {
			day = x.timeIn(p.node)
		}
		if day != "" {
			return found{value: day, where: "the page's own date, " + nameOf(p.node), line: p.line}
		}
	}
	return found{}
}

// timeIn returns the day of the time element that a short element is or has among
// its first few nodes.
func (x *extractor) timeIn(n *html.Node) string {
	left := 12
	for d := n; d != nil && left > 0; left-- {
		if d.DataAtom == atom.Time {
			text := ""
			if d.FirstChild != nil {
				text = d.FirstChild.Data
			}
			if day := x.dayOf(attr(d, "datetime")); day != "" {
				return day
			}
			return x.dayOf(text)
		}
		switch {
		case d.FirstChild != nil:
			d = d.FirstChild
		case d.NextSibling != nil:
			d = d.NextSibling
		default:
			for d != nil && d != n && d.NextSibling == nil {
				d = d.Parent
			}
			if d == nil || d == n {
				return ""
			}
			d = d.NextSibling
		}
	}
	return ""
}

// aboveTitle is how many pieces above the title are looked at.
const aboveTitle = 3

// declaredDate returns the day that the page's head, or the data in it for
// machines, declares.
func (x *extractor) declaredDate(root *html.Node) found {
	best, rank := found{}, 1<<30
	var data []string
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Meta:
			name := strings.ToLower(firstOfAttrs(n, "property", "name", "itemprop"))
			r, ok := datesOfPages().meta[name]
			if day := x.dayOf(firstOfAttrs(n, "content", "value")); ok && r < rank && day != "" {
				best, rank = found{value: day, where: "the page's own date, meta " + name}, r
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
	if data = slices.Compact(data); best.value == "" && len(data) == 1 {
		best = found{value: data[0], where: "the page's own date, datePublished"}
	}
	return best
}

var publishedInData = lazy(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// firstOfAttrs returns the first of an element's attributes that has a value.
func firstOfAttrs(n *html.Node, names ...string) string {
	for _, name := range names {
		if v := attr(n, name); v != "" {
			return v
		}
	}
	return ""
}

var (
	slashDay   = lazy(`(?:^|\D)(\d{1,2})/(\d{1,2})/((?:19[89]|20\d)\d)(?:\D|$)`)
	numericDay = lazy(`(?:^|\D)((?:19[89]|20\d)\d)([-/.]?)(\d{1,2})([-/.]?)(\d{1,2})(?:\D|$)`)
	addressDay = lazy(`(?:[/t_-])((?:19[89]|20\d)\d)[-/]?([01]\d)[-/]?([0-3]\d)(?:[/_.t-]|$)`)
)

// dayOf returns the day of a short text, "" for none: a date as people write it,
// or in digits with the year first.
func (x *extractor) dayOf(text string) string {
	text = text[:min(len(text), 4*longestDateLine)]
	if day := lang.FindDate(text); day != "" {
		return day
	}
	if m := slashDay().FindStringSubmatch(text); m != nil {
		return x.isoOf(lang.Number(m[3]), lang.Number(m[1]), lang.Number(m[2]))
	}
	if m := numericDay().FindStringSubmatch(text); m != nil && m[2] == m[4] && (m[2] != "" || len(m[3])+len(m[5]) == 4) {
		return lang.ISODate(lang.Number(m[1]), lang.Number(m[3]), lang.Number(m[5]))
	}
	return ""
}

// isoOf returns the day of a date in which the day or the month is first. English
// writes both: where it might be either, there is none.
func (x *extractor) isoOf(year, first, second int) string {
	switch {
	case first == second || first > 12 || x.declared != "" && x.declared != "en" && second <= 12:
		return lang.ISODate(year, second, first)
	case second > 12:
		return lang.ISODate(year, first, second)
	}
	return ""
}

// declaredLang returns the language that the page's first element with one
// declares, without the country.
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

// dateOfAddress returns the day in the page's address, where it gives it.
func dateOfAddress(root *html.Node) found {
	for n := range root.Descendants() {
		var address string
		switch {
		case n.DataAtom == atom.Link && attr(n, "rel") == "canonical":
			address = attr(n, "href")
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:url":
			address = attr(n, "content")
		}
		if m := addressDay().FindStringSubmatch(address); m != nil {
			if day := lang.ISODate(lang.Number(m[1]), lang.Number(m[2]), lang.Number(m[3])); day != "" {
				return found{value: day, where: "the page's own date, its address"}
			}
		}
	}
	return found{}
}
