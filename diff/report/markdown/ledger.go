package markdown

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
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
	for _, status := range series.FormulaStatuses() {
		rows, more := l.Shown(status)
		for i := range rows {
			f := &rows[i]
			s.add(entry, "- **%s** %s · %s%s\n", s.T(string(status)), Escape(f.Text), s.stood(f.Stood, f.First, f.Last, f.Place), s.instead(f.Now))
		}
		if len(more) > 0 {
			s.add(note, "- %s%s\n", s.N(len(more), "%d more formulas: %s", s.T(string(status))), asked(s.asking.Formulas))
		}
	}
	s.omissions(l)
}

func (s *threads) omissions(l *history.Ledger) {
	groups, more := l.ShownOmissions()
	for _, g := range groups {
		s.add(heading, "\n### %s\n\n", s.T(g[0].Heading()))
		for i := range g {
			o := &g[i]
			s.add(entry, "- **%s** %s · %s%s\n", s.T(o.Kind), Escape(o.Text), s.stood(o.Stood, o.Since, o.Last, o.Place), s.instead(o.Nearest))
		}
	}
	if len(more) > 0 {
		s.add(note, "- %s%s\n", s.N(len(more), "%d more omissions"), asked(s.asking.Omissions))
	}
}

// stood returns how long a wording was used and where it last occurs.
func (s *threads) stood(n int, first, last, place string) string {
	text := s.T("in %d of %d statements", n, len(s.lineage.Statements)) + ", " + code(first)
	if first != last {
		text += " – " + code(last)
	}
	return text + ", " + code(place)
}

// instead returns what the newest statement says instead, on a line of its own.
func (s *threads) instead(now *history.Instead) string {
	if now == nil {
		return ""
	}
	word := s.T("nearest")
	if now.Linked {
		word = s.T("now")
	}
	before, after, found := strings.Cut(now.Clause, now.Text)
	if !found || now.Text == now.Clause {
		return "\\\n  " + word + " " + code(now.Place) + " " + Escape(now.Clause)
	}
	return "\\\n  " + word + " " + code(now.Place) + " " + words([]passage.Run{{Text: before}, {Mark: passage.Inserted, Text: now.Text}, {Text: after}})
}
