package text

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Ledger composes the formulas of the series, changed ones first, then what is no longer said.
func (s *Series) Ledger() []Block {
	l := s.Report.Ledger
	if l == nil {
		return nil
	}
	w := writer{Options: s.Options}
	if l.None != "" {
		w.add(Block{Kind: Pause}, Block{Kind: Note, Body: plain(s.T(l.None), Plain)})
		return w.blocks
	}
	if len(l.Formulas) > 0 {
		w.heading(s.T("Formulas"))
	}
	for _, g := range l.FormulaGroups() {
		for i := range g.Rows {
			s.wording(&w, 0, s.statusSign(string(g.Status)), Strong, &g.Rows[i])
		}
		if n := len(g.More); n > 0 {
			w.add(Block{Kind: Line, Body: asked("⋯ "+s.N(n, "%d more formulas: %s", s.T(string(g.Status))), s.Asking.Formulas)})
		}
	}
	for _, g := range l.OmissionGroups() {
		w.heading(s.T(g.Heading), Piece{Text: strconv.Itoa(len(g.Rows))})
		for i := range g.Rows {
			s.wording(&w, 0, Sign{Glyph: "-", Style: OldText, Word: s.T(g.Rows[i].Kind)}, Plain, &g.Rows[i])
			if c := g.Rows[i].Clause; c != nil {
				s.wording(&w, 4, Sign{Style: OldText, Word: s.T(c.Kind)}, Plain, c)
			}
		}
		if n := len(g.More); n > 0 {
			w.add(Block{Kind: Line, Body: asked("⋯ "+s.N(n, "%d more omissions"), s.Asking.Omissions)})
		}
	}
	return w.blocks
}

// mostMarks is the maximum number of statements that fit in a line of marks.
const mostMarks = 60

// wording writes a wording with the statements that say it, "in 13 of 17 statements, 2011 – 2024",
// a mark for each, the place of the last occurrence, and what the newest says instead.
func (s *Series) wording(w *writer, indent int, sign Sign, st Style, x *history.Wording) {
	life := sign.Word + ", " + s.T("in %d of %d statements", x.Stood, len(s.Report.Statements)) + ", " + x.Span()
	sign.Word = "" // the life begins with it
	w.add(Block{Kind: Entry, Indent: indent, Sign: sign, Body: []Piece{{Text: x.Text, Style: st}, between, {Text: life, Style: sign.Style}}})
	last := []Piece{{Text: x.Place, Style: Dim, Place: true}}
	if len(x.Counts) <= mostMarks {
		last = append([]Piece{{Text: marks(x.Counts), Style: Dim}, between}, last...)
	}
	w.add(Block{Kind: More, Indent: 4, Body: last})
	if now := x.Now; now != nil {
		lead := []Piece{{Text: now.Word(s.Language) + " ", Style: Dim}, {Text: now.Place, Style: Dim, Place: true}, between}
		w.add(Block{Kind: More, Indent: 4, Body: append(lead, instead(now)...)})
	}
}

// instead returns the clause of what is said instead, with its words as keys.
func instead(now *history.Instead) []Piece {
	var list []Piece
	for _, r := range now.Runs() {
		list = append(list, Piece{Text: r.Text, Style: [...]Style{passage.Same: Plain, passage.Inserted: Key}[r.Mark]})
	}
	return list
}

// marks returns a mark for each statement.
func marks(counts []int) string {
	var b strings.Builder
	for _, n := range counts {
		if n > 0 {
			b.WriteRune('■')
		} else {
			b.WriteRune('·')
		}
	}
	return b.String()
}

// phrases writes how often each statement says the requested phrases.
func (s *Series) phrases(w *writer) {
	if len(s.Report.Phrases) == 0 {
		return
	}
	w.heading(s.T("phrases"))
	for i := range s.Report.Phrases {
		p := &s.Report.Phrases[i]
		body := plain(p.Text, Strong)
		if n := p.Total(); n > 0 {
			body = append(body, between, Piece{Text: s.N(n, "%d times")})
		}
		for i, n := range p.Counts {
			st := Plain
			if n == 0 {
				st = Dim
			}
			body = append(body, between, s.name(i), Piece{Text: ":", Style: Dim}, Piece{Text: strconv.Itoa(n), Style: st})
		}
		w.add(Block{Kind: Entry, Body: append(body, s.life(p)...)})
		for _, x := range p.Lines(s.Report.Statements, s.Language) {
			w.add(Block{Kind: More, Indent: 2, Lead: plain(x.Name+": ", Dim), Body: plain(strings.Join(x.Items, " · "), Plain)})
		}
	}
}

// life says where a phrase begins, is absent and ends, as far as that is not with the series.
func (s *Series) life(p *history.Phrase) []Piece {
	first, last := p.First(), p.Last()
	if first < 0 {
		return []Piece{between, {Text: s.T("never said"), Style: Dim}}
	}
	var list []Piece
	if first > 0 {
		list = append(list, between, Piece{Text: s.T("first in %s", s.id(first)), Style: NewText})
	}
	if gaps := p.Gaps(); len(gaps) > 0 {
		list = append(list, between, Piece{Text: s.T("absent %s", s.spans(gaps)), Style: Dim})
	}
	if last < len(p.Counts)-1 {
		list = append(list, between, Piece{Text: s.T("last in %s", s.id(last)), Style: OldText})
	}
	return list
}

// spans names statements by their indexes, with ranges for neighbours: 2015 – 2018, 2021.
func (s *Series) spans(all []int) string {
	var list []string
	for k := 0; k < len(all); {
		end := k
		for end+1 < len(all) && all[end+1] == all[end]+1 {
			end++
		}
		name := s.id(all[k])
		if end > k {
			name += " – " + s.id(all[end])
		}
		list = append(list, name)
		k = end + 1
	}
	return strings.Join(list, ", ")
}
