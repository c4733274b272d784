package term

import (
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
)

// paragraphs writes a section as running text: each paragraph after its address, with deletions
// and insertions in place, and a note at both ends of a move. Runs of rows without a change of
// substance stay folded.
//
//	2023:1.2  The Sides [-firmly-] oppose interference. ‹moved from 2022:3.1.2› They …
func (c *comparison) paragraphs(s *report.Section) {
	p := &paragraph{comparison: c}
	for rows := range s.Blocks() {
		switch row := &rows[0]; {
		case row.Folded:
			p.end()
			c.folded(rows)
			c.blank()
		case !s.RepeatsTitle(row):
			p.add(row)
		}
	}
	p.end()
}

// paragraph collects the text of one paragraph.
type paragraph struct {
	*comparison
	old, new string // blocks of the rows so far
	place    string
	body     []piece
}

// add adds a row, starting a new paragraph if the row begins one.
func (p *paragraph) add(row *report.Row) {
	switch {
	case !row.New.Empty() && row.New.Block != p.new:
		p.begin(p.say.New + ":" + row.New.Block)
		p.new = row.New.Block
	case row.New.Empty() && row.Old.Block != p.old && p.body == nil:
		p.begin(p.say.Old + ":" + row.Old.Block)
	}
	if !row.Old.Empty() && !row.Moved {
		p.old = row.Old.Block
	}
	if p.body == nil {
		p.body = p.styled(text.ItemLabel(&row.New))
	} else {
		p.body = append(p.body, piece{p.gap(), plain})
	}
	p.body = append(p.body, p.text(row)...)
}

// gap returns the separator between sentences: a space if the language writes one.
func (p *paragraph) gap() string {
	if p.rep.New.Lang == "" || p.rep.New.Lang.Gap() != "" {
		return " "
	}
	return ""
}

// text returns a row with both versions in it.
func (p *paragraph) text(row *report.Row) []piece {
	switch {
	case row.Stub && row.New.Empty():
		return []piece{{"‹" + p.say.Went(row) + "›", dim}}
	case row.Stub:
		return append([]piece{{"‹" + p.say.Went(row) + "› ", dim}}, p.styled(text.Runs(row.InText(p.gap()), text.Plain))...)
	}
	var body []piece
	if row.Moved {
		body = append(body, piece{"‹" + p.say.From(row) + "› ", dim})
	}
	if row.Selected {
		body = append(body, p.styled(text.Runs(row.Wording(""), text.Plain))...)
	} else {
		body = append(body, p.styled(text.Runs(row.InText(p.gap()), text.Plain))...)
	}
	if doubt := p.say.Doubt(row.Certainty); doubt != "" {
		body = append(body, piece{" ‹" + doubt + "›", dim})
	}
	return body
}

// begin ends the current paragraph and begins one at a place.
func (p *paragraph) begin(place string) {
	p.end()
	p.place = place
}

// end writes the paragraph.
func (p *paragraph) end() {
	if p.body == nil {
		return
	}
	p.para([]piece{{p.place + "  ", dim}}, p.body...)
	p.blank()
	p.body = nil
}
