package markdown

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
)

var (
	mdHeading  = page.Lazy(`(?m)^ {0,3}#{1,6}[ \t]+\S`)
	mdStrong   = page.Lazy(`\*\*[^\s*][^*\n]*\*\*|(?:^|[\s(])__[^\s_][^_\n]*__`)
	mdLink     = page.Lazy(`\[[^\[\]\n]+(?:\n[^\[\]\n]+){0,3}\]\([^()\s]*(?:\s+"[^"\n]*")?\)`)
	mdEscape   = page.Lazy(`(?m)^\s{0,3}\d{1,3}\\[.)]\s`)
	mdFootnote = page.Lazy(`(?m)^\[\^[^\]\s]+\]:\s`)
	mdDeleted  = page.Lazy(`~~[^\s~][^~\n]*~~`)
)

// Marks counts the marks at the beginning of a text that occur in Markdown but not in
// plain text. Searching for their characters first is faster, since most texts have
// none.
func Marks(head string) int {
	n := 0
	for _, m := range []struct {
		hint string
		re   func() *regexp.Regexp
	}{
		{"#", mdHeading}, {"**", mdStrong}, {"__", mdStrong}, {"](", mdLink}, {"\\", mdEscape}, {"[^", mdFootnote}, {"~~", mdDeleted},
	} {
		if strings.Contains(head, m.hint) {
			n += len(m.re().FindAllStringIndex(head, -1))
		}
	}
	return n
}

// Looks reports whether a text contains Markdown marks or begins with metadata.
func Looks(text string) bool {
	head := text[:min(len(text), page.Sniffed)]
	return MetadataEnd(head) > 0 || Marks(head) > 0
}

// Read cuts Markdown into blocks. Its syntax tree is converted to elements of a page,
// which are then read like any page. The whole source belongs to the statement, so only
// what the elements themselves exclude is left out.
func Read(s *source.Source) (*page.Page, error) {
	p := &page.Page{}
	start := takeMetadata(p, s.Text)
	b := newMarkdownBuilder(s.Text, start)
	if err := b.document(); err != nil {
		return nil, s.Fail(source.LineAt(s.Text, b.At), err)
	}
	discardMarks(p, s.Text, start, b.read)
	p.LeftOut = append(p.LeftOut, b.images...)
	x := &extract.Extractor{Page: p, Weights: extract.Weigh(b.Root), Profile: s.Profile, Hidden: extract.HiddenClasses(b.Root), Bodies: []*html.Node{b.Root}}
	c := extract.Collect(&b.DOM, x.JudgeElement)
	x.LeftOut = append(x.LeftOut, c.Comments...)
	for _, k := range c.Aside {
		x.Discard(k.Verdict, k.Origin, k.Text)
	}
	takeTopHeading(x.Page, c.Pieces)
	inside := extract.Rejoin(trimLinkedEnd(x.Page, x.Inside(c.Pieces)))
	if err := extract.CheckPieces(s.Config, inside); err != nil {
		return nil, err
	}
	x.AddBlocks(x.Keep(inside))
	p.DropLicence()
	return p, nil
}

// takeTopHeading makes the first heading the title if it precedes all running text and
// is the only one of its level or above.
func takeTopHeading(p *page.Page, pieces []extract.Piece) {
	first := -1
	for i := range pieces {
		k := &pieces[i]
		if !k.Keeps() {
			continue
		}
		if first < 0 && k.IsRunning() && !k.IsMarkedUp() {
			return
		}
		if !k.IsMarkedUp() {
			continue
		}
		if first >= 0 && k.Level <= pieces[first].Level {
			return
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 || page.IsWider(pieces[first].Text, extract.LongestTitle) || label.BeginsBlock(pieces[first].Text) {
		return
	}
	p.Title, p.TitleAt, p.TitleFrom = pieces[first].Text, pieces[first].Origin, "the first heading"
	pieces[first].Size = 0
}

// trimLinkedEnd leaves out the pieces at the end that consist of links to other pages,
// without a sentence.
func trimLinkedEnd(p *page.Page, pieces []extract.Piece) []extract.Piece {
	for len(pieces) > 1 {
		last := pieces[len(pieces)-1]
		if last.Linked < last.Size {
			break
		}
		p.Discard(extract.JudgeLinked(&last), last.Origin, last.Text)
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}
