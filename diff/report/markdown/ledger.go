package markdown

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
)

// ledger writes the formulas and omissions of the series.
func (s *threads) ledger() {
	l := s.lineage.Ledger
	if l == nil {
		return
	}
	if l.None != "" {
		s.add(fixed, "\n%s\n", s.T(l.None))
	}
	if len(l.Formulas) > 0 {
		s.add(heading, "\n### %s\n\n", s.T("Formulas"))
	}
	for _, g := range l.FormulaGroups() {
		for i := range g.Rows {
			s.wording("- ", string(g.Status), &g.Rows[i])
		}
		if n := len(g.More); n > 0 {
			s.add(note, "- %s%s\n", s.N(n, "%d more formulas: %s", s.T(string(g.Status))), asked(s.asking.Formulas))
		}
	}
	for _, g := range l.OmissionGroups() {
		s.add(heading, "\n### %s\n\n", s.T(g.Heading))
		for i := range g.Rows {
			s.wording("- ", g.Rows[i].Kind, &g.Rows[i])
			if c := g.Rows[i].Clause; c != nil {
				s.wording("  - ", c.Kind, c)
			}
		}
		if n := len(g.More); n > 0 {
			s.add(note, "- %s%s\n", s.N(n, "%d more omissions"), asked(s.asking.Omissions))
		}
	}
}

// wording writes a wording with how long it was used, where it last occurs, and what the newest
// statement says instead.
func (s *threads) wording(bullet, word string, w *history.Wording) {
	stood := s.T("in %d of %d statements", w.Stood, len(s.lineage.Statements)) + ", " + code(w.First)
	if w.First != w.Last {
		stood += " – " + code(w.Last)
	}
	instead := ""
	if now := w.Now; now != nil {
		instead = strings.Join([]string{"\\\n ", now.Word(s.Language), code(now.Place), words(now.Runs())}, " ")
	}
	s.add(entry, "%s**%s** %s · %s, %s%s\n", bullet, s.T(word), Escape(w.Text), stood, code(w.Place), instead)
}
