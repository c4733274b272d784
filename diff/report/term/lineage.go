package term

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
)

// threads renders the threads of a series of statements.
type threads struct {
	*page
	lineage *history.Report
	detail  report.Detail
}

func (s *threads) header() {
	heads := s.lineage.Statements
	if len(heads) > 0 {
		title := s.N(len(heads), "%d statements") + ": " + heads[0].ID + " → " + heads[len(heads)-1].ID
		s.para(nil, piece{title, strong})
	}
	for i, h := range heads {
		s.head(p3(strconv.Itoa(i+1)), h)
	}
	for _, h := range heads {
		s.warn(h.ID, h.Doubts)
	}
	s.warn(s.T("Coarser method"), s.lineage.Degraded)
	s.blank()
}

// briefing writes what is news in the newest statement.
func (s *threads) briefing() {
	n := len(s.lineage.Statements)
	if n < 2 {
		return
	}
	c := comparison{page: s.page, rep: &report.Report{Briefing: s.lineage.Briefing}, old: s.id(n - 2), new: s.id(n - 1)}
	c.step = c.old + " → " + c.new
	c.briefing()
	s.blank()
}

func (s *threads) summary() {
	if list := s.tallies(history.Tallies(s.lineage.Counts)); len(list) > 0 {
		s.flow([]piece{{s.label(s.T("threads")), strong}}, list)
	}
	if s.lineage.Filter != "" {
		s.para([]piece{{s.label(s.T("Filter")), strong}}, piece{s.N(s.lineage.LeftOut, "%[2]s leaves out %[1]d clauses", s.lineage.Filter), plain})
	}
	s.novelty()
	s.phrases()
	s.counterparts()
}

// tallies returns numbers of threads without zeros.
func (s *threads) tallies(all []report.Tally) [][]piece {
	var list [][]piece
	for _, t := range all {
		if t.N > 0 {
			list = append(list, []piece{spaced(statusSign(t.Word)), {strconv.Itoa(t.N), strong}, {" " + s.T(t.Word), plain}})
		}
	}
	return list
}

// articles writes the counts of each article.
func (s *threads) articles() {
	lines := s.lineage.Articles()
	if lines == nil {
		return
	}
	s.blank()
	s.para(nil, piece{s.T("articles"), strong})
	for i := range lines {
		s.flow([]piece{{passage.Shorten(lines[i].Title(s.Language), s.width/2) + "  ", plain}}, s.tallies(lines[i].Tallies()))
	}
}

// novelty writes how much of each statement after the first is new.
func (s *threads) novelty() {
	var list [][]piece
	for i, n := range s.lineage.Novelty {
		if i > 0 && n.Characters > 0 {
			share := 100 * n.NewCharacters / n.Characters
			list = append(list, []piece{{s.id(i) + " ", dim}, {strconv.Itoa(share) + " %", strong}})
		}
	}
	if len(list) > 0 {
		s.flow([]piece{{s.label(s.T("new words")), strong}}, list)
	}
}

