package text

import "github.com/clausediff/clausediff/diff/report/history"

// Subject composes what the statements say on a subject, one statement below the other.
//
//	── 2022 ─────────────────────── 1 sentence
//	+ 1.3.6  They want calm in the strait.
//	── 2023 ─────────────────────── 1 sentence
//	~ 1.3.4  They want [-calm-]{+peace+} in the strait.  from 2022:1.3.6
func Subject(s *history.Subject, o Options) []Block {
	w := writer{Options: o}
	if len(s.Rows) == 0 {
		w.add(Block{Kind: Note, Body: plain(w.T("no statement says anything on it"), Plain)})
		for _, near := range s.Near {
			w.add(Block{Kind: Entry, Lead: plain(w.T("near")+": ", Dim), Body: plain(near, Plain)})
		}
	}
	for i, h := range s.Statements {
		if len(s.Rows) == 0 {
			break
		}
		remarks := s.Remarks(i)
		w.add(Block{Kind: Heading, Body: []Piece{{Text: h.ID, Style: Strong, Place: true}}, Note: plain(w.N(len(remarks), "%d sentences"), Plain)})
		for _, r := range remarks {
			w.add(Remark(r, o))
		}
	}
	return w.blocks
}

// Remark composes a sentence on a subject: its sign and address, its text with the changes, and
// the notes on it.
func Remark(r *history.Remark, o Options) Block {
	b := Block{Kind: Entry, Sign: Sign{Glyph: " ", Style: Dim}, Body: []Piece{{Text: r.Locators[0], Place: true}}}
	if r.Change != "" {
		b.Sign = KindSign(r.Change, o.Language)
	}
	b.Body[0].Style = b.Sign.Style
	if why := r.Why(o.Language); why != "" {
		b.Text = plain("("+why+") ", Dim)
	}
	b.Text = append(append(b.Text, ItemLabel(&r.Side)...), Runs(r.Readable(), Plain)...)
	if r.From != "" {
		b.Text = append(b.Text, between, Piece{Text: o.T("from %s", r.From), Style: Dim})
	}
	lead := "→ "
	if gone := r.Gone(o.Language); gone != "" {
		b.Text, lead = append(b.Text, between, Piece{Text: "- " + gone, Style: OldText}), ""
	}
	if onward := r.Onward(o.Language, r.At); onward != "" && lead == "" {
		b.Text = append(b.Text, after(Piece{Text: onward, Style: Dim})...)
	} else if onward != "" {
		b.Text = append(b.Text, between, Piece{Text: lead + onward, Style: Dim})
	}
	return b
}
