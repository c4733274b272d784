package parse

import (
	"io"

	"github.com/clausediff/clausediff/parse/tree"
)

// Part is one of the sources over which a statement is spread.
type Part struct {
	Name   string // file name, for positions and errors
	Reader io.Reader
}

// Join reads a statement that is spread over several sources, each as [Any]
// does, in their order. What a page repeats of the title is left out of it, and
// a paragraph that goes on on the next page is joined, which is a doubt. The
// first part's name is the statement's, unless [Name] says otherwise.
func Join(parts []Part, opts ...Option) (*tree.Statement, error) {
	var src *source
	var whole *page
	for _, part := range parts {
		c := newConfig(append([]Option{Name(part.Name)}, opts...))
		c.name = part.Name
		before := ""
		if whole != nil {
			before = whole.title
		}
		s, p, err := readOne(part.Reader, c, cutAny, before)
		if err != nil {
			return nil, err
		}
		if whole == nil {
			src, whole = s, p
			continue
		}
		p.stamp(part.Name)
		whole.join(p)
		if err := s.checkPage(whole); err != nil {
			return nil, err
		}
	}
	if whole == nil {
		return nil, newConfig(opts).fail(0, ErrNoContent)
	}
	return finish(src, whole)
}

// stamp notes the file on everything that was read from it.
func (p *page) stamp(file string) {
	for i := range p.blocks {
		p.blocks[i].file = file
	}
	for i := range p.leftOut {
		p.leftOut[i].file = file
	}
	for i, d := range p.doubts {
		if d.File == "" {
			p.doubts[i].File = file
		}
	}
	p.titleAt.file = file
}

// join adds the page that follows.
func (p *page) join(next *page) {
	p.joined = true
	if next.titleAt.line > 0 {
		p.discard(verdict{reasonTitle, "stands on every page"}, next.titleAt, next.title)
	}
	p.leftOut = append(p.leftOut, next.leftOut...)
	p.doubts = append(p.doubts, next.doubts...)
	p.unsure += next.unsure
	last := &p.blocks[len(p.blocks)-1]
	if first := next.blocks[0]; goesOn(last.text, first) {
		p.doubt(tree.DoubtPages, first.origin, "the paragraph goes on from the page before, and was joined")
		last.text = joinAll([]line{{text: last.text}, {text: first.text}}, isHanText(last.text))
		next.blocks = next.blocks[1:]
	}
	p.blocks = append(p.blocks, next.blocks...)
}

// goesOn reports whether a page's last paragraph goes on on the next page.
func goesOn(last string, first block) bool {
	return !endsSentence(last) && !endsOpen(last) && columns(last) > 40 && first.level == 0 && !beginsBlock(first.text)
}
