package text

import (
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Briefing composes the first page: what is news, by subject, then what was dropped and what was
// added.
func (p *Pair) Briefing() []Block {
	w := writer{Options: p.Options}
	b := &p.Report.Briefing
	if b.IsZero() {
		return nil
	}
	w.heading(p.T("Briefing"), p.Step...)
	if b.Nothing {
		w.add(Block{Kind: Note, Indent: 4, Body: plain(p.T("nothing of substance changed"), Plain)})
	}
	for i := range b.Items {
		item, number := &b.Items[i], i+1
		if item.Subject != "" && len(item.Lines) > 1 {
			w.add(Block{Kind: Item, Number: number, Body: plain(item.Subject, Strong)})
			number = 0
		}
		for k := range item.Lines {
			w.add(p.line(number, &item.Lines[k])...)
		}
	}
	w.add(p.list("What is gone", b.Gone, p.more(b.MoreGone, "%d more sentences gone"))...)
	w.add(p.list("What is new", b.New, p.more(b.MoreNew, "%d more sentences new"))...)
	rest := p.more(b.More, "%d more findings")
	if routine := report.More(p.Language, b.Routine, "%d routine changes left out"); rest == nil {
		rest = plain(routine, Dim)
	} else if routine != "" {
		rest = append(rest, Piece{Text: " · " + routine, Style: Dim})
	}
	if rest != nil {
		w.add(Block{Kind: Note, Indent: 4, Body: rest})
	}
	return w.blocks
}

// more says how many lines are left out and how to see them.
func (p *Pair) more(lines []report.Line, text string) []Piece {
	if len(lines) == 0 {
		return nil
	}
	return asked(p.N(len(lines), text), p.Asking.Findings)
}

// list composes lines under a heading.
func (p *Pair) list(title string, lines []report.Line, more []Piece) []Block {
	if len(lines) == 0 {
		return nil
	}
	blocks := []Block{{Kind: Subheading, Indent: 4, Body: plain(p.T(title), Strong)}}
	for i := range lines {
		blocks = append(blocks, p.line(0, &lines[i])...)
	}
	if more != nil {
		blocks = append(blocks, Block{Kind: Rest, Indent: 6, Body: more})
	}
	return blocks
}

// line composes the findings at one place: type and trigger words of each, then the addresses and
// the wording before and after.
func (p *Pair) line(number int, l *report.Line) []Block {
	var blocks []Block
	if len(l.Findings) == 0 {
		blocks = []Block{{Kind: Entry, Number: number}}
	}
	for i := range l.Findings {
		b := Block{Kind: Entry, Number: number, Sign: TypeSign(l.Findings[i].Type, p.Language), Body: p.Finding(&l.Findings[i])}
		if number == 0 || i > 0 {
			b.Number, b.Indent = 0, 4
		}
		if i > 0 {
			b.Kind = More
		}
		blocks = append(blocks, b)
	}
	last := &blocks[len(blocks)-1]
	if len(l.Old)+len(l.New) > 0 {
		last.Body = append(append(last.Body, between), p.Places(l.Old, l.New)...)
	}
	if doubt := l.Doubt(p.Language); doubt != "" {
		last.Body = append(last.Body, after(Piece{Text: doubt, Style: Strong})...)
	}
	if also := l.SeeAlso(p.Language); also != "" {
		last.Body = append(last.Body, after(Piece{Text: also, Style: Dim})...)
	}
	return append(blocks, evidence(&l.Row)...)
}

// Finding returns what a finding says after its sign, without its addresses.
func (p *Pair) Finding(t *report.Finding) []Piece {
	var body []Piece
	if head := t.Headline(p.Language); len(head) > 0 {
		body = append(append(body, between), headline(head)...)
	}
	if stood := t.Stood(p.Language); stood != "" {
		body = append(body, after(Piece{Text: stood, Style: Strong})...)
	}
	return body
}

// evidence composes the wording of a finding. A text of one side alone has no marks, because its
// sign identifies it. Texts one below the other have a sign each.
func evidence(row *report.Row) []Block {
	var blocks []Block
	for _, x := range row.Evidence() {
		b := Block{Kind: More, Indent: 6, Body: Runs(x.Runs, Plain)}
		switch {
		case x.Whole:
			b.Body = Runs(passage.Marked(x.Runs, passage.Same), RowStyle(row))
		case row.Apart:
			b.Sign = Sign{Glyph: "~", Style: Strong}
		}
		blocks = append(blocks, b)
	}
	return blocks
}