// matters writes each article's share and rank in each statement, as a table of as many of the
// newest statements as fit.
func (s *threads) matters() {
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
		head = append(head, s.pad(s.shorten(s.cells(piece{"  " + s.id(i), dim}), column), column)...)
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

// phrases writes how often each statement says the requested phrases.
func (s *threads) phrases() {
	if len(s.lineage.Phrases) == 0 {
		return
	}
	s.blank()
	s.rule([]piece{{s.T("phrases"), strong}}, "")
	for _, p := range s.lineage.Phrases {
		line := []piece{{p.Text, strong}}
		if n := p.Total(); n > 0 {
			line = append(line, piece{"  " + s.N(n, "%d times"), plain})
		}
		for i, n := range p.Counts {
			st := plain
			if n == 0 {
				st = dim
			}
			line = append(line, piece{"  " + s.id(i) + ":", dim}, piece{strconv.Itoa(n), st})
		}
		switch first, last := p.First(), p.Last(); {
		case first < 0:
			line = append(line, piece{"  " + s.T("never said"), dim})
		default:
			if first > 0 {
				line = append(line, piece{"  " + s.T("first in %s", s.id(first)), newText})
			}
			if gaps := p.Gaps(); len(gaps) > 0 {
				line = append(line, piece{"  " + s.T("absent %s", s.spans(gaps)), dim})
			}
			if last < len(p.Counts)-1 {
				line = append(line, piece{"  " + s.T("last in %s", s.id(last)), oldText})
			}
		}
		s.para(nil, line...)
		for _, x := range p.Lines(s.lineage.Statements, s.Language) {
			s.para([]piece{{"  " + x.Name + ": ", dim}}, piece{strings.Join(x.Items, " · "), plain})
		}
	}
}

// spans names statements by their indexes, with ranges for neighbours: 2015 – 2018, 2021.
func (s *threads) spans(all []int) string {
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

func (s *threads) sections() {
	for i := range s.lineage.Sections {
		section := &s.lineage.Sections[i]
		if s.lineage.Timeline && len(section.Threads) == 0 {
			continue
		}
		s.blank()
		s.rule([]piece{{section.Title(s.Language), strong}}, s.id(len(s.lineage.Statements)-1)+":"+section.Locator)
		s.threads(section.Threads)
	}
}

// threads writes threads. A run of threads unchanged since the same statement becomes one line.
func (s *threads) threads(rows []history.Thread) {
	for i := 0; i < len(rows); {
		end := i
		since := s.lineage.Carried(&rows[i], s.detail)
		for since != "" && end < len(rows) && s.lineage.Carried(&rows[end], s.detail) == since {
			end++
		}
		if end > i {
			s.folded(rows[i:end], since)
			i = end
			continue
		}
		s.thread(&rows[i])
		i++
	}
}

func (s *threads) folded(rows []history.Thread, since string) {
	first, last := rows[0].Newest(), rows[len(rows)-1].Newest()
	if first < 0 || last < 0 {
		return
	}
	where := placeRange(s.id(first), rows[0].Cells[first].Locators, rows[len(rows)-1].Cells[last].Locators)
	s.para(nil, piece{"⋯ " + s.N(len(rows), "%d clauses in the same words since %s", since) + "  " + where, dim})
}

func (s *threads) id(i int) string { return s.lineage.Statements[i].ID }

// thread writes a thread's status and places, then its last text with the changes of its last
// step.
func (s *threads) thread(t *history.Thread) {
	last := t.Newest()
	if last < 0 {
		return
	}
	s.para([]piece{s.sign(t, last)}, append(s.status(t), s.steps(t)...)...)
	if s.lineage.Timeline {
		s.timeline(t)
		return
	}
	if t.Again {
		s.para([]piece{{"    ", plain}}, piece{"↑ " + s.T("also above"), dim})
		return
	}
	c := &t.Cells[last]
	body := itemLabel(&c.Side)
	if earlier := t.Before(last); earlier >= 0 && c.Kind != diff.Unchanged && t.Status != series.Dropped {
		body = append(body, pieces(c.Woven, plain)...)
	} else {
		body = append(body, piece{c.Text(), threadStyle(t)})
	}
	s.para([]piece{{"    ", plain}}, body...)
}

// sign returns the sign of a thread: that of its status, or of its newest step if it stands.
func (s *threads) sign(t *history.Thread, last int) piece {
	if c := &t.Cells[last]; t.Status == series.Standing && c.Kind == diff.Reworded {
		return spaced(kindSign(c.Kind))
	}
	return spaced(statusSign(string(t.Status)))
}

// timeline writes the wording of every step with the changes of the step. A step that changed
// nothing has only its place in the line of the thread.
func (s *threads) timeline(t *history.Thread) {
	for i := range t.Cells {
		c := &t.Cells[i]
		earlier := t.Before(i)
		if c.Empty() || earlier >= 0 && c.Kind == diff.Unchanged {
			continue
		}
		body := itemLabel(&c.Side)
		if earlier >= 0 {
			body = append(body, pieces(c.Woven, plain)...)
		} else {
			body = append(body, piece{c.Text(), plain})
		}
		s.para([]piece{{"    " + s.id(i) + "  ", dim}}, body...)
	}
}

func threadStyle(t *history.Thread) style {
	switch t.Status {
	case series.New:
		return newText
	case series.Dropped:
		return oldText
	}
	return plain
}

// status returns the status of a thread in words: "since 2021".
func (s *threads) status(t *history.Thread) []piece {
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
		if gap := s.lastBeforeGap(t); gap >= 0 {
			text = s.T("returned, last seen %s", s.id(gap))
		}
	}
	return []piece{{text + "  ", statusSign(string(t.Status)).style}}
}

// lastBeforeGap returns the index of the cell before the thread's last gap, -1 if it has none.
func (s *threads) lastBeforeGap(t *history.Thread) int {
	for i := t.Newest(); i > 0; i-- {
		if t.Cells[i].Empty() {
			return t.Before(i)
		}
	}
	return -1
}

// steps returns a thread's places with the sign of each step before it:
// "2021:1.1.2 = 2022:1.1.2 ~ 2023:1.2.1".
func (s *threads) steps(t *history.Thread) []piece {
	var list []piece
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() {
			if len(list) > 0 && i < t.Newest() {
				list = append(list, piece{" …", dim})
			}
			continue
		}
		if len(list) > 0 {
			list = append(list, piece{" " + stepSign(c) + " ", kindSign(c.Kind).style})
		}
		list = append(list, piece{place(s.id(i), c.Locators), dim})
	}
	return list
}

// stepSign returns the sign of a step, with those of a move and of doubt.
func stepSign(c *history.Cell) string {
	text := kindSign(c.Kind).text
	if c.Moved {
		text += "↷"
	}
	if c.Certainty == diff.Possible {
		text += "?"
	}
	return text
}

// gone lists the threads that the newest statement no longer has.
func (s *threads) gone() {
	if len(s.lineage.Gone) == 0 {
		return
	}
	s.blank()
	s.rule([]piece{{s.T("Threads that ended"), strong}}, strconv.Itoa(len(s.lineage.Gone)))
	if s.lineage.Timeline {
		s.threads(s.lineage.Gone)
		return
	}
	substance := s.detail == report.DetailSubstance
	for _, g := range s.lineage.GoneByLast(substance) {
		s.blank()
		s.para(nil, piece{s.T("last in %s", g.Last), oldText}, piece{": " + strconv.Itoa(g.Count), dim})
		if substance && !g.Newest {
			continue
		}
		for i := range g.Threads {
			s.thread(&g.Threads[i])
		}
		if n := len(g.Once); n > 0 {
			s.para(nil, piece{"⋯ " + s.N(n, "%d clauses that it alone had") + asked(s.asking.Texts), dim})
		}
	}
}

func (s *threads) legend() {
	s.blank()
	s.rule([]piece{{s.T("Signs"), dim}}, "")
	var list [][]piece
	for _, status := range series.Statuses() {
		list = append(list, []piece{spaced(statusSign(string(status))), {s.T(string(status)), dim}})
	}
	for _, word := range [][2]string{{"≈", "typographic"}, {"~", "reworded"}, {"↷", "moved"}, {"?", "possible"}, {"⋯", "folded"}} {
		list = append(list, []piece{{word[0] + " " + s.T(word[1]), dim}})
	}
	s.flow(nil, append(list, s.wordLegend()))
}
