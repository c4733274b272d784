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

// statusSign returns the sign of a status with its style.
func statusSign[S series.Status | series.FormulaStatus](status S) piece {
	switch series.Status(status) {
	case series.New:
		return piece{"+ ", newText}
	case series.Returned:
		return piece{"↺ ", newText}
	case series.Dropped, series.Status(series.FormulaBroken):
		return piece{"- ", oldText}
	case series.Standing:
		return piece{"= ", dim}
	}
	return piece{"~ ", plain}
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
	c := comparison{page: s.page, rep: &report.Report{Briefing: s.lineage.Briefing}}
	c.names(s.id(n-2), s.id(n-1))
	c.step = c.old + " → " + c.new
	c.briefing()
	s.blank()
}

func (s *threads) summary() {
	if list := s.statusCounts(s.lineage.Counts); len(list) > 0 {
		s.flow([]piece{{s.label(s.T("threads")), strong}}, list)
	}
	if s.lineage.Filter != "" {
		s.para([]piece{{s.label(s.T("Filter")), strong}}, piece{s.N(s.lineage.LeftOut, "%[2]s leaves out %[1]d clauses", s.lineage.Filter), plain})
	}
	s.novelty()
	s.phrases()
	s.counterparts()
}

// statusCounts returns the counts by status without zeros.
func (s *threads) statusCounts(counts map[series.Status]int) [][]piece {
	var list [][]piece
	for _, status := range series.Statuses() {
		if n := counts[status]; n > 0 {
			list = append(list, []piece{statusSign(status), {strconv.Itoa(n), strong}, {" " + s.T(string(status)), plain}})
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
		counts, reworded := lines[i].Counts()
		list := s.statusCounts(counts)
		if reworded > 0 {
			list = append(list, []piece{{"~ ", plain}, {strconv.Itoa(reworded), strong}, {" " + s.T("reworded"), plain}})
		}
		s.flow([]piece{{passage.Shorten(lines[i].Title(s.Language), s.width/2) + "  ", plain}}, list)
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
		since := s.unchangedSince(&rows[i])
		for since != "" && end < len(rows) && s.unchangedSince(&rows[end]) == since {
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

// unchangedSince returns the statement since which a thread is unchanged, "" if the thread is
// to be shown: one that any step changed, or with less detail, one that the newest step changed.
func (s *threads) unchangedSince(t *history.Thread) string {
	since := s.lineage.Carried(t)
	if s.lineage.Timeline || s.detail == report.DetailAll && since != t.Since {
		return ""
	}
	return since
}

func (s *threads) folded(rows []history.Thread, since string) {
	first, last := rows[0].Newest(), rows[len(rows)-1].Newest()
	if first < 0 || last < 0 {
		return
	}
	where := placeRange(s.id(first), rows[0].Cells[first].Locators, rows[len(rows)-1].Cells[last].Locators)
	s.para(nil, piece{"⋯ " + s.N(len(rows), "%d clauses in the same words since %s", since) + "  " + where, dim})
}

func (s *threads) id(i int) string {
	if i < len(s.lineage.Statements) {
		return s.lineage.Statements[i].ID
	}
	return strconv.Itoa(i + 1)
}

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
	body := itemLabel(c.Side)
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
		return piece{sign(c.Kind) + " ", kindStyle(c.Kind)}
	}
	return statusSign(t.Status)
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
		body := itemLabel(c.Side)
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
	if last := s.lastReworded(t); last >= 0 {
		text += ", " + s.T("last reworded %s", s.id(last))
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
	return []piece{{text + "  ", statusSign(t.Status).style}}
}

// lastReworded returns the index of the last reworded cell, -1 if there is none.
func (s *threads) lastReworded(t *history.Thread) int {
	for i := len(t.Cells) - 1; i >= 0; i-- {
		if !t.Cells[i].Empty() && t.Cells[i].Kind == diff.Reworded {
			return i
		}
	}
	return -1
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
			list = append(list, piece{" " + stepSign(c) + " ", kindStyle(c.Kind)})
		}
		list = append(list, piece{place(s.id(i), c.Locators), dim})
	}
	return list
}

// stepSign returns the sign of a step, with those of a move and of doubt.
func stepSign(c *history.Cell) string {
	text := sign(c.Kind)
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
	for _, group := range s.lineage.GoneByLast() {
		s.blank()
		s.para(nil, piece{s.T("last in %s", group[0].Last), oldText}, piece{": " + strconv.Itoa(len(group)), dim})
		once := 0
		if s.detail == report.DetailSubstance {
			if !s.lineage.EndedLast(group) {
				continue
			}
			group, once = history.OfSeveral(group)
		}
		for i := range group {
			s.thread(&group[i])
		}
		if once > 0 {
			s.para(nil, piece{"⋯ " + s.N(once, "%d clauses that it alone had") + asked(s.asking.Texts), dim})
		}
	}
}

func (s *threads) legend() {
	s.blank()
	s.rule([]piece{{s.T("Signs"), dim}}, "")
	var list [][]piece
	for _, status := range series.Statuses() {
		list = append(list, []piece{statusSign(status), {s.T(string(status)), dim}})
	}
	for _, word := range [][2]string{{"≈", "typographic"}, {"~", "reworded"}, {"↷", "moved"}, {"?", "possible"}, {"⋯", "folded"}} {
		list = append(list, []piece{{word[0] + " " + s.T(word[1]), dim}})
	}
	s.flow(nil, append(list, s.wordLegend()))
}
