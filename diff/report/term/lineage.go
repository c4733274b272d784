package term

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/series"
)

// threads renders the threads of a series of statements.
type threads struct {
	*page
	lineage *history.Report
}

func (s *threads) header() {
	heads := s.lineage.Statements
	if len(heads) > 0 {
		title := s.N(len(heads), "%d statements") + ": " + heads[0].ID + " → " + heads[len(heads)-1].ID
		s.para(nil, piece{title, strong})
	}
	for i, h := range heads {
		s.head(p3(i+1), h)
	}
	for _, h := range heads {
		s.warn(h.ID, h.Doubts)
	}
	s.warn(s.T("Coarser method"), s.lineage.Degraded)
	s.blank()
}

// tracks writes each article's share and rank in each statement, as a table of as many of the
// newest statements as fit.
func (s *threads) tracks() {
	const least, most, column = 26, 48, 13
	fit := min(len(s.lineage.Statements), (s.width-least-2)/column)
	if s.lineage.Timeline || len(s.lineage.Tracks) < 2 || fit < 2 {
		return
	}
	from := len(s.lineage.Statements) - fit
	name := min(s.width-2-fit*column, most)
	s.blank()
	head := s.pad(s.cells(piece{s.T("articles: share, rank"), strong}), name)
	for i := from; i < len(s.lineage.Statements); i++ {
		head = append(head, s.pad(s.shorten(s.cells(piece{"  " + s.lineage.Statements[i].ID, dim}), column), column)...)
	}
	s.put(head)
	for i := range s.lineage.Tracks {
		m := &s.lineage.Tracks[i]
		if !slices.ContainsFunc(m.Shares[from:], func(r *history.Share) bool { return r != nil }) {
			continue
		}
		title := m.Title(s.Language)
		line := s.pad(s.shorten(s.cells(piece{title, plain}), name), name)
		for _, r := range m.Shares[from:] {
			line = append(line, s.pad(s.room(r), column)...)
		}
		s.put(line)
	}
}

// room returns a cell of the table: 12 % ▴ 3.
func (s *threads) room(r *history.Share) []cell {
	if r == nil {
		return s.cells(piece{"     –", dim})
	}
	trend := piece{"  ", plain}
	switch r.Trend {
	case 1:
		trend = piece{" +", newText}
	case -1:
		trend = piece{" -", oldText}
	}
	return s.cells(piece{fmt.Sprintf("%5.1f %%", 100*r.Share), plain}, trend, piece{fmt.Sprintf(" %2d", r.Rank), dim})
}

func (s *threads) legend() {
	s.blank()
	s.rule([]piece{{s.T("Signs"), dim}}, "")
	var list [][]piece
	for _, status := range series.Statuses() {
		sign := text.StatusSign(string(status), s.Language)
		list = append(list, []piece{spaced(sign), {sign.Word, dim}})
	}
	for _, word := range [][2]string{{"≈", "typographic"}, {"~", "reworded"}, {"↷", "moved"}, {"?", "possible"}, {"⋯", "folded"}} {
		list = append(list, []piece{{word[0] + " " + s.T(word[1]), dim}})
	}
	s.flow(nil, append(list, s.wordLegend()))
}
