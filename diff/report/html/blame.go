package html

import (
	"cmp"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// blamePage is a statement with each word coloured by the statement that introduced it.
type blamePage struct {
	frame
	Head     head
	Ages     []age // newest first
	Sections []blamedPart
}

// age is a statement of the series, and how much of the text it introduced.
type age struct {
	head
	Class string
	Share string
}

// blamedPart is an article with its paragraphs.
type blamedPart struct {
	ID, Name, Heading, NameLang string
	Blocks                      []blamedBlock
}

type blamedBlock struct {
	Locator, Label string
	Heading        bool
	Runs           []blamedRun
	last           string // id of the statement that introduced the last run
}

// blamedRun is text of one age. Since is the id of the statement that introduced it, "" if it is
// the same as for the preceding run.
type blamedRun struct {
	Class, Since, Text string
}

// RenderBlame writes a statement with each word coloured by the statement of the series that
// introduced it. Where the colour changes, the text names the statement. The output and the
// error are as for Render.
func (x Renderer) RenderBlame(w io.Writer, b *blame.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return x.execute(w, "blame.tmpl", newBlamePage(b, x))
}

func newBlamePage(b *blame.Report, x Renderer) *blamePage {
	p := &blamePage{frame: x.frame("blame.tmpl", b.Head.ID, notices(x.Language, nil, b.Head)), Head: newHead(x, "", &b.Head)}
	whole := 0
	for _, n := range b.Characters {
		whole += n
	}
	for i := len(b.Statements) - 1; i >= 0; i-- {
		share := fmt.Sprintf("%.0f %%", 100*float64(b.Characters[i])/float64(max(whole, 1)))
		p.Ages = append(p.Ages, age{newHead(x, "", &b.Statements[i]), ageClass(b, i), share})
	}
	for i := range b.Clauses {
		p.add(b, &b.Clauses[i], x.Language)
	}
	return p
}

func ageClass(b *blame.Report, since int) string { return fmt.Sprintf("g%d", b.Level(since)) }

// add adds a clause, starting a new part or paragraph if the clause begins one.
func (p *blamePage) add(b *blame.Report, c *blame.Clause, language locale.Language) {
	id := "l-" + c.Part.Locator
	if n := len(p.Sections); n == 0 || p.Sections[n-1].ID != id {
		part := blamedPart{ID: id, Name: c.Part.Name(language), Heading: c.Part.Heading, NameLang: langTag(p.Head.Lang)}
		if part.Name != c.Part.Label {
			part.NameLang = string(language)
		}
		p.Sections = append(p.Sections, part)
	}
	section := &p.Sections[len(p.Sections)-1]
	if n := len(section.Blocks); n == 0 || section.Blocks[n-1].Locator != c.Block {
		section.Blocks = append(section.Blocks, blamedBlock{Locator: c.Block, Label: c.Label, Heading: c.Heading})
	}
	block := &section.Blocks[len(section.Blocks)-1]
	for _, r := range c.Words() {
		out := blamedRun{Class: ageClass(b, r.Since), Text: r.Text}
		if len(block.Runs) == 0 || block.last != r.ID {
			out.Since, block.last = r.ID, r.ID
		}
		block.Runs = append(block.Runs, out)
	}
}
