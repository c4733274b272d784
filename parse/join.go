package parse

import (
	"io"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// Part is one of the sources over which a statement is spread.
type Part struct {
	Name   string // file name, for positions and errors
	Reader io.Reader
	// Charset is the encoding that the sender of the source declared, "" for none. It
	// is ignored where the bytes are not valid in it.
	Charset string
}

// Join reads a statement that is spread over several sources in this order, each as
// [Any] does. A title that a page repeats is discarded. A paragraph that continues on
// the next page is joined, with a doubt. The first part's name is the statement's,
// unless [Name] says otherwise.
func Join(parts []Part, opts ...Option) (*tree.Statement, error) {
	var src *source.Source
	var whole *page.Page
	for _, part := range parts {
		c := newConfig(append([]Option{Name(part.Name)}, opts...))
		c.Name, c.Charset = part.Name, part.Charset
		before := ""
		if whole != nil {
			before = whole.Title
		}
		s, p, err := readOne(part.Reader, c, cutAny, before)
		if err != nil {
			return nil, failed(err)
		}
		if whole == nil {
			src, whole = s, p
			continue
		}
		stamp(p, part.Name)
		join(whole, p)
		if err := s.CheckPage(whole); err != nil {
			return nil, failed(err)
		}
	}
	if whole == nil {
		return nil, failed(newConfig(opts).Fail(0, source.ErrNoContent))
	}
	return finish(src, whole)
}

// stamp records the file on everything that was read from it.
func stamp(p *page.Page, file string) {
	for i := range p.Blocks {
		p.Blocks[i].File = file
	}
	for i := range p.LeftOut {
		p.LeftOut[i].File = file
	}
	for i, d := range p.Doubts {
		if d.File == "" {
			p.Doubts[i].File = file
		}
	}
	p.TitleAt.File = file
}

// join appends the next page.
func join(p *page.Page, next *page.Page) {
	p.Joined = true
	if next.TitleAt.Line > 0 {
		p.Discard(page.Verdict{Reason: page.ReasonTitle, Why: "stands on every page"}, next.TitleAt, next.Title)
	}
	p.LeftOut = append(p.LeftOut, next.LeftOut...)
	p.Doubts = append(p.Doubts, next.Doubts...)
	p.Unsure += next.Unsure
	last := &p.Blocks[len(p.Blocks)-1]
	if first := next.Blocks[0]; goesOn(last.Text, first) {
		p.Doubt(tree.DoubtPages, first.Origin, "the paragraph goes on from the page before, and was joined")
		last.Text = page.JoinAll([]page.Line{{Text: last.Text}, {Text: first.Text}}, page.IsHanText(last.Text))
		next.Blocks = next.Blocks[1:]
	}
	p.Blocks = append(p.Blocks, next.Blocks...)
}

// goesOn reports whether a page's last paragraph continues on the next page.
func goesOn(last string, first page.Block) bool {
	return !page.EndsSentence(last) && !page.EndsOpen(last) && page.IsWider(last, 40) && first.Level == 0 && !label.BeginsBlock(first.Text)
}
