package extract

import (
	_ "embed" // data/refusals.txt, data/fulltext.txt
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

//go:embed data/refusals.txt
var refusalList string

//go:embed data/fulltext.txt
var fullTextList string

// refusal is a phrase of pages that hold no statement.
type refusal struct {
	says string // what the page says, for the error message
	re   func() *regexp.Regexp
}

var refusals = sync.OnceValue(func() []refusal {
	var all []refusal
	for para := range strings.SplitSeq(refusalList, "\n\n") {
		says, expr, ok := strings.Cut(strings.TrimSpace(para), "\n")
		if ok && !strings.HasPrefix(says, "#") {
			all = append(all, refusal{says, page.Lazy(`(?i)` + expr)})
		}
	}
	return all
})

// fullText matches the name of a link to the full text.
var fullText = sync.OnceValue(func() *regexp.Regexp { return page.AnyOf(fullTextList, "", "") })

// Limits of a page that refuses: it has little other text.
const (
	longestRefusal = 700 // visible characters
	longestNotice  = 160 // columns of the line with the refusal
)

// refusedBy returns what a page says instead of a statement, in its title or in a short
// line of a short text, or "".
func refusedBy(p *page.Page) string {
	size, lines := 0, []string{p.Title}
	for _, b := range p.Blocks {
		size += page.Visible(b.Text)
		lines = append(lines, b.Text)
	}
	if size > longestRefusal {
		return ""
	}
	for _, d := range p.LeftOut {
		if d.Reason == page.ReasonTitle || size == 0 && d.Reason != page.ReasonScript && d.Reason != page.ReasonStyle && d.Reason != page.ReasonComment {
			lines = append(lines, d.Text)
		}
	}
	for _, r := range refusals() {
		for _, line := range lines {
			if !page.IsWider(line, longestNotice) && r.re().MatchString(line) {
				return r.says
			}
		}
	}
	return ""
}

// noContent returns the error for a page without a statement, which describes what it
// holds instead, or nil.
func noContent(p *page.Page, d *DOM) error {
	if says := refusedBy(p); says != "" {
		return hint.Errorf("save the page that shows the statement", "%w: the page %s", source.ErrNoContent, says)
	}
	sentence, size := label.HasSentence(p), 0
	for _, b := range p.Blocks {
		size += page.Visible(b.Text)
	}
	if sentence && size >= leastOfData {
		return nil
	}
	for n := range d.Root.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && articleInData().MatchString(n.FirstChild.Data) {
			return hint.Errorf("save the page as the browser shows it", "%w: the text is only in a script of the page", source.ErrNoContent)
		}
		if !sentence && n.DataAtom == atom.Frame {
			return hint.Errorf("save the frame that shows the statement", "%w: the page is made of frames", source.ErrNoContent)
		}
		if !sentence && n.DataAtom == atom.Iframe && len(attr(n, "srcdoc")) > longestRefusal {
			return hint.Errorf("save the frame", "%w: the text is in a frame of the page", source.ErrNoContent)
		}
	}
	if sentence {
		return nil
	}
	return fmt.Errorf("%w: the page has no running text", source.ErrNoContent)
}

// leastOfData is the number of visible characters from which on a page is not suspected
// of loading its text by a script.
const leastOfData = 100

// articleInData matches a text in the data of a script.
var articleInData = page.Lazy(`\b(articleBody|articleContent|bodyText|bodyHtml|content_html|rawHtml|content|body|text)"?\s*:\s*"(\\.|[^"\\]){200}`)

// shortStatement is the maximum number of visible characters of a text that may merely
// announce another.
const shortStatement = 2500

// doubtElsewhere adds a doubt if a page with little text links to the full text.
func (x *Extractor) doubtElsewhere(pieces []Piece) {
	kept := 0
	for _, b := range x.Blocks {
		kept += page.Visible(b.Text)
	}
	if kept > shortStatement || len(x.Bodies) == 0 {
		return
	}
	around := x.Bodies[0]
	if around.Parent != nil && around.Parent.Type == html.ElementNode && around.Parent.DataAtom != atom.Body {
		around = around.Parent
	}
	for i := range pieces {
		p := &pieces[i]
		if p.Linked > 0 && !page.IsWider(p.Text, longestNotice) && (isWithin(p.node, around) || p.joined) && p.Reason != page.ReasonComments && fullText().MatchString(p.Text) {
			x.Doubt(tree.DoubtPages, p.Origin, fmt.Sprintf("the page leads to the whole text elsewhere (%s); read that", page.Excerpt(p.Text)))
			return
		}
	}
}
