package term

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
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
	for _, status := range series.FormulaStatuses() {
		rows, more := l.Shown(status)
		for i := range rows {
			s.formula(&rows[i])
		}
		if len(more) > 0 {
			s.oneLine(piece{"⋯ " + s.N(len(more), "%d more formulas: %s", s.T(string(status))) + asked(s.asking.Formulas), dim})
		}
	}
}

func (s *threads) formula(f *history.Formula) {
	sign := statusSign(f.Status)
	s.para([]piece{sign}, piece{f.Text, strong}, piece{"  " + s.T(string(f.Status)) + ", " + s.stood(f.Stood, f.First, f.Last), sign.style})
	s.life(f.Counts, f.Place)
	s.instead(f.Now)
}

// stood says how many statements use a wording: "in 13 of 17 statements, 2011–2024".
func (s *threads) stood(n int, first, last string) string {
	text := s.T("in %d of %d statements", n, len(s.lineage.Statements))
	if first == last {
		return text + ", " + first
	}
	return text + ", " + first + " – " + last
}

// mostMarks is the maximum number of statements that fit in a line of marks.
const mostMarks = 60

// life writes a mark for each statement, by whether it has the wording, and the place of the
// last occurrence.
func (s *threads) life(counts []int, place string) {
	line := []piece{}
	if len(counts) <= mostMarks {
		var b strings.Builder
		for _, n := range counts {
			if n > 0 {
				b.WriteRune('■')
			} else {
				b.WriteRune('·')
			}
		}
		line = append(line, piece{b.String() + "  ", dim})
	}
	s.para([]piece{{"    ", plain}}, append(line, piece{place, dim})...)
}

// instead writes what the newest statement says instead, or what is nearest.
func (s *threads) instead(now *history.Instead) {
	if now == nil {
		return
	}
	text := s.T("nearest")
	if now.Linked {
		text = s.T("now")
	}
	line := []piece{{text + " " + now.Place + "  ", dim}}
	before, after, found := strings.Cut(now.Clause, now.Text)
	if !found {
		line = append(line, piece{now.Clause, plain})
	} else {
		line = append(line, piece{before, plain}, piece{now.Text, newText}, piece{after, plain})
	}
	s.para([]piece{{"    ", plain}}, line...)
}

// omissions lists what is no longer said, then possible omissions, then ceremonial ones.
func (s *threads) omissions() {
	l := s.lineage.Ledger
	if l == nil || len(l.Omissions) == 0 {
		return
	}
	groups, more := l.ShownOmissions()
	for _, g := range groups {
		s.blank()
		s.rule([]piece{{s.T(g[0].Heading()), strong}}, strconv.Itoa(len(g)))
		for i := range g {
			o := &g[i]
			s.para([]piece{{"- ", oldText}}, piece{o.Text, plain}, piece{"  " + s.T(o.Kind) + ", " + s.stood(o.Stood, o.Since, o.Last), oldText})
			s.life(o.Counts, o.Place)
			s.instead(o.Nearest)
		}
	}
	if len(more) > 0 {
		s.oneLine(piece{"⋯ " + s.N(len(more), "%d more omissions") + asked(s.asking.Omissions), dim})
	}
}
