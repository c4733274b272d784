package term

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
)

// ledger writes the formulas of the series, changed ones first.
func (s *threads) ledger() {
	l := s.lineage.Ledger
	switch {
	case l != nil && l.None != "":
		s.blank()
		s.para(nil, piece{s.T(l.None), plain})
		return
	case l == nil || len(l.Formulas) == 0:
		return
	}
	s.blank()
	s.rule([]piece{{s.T("Formulas"), strong}}, "")
	for _, g := range l.FormulaGroups() {
		sign := statusSign(string(g.Status))
		for i := range g.Rows {
			s.wording(&g.Rows[i], spaced(sign), strong, string(g.Status))
		}
		if n := len(g.More); n > 0 {
			s.oneLine(piece{"⋯ " + s.N(n, "%d more formulas: %s", s.T(string(g.Status))) + asked(s.asking.Formulas), dim})
		}
	}
}

// omissions lists what is no longer said, then possible omissions, then ceremonial ones.
func (s *threads) omissions() {
	if s.lineage.Ledger == nil {
		return
	}
	for _, g := range s.lineage.Ledger.OmissionGroups() {
		s.blank()
		s.rule([]piece{{s.T(g.Heading), strong}}, strconv.Itoa(len(g.Rows)))
		for i := range g.Rows {
			s.wording(&g.Rows[i], piece{"- ", oldText}, plain, g.Rows[i].Kind)
			if c := g.Rows[i].Clause; c != nil {
				s.wording(c, piece{"    ", oldText}, plain, c.Kind)
			}
		}
		if n := len(g.More); n > 0 {
			s.oneLine(piece{"⋯ " + s.N(n, "%d more omissions") + asked(s.asking.Omissions), dim})
		}
	}
}

// mostMarks is the maximum number of statements that fit in a line of marks.
const mostMarks = 60

// wording writes a wording with the statements that say it, "in 13 of 17 statements, 2011 – 2024",
// a mark for each, the place of the last occurrence, and what the newest says instead.
func (s *threads) wording(w *history.Wording, sign piece, st style, word string) {
	note := "  " + s.T(word) + ", " + s.T("in %d of %d statements", w.Stood, len(s.lineage.Statements)) + ", " + w.Span()
	s.para([]piece{sign}, piece{w.Text, st}, piece{note, sign.style})
	var marks strings.Builder
	for _, n := range w.Counts {
		if n > 0 {
			marks.WriteRune('■')
		} else {
			marks.WriteRune('·')
		}
	}
	line := []piece{{w.Place, dim}}
	if len(w.Counts) <= mostMarks {
		line = []piece{{marks.String() + "  ", dim}, {w.Place, dim}}
	}
	s.para([]piece{{"    ", plain}}, line...)
	if now := w.Now; now != nil {
		lead := piece{now.Word(s.Language) + " " + now.Place + "  ", dim}
		s.para([]piece{{"    ", plain}}, append([]piece{lead}, headline(now.Runs())...)...)
	}
}
