package markdown

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/internal/text"
)

// list is the list that the blocks of a composition are in.
type list struct {
	indent int    // of the entries of its first level, in columns of the composition
	top    string // what the lines of the last item of the first level are indented by
	inside string // what those of the last entry are indented by
	begun  bool
}

// lay writes the blocks of a composition: headings, and entries as items of lists. What belongs to
// an entry is written or left out with it.
func (p *page) lay(blocks []text.Block) {
	var in list
	for len(blocks) > 0 {
		b, n := &blocks[0], 1
		for n < len(blocks) && b.Kind == text.Entry && blocks[n].Kind == text.More {
			n++
		}
		switch b.Kind {
		case text.Heading:
			in = list{}
			p.add(heading, "\n### %s\n\n", joined(" · ", inline(b.Body), inline(b.Note)))
		case text.Subheading:
			in = list{}
			p.add(heading, "\n#### %s\n\n", inline(b.Body))
		case text.Fact:
			p.fact(b)
		case text.Item:
			p.add(heading, "%s**%s**\n", in.begin(b), inline(b.Body))
		case text.Entry:
			p.entry(in.begin(b), in.inside, blocks[:n])
		case text.Rest, text.Line:
			if in.begun {
				p.add(note, "- %s\n", inline(b.Body))
				break
			}
			fallthrough
		case text.Note:
			p.add(note, "\n%s\n", inline(b.Body))
		}
		blocks = blocks[n:]
	}
}

// fact writes a name and what there is of it.
func (p *page) fact(b *text.Block) {
	said := []string{inline(b.Body)}
	for _, group := range b.Groups {
		said = append(said, inline(group))
	}
	p.add(entry, "- **%s**: %s\n", inline(b.Lead), joined(" · ", said...))
}

// begin returns the sign that an item of the list begins with. An entry that is indented more than
// the first one is inside of the item before it.
func (in *list) begin(b *text.Block) string {
	sign, before := "- ", ""
	switch {
	case b.Number > 0:
		sign = strconv.Itoa(b.Number) + ". "
		*in = list{begun: true}
	case !in.begun:
		*in = list{begun: true, indent: b.Indent}
	case b.Indent > in.indent:
		before = in.top
	}
	in.inside = before + strings.Repeat(" ", len(sign))
	if before == "" {
		in.top = in.inside
	}
	return before + sign
}

// entry writes an entry with its further paragraphs, each on its own line.
func (p *page) entry(sign, inside string, blocks []text.Block) {
	var lines []string
	for i := range blocks {
		b := &blocks[i]
		lines = append(lines, line(b))
		if words := inline(b.Text); words != "" {
			lines = append(lines, words)
		}
	}
	p.add(entry, "%s%s\n", sign, joined("\\\n"+inside, lines...))
}

// line returns the name of a block's sign, its lead and its body.
func line(b *text.Block) string {
	word := ""
	if b.Sign.Word != "" {
		word = "**" + Escape(b.Sign.Word) + "**"
	}
	if b.Sign.Named {
		word = "**" + b.Sign.Glyph + " " + Escape(b.Sign.Word) + "**"
	}
	return joined(" ", word, inline(b.Lead), inline(b.Body))
}
