package check

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// lowConfidence is the extraction score below which a person should look at the page.
const lowConfidence = .8

// doubted reports the doubts about the reading of the page of which the current rule has
// the name.
func (p *pass) doubted() {
	for _, d := range p.item.Now.Doubts {
		if string(d.Kind) != p.rule.Name {
			continue
		}
		pos := tree.Position{Name: cmp.Or(d.File, p.item.Now.Source.Name), Line: d.Line, Col: d.Col}
		p.add(Finding{Pos: pos, Message: d.Text}, string(d.Kind), d.Text)
	}
}

// emptyParts reports articles and sections that consist of a heading only.
func (p *pass) emptyParts() {
	for n := range p.item.Now.Root.All() {
		if (n.Kind == tree.KindArticle || n.Kind == tree.KindSection) && len(n.Children) == 1 && n.Children[0].IsHeading {
			p.add(Finding{Locator: string(n.Locator), Pos: p.item.Now.Position(n.Span.Start),
				Message: fmt.Sprintf("%s has no text; is it on another page?", named(n))}, string(n.Locator), n.Heading)
		}
	}
}

// confidence reports that the page may not have been read completely.
func (p *pass) confidence() {
	if score := p.item.Now.Confidence.Score(); score < lowConfidence {
		p.add(Finding{Message: fmt.Sprintf("the confidence that the whole statement was read is %.2f; see parse --explain", score)},
			fmt.Sprintf("%.2f", score))
	}
}

// hash reports files whose checksum differs from the manifest's.
func (p *pass) hash() {
	if e := p.item.Entry; e.SHA256 != "" && !p.item.Sum.Is(e.SHA256) {
		p.add(Finding{Pos: e.Pos, Message: fmt.Sprintf("the sha256 of the files is %s, the manifest says %s", p.item.Sum.Bytes, e.SHA256)}, p.item.Sum.Bytes)
	}
}

// articles reports a number of articles that differs from the manifest's.
func (p *pass) articles() {
	if want, n := p.item.Entry.Articles, p.item.Now.Articles(); want > 0 && n != want {
		p.add(Finding{Message: fmt.Sprintf("%d articles were read, the manifest says %d", n, want)}, fmt.Sprint(n))
	}
}

// unreadMirrors reports the mirrors that cannot be read.
func (p *pass) unreadMirrors() {
	for _, m := range p.item.Mirrors {
		if m.Err != nil {
			pos, message := placed(m.Err, tree.Position{Name: m.Name})
			p.add(Finding{Pos: pos, Message: "the mirror cannot be read: " + message}, m.Name, m.Err.Error())
		}
	}
}

// otherMirrors reports where mirrors of the statement have other words.
func (p *pass) otherMirrors() {
	for _, m := range p.item.Mirrors {
		if m.Err != nil {
			continue
		}
		for _, c := range p.pair(p.item.Now, m.Now).changes() {
			if c.rule == ClauseTypography || c.rule == ClauseLayout {
				continue // the layout of other sites' pages differs
			}
			f := c.finding(m.Now)
			f.prefix(fmt.Sprintf("the mirror %s differs", m.Name))
			f.Locator, f.Accepted = f.Accepted, ""
			p.add(f, append(c.key(), m.Name)...)
		}
	}
}

// placed returns the position and message of an error; otherwise is the position for
// errors without one.
func placed(err error, otherwise tree.Position) (tree.Position, string) {
	var bad *parse.Error
	if errors.As(err, &bad) {
		return bad.Pos, (&parse.Error{Err: bad.Err, Hint: bad.Hint}).Error()
	}
	return otherwise, err.Error()
}
