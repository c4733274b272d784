package parse

import (
	_ "embed" // data/refusals.txt, data/fulltext.txt
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/tree"
)

//go:embed data/refusals.txt
var refusalList string

//go:embed data/fulltext.txt
var fullTextList string

// refusal is what pages say that hold no statement.
type refusal struct {
	says string // of the page, for the error
	re   func() *regexp.Regexp
}

var refusals = sync.OnceValue(func() []refusal {
	var all []refusal
	for para := range strings.SplitSeq(refusalList, "\n\n") {
		says, expr, ok := strings.Cut(strings.TrimSpace(para), "\n")
		if ok && !strings.HasPrefix(says, "#") {
			all = append(all, refusal{says, lazy(`(?i)` + expr)})
		}
	}
	return all
})

// fullText matches the name of a link to the whole text.
var fullText = sync.OnceValue(func() *regexp.Regexp { return anyOf(fullTextList, "", "") })

// A page that refuses has little text besides.
const (
	longestRefusal = 700 // visible characters
	longestNotice  = 160 // columns of the line that says so
)

// refusedBy tells what a page says instead of a statement, "" for nothing: in its
// title or in a short line of a short text.
func (p *page) refusedBy() string {
	size, lines := 0, []string{p.title}
	for _, b := range p.blocks {
		size += visible(b.text)
		lines = append(lines, b.text)
	}
	if size > longestRefusal {
		return ""
	}
	for _, d := range p.leftOut {
		if d.reason == reasonTitle || size == 0 && d.reason != reasonScript && d.reason != reasonStyle && d.reason != reasonComment {
			lines = append(lines, d.text)
		}
	}
	for _, r := range refusals() {
		for _, line := range lines {
			if columns(line) <= longestNotice && r.re().MatchString(line) {
				return r.says
			}
		}
	}
	return ""
}

// noContent returns the error of a page without a statement, which says what the
// page holds instead.
func (p *page) noContent(d *dom) error {
	if says := p.refusedBy(); says != "" {
		return fmt.Errorf("%w: the page %s; save the page that shows the statement", ErrNoContent, says)
	}
	if p.hasSentence() {
		return nil
	}
	for n := range d.root.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && articleInData().MatchString(n.FirstChild.Data) {
			return fmt.Errorf("%w: the text is only in a script of the page; save the page as the browser shows it", ErrNoContent)
		}
		if n.DataAtom == atom.Iframe && len(attr(n, "srcdoc")) > longestRefusal {
			return fmt.Errorf("%w: the text is in a frame of the page; save the frame", ErrNoContent)
		}
	}
	return fmt.Errorf("%w: the page has no running text", ErrNoContent)
}

// articleInData matches a text that is data of a script.
var articleInData = lazy(`"(articleBody|articleContent|bodyText|bodyHtml|content_html|rawHtml|content|body|text)"\s*:\s*"(\\.|[^"\\]){200}`)

// shortStatement is how many visible characters a text has that may be the
// announcement of another.
const shortStatement = 2500

// doubtElsewhere notes a link to the whole text on a page that has little.
func (x *extractor) doubtElsewhere(pieces []piece) {
	kept := 0
	for _, b := range x.blocks {
		kept += visible(b.text)
	}
	if kept > shortStatement || len(x.bodies) == 0 {
		return
	}
	around := x.bodies[0]
	if around.Parent != nil && around.Parent.Type == html.ElementNode && around.Parent.DataAtom != atom.Body {
		around = around.Parent
	}
	for i := range pieces {
		p := &pieces[i]
		if p.linked > 0 && columns(p.text) <= longestNotice && (isWithin(p.node, around) || p.joined) && p.reason != reasonComments && fullText().MatchString(p.text) {
			x.doubt(tree.DoubtPages, p.origin, fmt.Sprintf("the page leads to the whole text elsewhere (%s); read that", excerpt(p.text)))
			return
		}
	}
}
