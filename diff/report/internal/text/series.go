package text

import (
	"slices"
	"strconv"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
)

// Series composes the parts of a series of statements.
type Series struct {
	Options
	Report *history.Report
}

// NewSeries returns the composition of a series.
func NewSeries(r *history.Report, o Options) *Series { return &Series{o, r} }

// Briefing composes what is news in the newest statement.
func (s *Series) Briefing() []Block {
	n := len(s.Report.Statements)
	if n < 2 {
		return nil
	}
	p := &Pair{Options: s.Options, Report: &report.Report{Briefing: s.Report.Briefing}, Old: s.id(n - 2), New: s.id(n - 1)}
	p.Step = []Piece{s.name(n - 2), {Text: " → "}, s.name(n - 1)}
	return append(p.Briefing(), Block{Kind: Pause})
}

// Counts composes the numbers of threads.
func (s *Series) Counts() []Block {
	w := writer{Options: s.Options}
	w.facts(s.T("threads"), tallies(history.Tallies(s.Report.Counts), s.statusSign))
	return w.blocks
}

func (s *Series) statusSign(word string) Sign { return StatusSign(word, s.Language) }

// Sections composes the numbers of threads of each article.
func (s *Series) Sections() []Block {
	w := writer{Options: s.Options}
	for i, section := range s.Report.Articles() {
		if i == 0 {
			w.heading(s.T("articles"))
		}
		w.facts(section.Title(s.Language), tallies(section.Tallies(), s.statusSign))
	}
	return w.blocks
}

// Summary composes what a filter left out, how much of each statement after the first is new, and
// what else the user requested.
func (s *Series) Summary() []Block {
	w := writer{Options: s.Options}
	if s.Report.Filter != "" {
		w.fact(s.T("Filter"), s.N(s.Report.LeftOut, "%[2]s leaves out %[1]d clauses", s.Report.Filter))
	}
	var shares [][]Piece
	for i, n := range s.Report.Novelty {
		if i > 0 && n.Characters > 0 {
			share := 100 * n.NewCharacters / n.Characters
			shares = append(shares, []Piece{s.name(i), {Text: " ", Style: Dim}, {Text: strconv.Itoa(share) + " %", Style: Strong}})
		}
	}
	w.facts(s.T("new words"), shares)
	s.phrases(&w)
	s.counterparts(&w)
	return w.blocks
}

// counterparts writes what other language versions say at the requested clause.
func (s *Series) counterparts(w *writer) {
	if len(s.Report.Counterparts) == 0 {
		return
	}
	w.heading(s.T("language versions"))
	for _, c := range s.Report.Counterparts {
		b := Block{Kind: Entry, Body: []Piece{at(c.ID, c.Locators)}, Text: plain(c.Text, Plain)}
		if c.Certainty != diff.Certain {
			b.Body = append(b.Body, between, Piece{Text: s.T(c.Certainty.String())})
		}
		w.add(b)
	}
}

// Articles composes the threads of each article.
func (s *Series) Articles() []Block {
	w := writer{Options: s.Options}
	for i := range s.Report.Sections {
		section := &s.Report.Sections[i]
		if s.Report.Timeline && len(section.Threads) == 0 {
			continue
		}
		w.heading(section.Title(s.Language), at(s.id(len(s.Report.Statements)-1), []string{section.Locator}))
		s.threads(&w, section.Threads)
	}
	return w.blocks
}

// threads writes threads. A run of threads unchanged since the same statement becomes one line.
func (s *Series) threads(w *writer, rows []history.Thread) {
	for i := 0; i < len(rows); {
		end := i
		since := s.Report.Carried(&rows[i], s.Detail)
		for since != "" && end < len(rows) && s.Report.Carried(&rows[end], s.Detail) == since {
			end++
		}
		if end > i {
			s.folded(w, rows[i:end], since)
			i = end
			continue
		}
		s.thread(w, &rows[i])
		i++
	}
}

func (s *Series) folded(w *writer, rows []history.Thread, since string) {
	first, last := rows[0].Newest(), rows[len(rows)-1].Newest()
	if first < 0 || last < 0 {
		return
	}
	where := Range(s.id(first), rows[0].Cells[first].Locators, rows[len(rows)-1].Cells[last].Locators)
	w.add(Block{Kind: Rest, Body: []Piece{{Text: "⋯ " + s.N(len(rows), "%d clauses in the same words since %s", since), Style: Dim}, between, {Text: where, Style: Dim, Place: true}}})
}

func (s *Series) id(i int) string { return s.Report.Statements[i].ID }

// name returns the name of a statement.
func (s *Series) name(i int) Piece { return Piece{Text: s.id(i), Style: Dim, Place: true} }

// thread writes a thread's status and places, then its last text with the changes of its last
// step.
func (s *Series) thread(w *writer, t *history.Thread) {
	last := t.Newest()
	if last < 0 {
		return
	}
	w.add(Block{Kind: Entry, Sign: s.sign(t, last), Body: append(append(s.status(t), between), s.steps(t)...)})
	switch {
	case s.Report.Timeline:
		s.timeline(w, t)
	case t.Again:
		w.add(Block{Kind: More, Indent: 4, Body: plain("↑ "+s.T("also above"), Dim)})
	case t.Status == series.Dropped:
		w.add(Block{Kind: More, Indent: 4, Body: wording(&t.Cells[last], false, OldText)})
	case t.Status == series.New:
		w.add(Block{Kind: More, Indent: 4, Body: wording(&t.Cells[last], false, NewText)})
	default:
		w.add(Block{Kind: More, Indent: 4, Body: wording(&t.Cells[last], t.Before(last) >= 0, Plain)})
	}
}

// wording returns the text of a cell, with the changes of the step to it if there was one.
func wording(c *history.Cell, step bool, st Style) []Piece {
	if step && c.Kind != diff.Unchanged {
		return append(ItemLabel(&c.Side), Runs(c.Woven, Plain)...)
	}
	return append(ItemLabel(&c.Side), Piece{Text: c.Text(), Style: st})
}

// sign returns the sign of a thread: that of its status, or of its newest step if it stands.
func (s *Series) sign(t *history.Thread, last int) Sign {
	sign := s.statusSign(string(t.Status))
	if c := &t.Cells[last]; t.Status == series.Standing && c.Kind == diff.Reworded {
		sign.Glyph, sign.Style = looks["reworded"].Glyph, looks["reworded"].Style
	}
	return sign
}

// timeline writes the wording of every step with the changes of the step. A step that changed
// nothing has only its place in the line of the thread.
func (s *Series) timeline(w *writer, t *history.Thread) {
	for i := range t.Cells {
		c := &t.Cells[i]
		step := t.Before(i) >= 0
		if !c.Empty() && !(step && c.Kind == diff.Unchanged) {
			w.add(Block{Kind: More, Indent: 4, Lead: []Piece{s.name(i), between}, Body: wording(c, step, Plain)})
		}
	}
}

// status returns the status of a thread in words: "since 2021".
func (s *Series) status(t *history.Thread) []Piece {
	text := s.T("since %s", t.Since)
	for i, c := range slices.Backward(t.Cells) {
		if c.Kind == diff.Reworded && !c.Empty() {
			text += ", " + s.T("last reworded %s", s.id(i))
			break
		}
	}
	switch t.Status {
	case series.New:
		text = s.T("new")
	case series.Dropped:
		text = s.T("last in %s", t.Last)
		if t.Since != t.Last {
			text += ", " + s.T("since %s", t.Since)
		}
		if t.Said != "" {
			text += ", " + s.T("said elsewhere") + " " + t.Said
		}
	case series.Returned:
		text = s.T("returned, first in %s", t.Since)
		if gap := lastBeforeGap(t); gap >= 0 {
			text = s.T("returned, last seen %s", s.id(gap))
		}
	}
	return plain(text, s.statusSign(string(t.Status)).Style)
}

// lastBeforeGap returns the index of the cell before the thread's last gap, -1 if it has none.
func lastBeforeGap(t *history.Thread) int {
	for i := t.Newest(); i > 0; i-- {
		if t.Cells[i].Empty() {
			return t.Before(i)
		}
	}
	return -1
}

// steps returns a thread's places with the sign of each step before it:
// "2021:1.1.2 = 2022:1.1.2 ~ 2023:1.2.1".
func (s *Series) steps(t *history.Thread) []Piece {
	var list []Piece
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() {
			if len(list) > 0 && i < t.Newest() {
				list = append(list, Piece{Text: " …", Style: Dim})
			}
			continue
		}
		if len(list) > 0 {
			list = append(list, Piece{Text: " " + stepSign(c) + " ", Style: looks[c.Kind.String()].Style})
		}
		list = append(list, at(s.id(i), c.Locators))
	}
	return list
}

// stepSign returns the sign of a step, with those of a move and of doubt.
func stepSign(c *history.Cell) string {
	text := looks[c.Kind.String()].Glyph
	if c.Moved {
		text += "↷"
	}
	if c.Certainty == diff.Possible {
		text += "?"
	}
	return text
}

// Gone composes the threads that the newest statement no longer has.
func (s *Series) Gone() []Block {
	if len(s.Report.Gone) == 0 {
		return nil
	}
	w := writer{Options: s.Options}
	w.heading(s.T("Threads that ended"), Piece{Text: strconv.Itoa(len(s.Report.Gone))})
	if s.Report.Timeline {
		s.threads(&w, s.Report.Gone)
		return w.blocks
	}
	substance := s.Detail == report.DetailSubstance
	for _, g := range s.Report.GoneByLast(substance) {
		w.add(Block{Kind: Subheading, Body: []Piece{{Text: s.T("last in %s", g.Last), Style: OldText}, {Text: ": " + strconv.Itoa(g.Count), Style: Dim}}})
		if substance && !g.Newest {
			continue
		}
		for i := range g.Threads {
			s.thread(&w, &g.Threads[i])
		}
		if n := len(g.Once); n > 0 {
			w.add(Block{Kind: Rest, Body: asked("⋯ "+s.N(n, "%d clauses that it alone had"), s.Asking.Texts)})
		}
	}
	return w.blocks
}
