package term

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// series renders the threads of a series of statements.
type series struct {
	*page
	lineage *report.Lineage
}

// statuses lists the statuses of a thread in the order in which they are told.
func statuses() []string { return []string{"standing", "new", "returned", "dropped"} }

// statusSign returns the sign and style of a status.
func statusSign(status string) piece {
	switch status {
	case "new":
		return piece{"+ ", newText}
	case "returned":
		return piece{"↺ ", newText}
	case "dropped":
		return piece{"- ", oldText}
	}
	return piece{"= ", dim}
}

func (s *series) header() {
	heads := s.lineage.Statements
	if len(heads) > 0 {
		title := plural(len(heads), "statement") + ": " + heads[0].ID + " → " + heads[len(heads)-1].ID
		s.para(nil, piece{title, strong})
	}
	for i, h := range heads {
		s.head(p3(strconv.Itoa(i+1)), h)
	}
	s.blank()
	var list [][]piece
	for _, status := range statuses() {
		if n := s.lineage.Counts[status]; n > 0 {
			list = append(list, []piece{statusSign(status), {strconv.Itoa(n), strong}, {" " + status, plain}})
		}
	}
	if len(list) > 0 {
		s.flow([]piece{{"threads  ", strong}}, list)
	}
	s.novelty()
	s.matters()
	s.phrases()
	for _, h := range heads {
		s.warn(h.ID, h.Doubts)
	}
	s.warn("coarser method", s.lineage.Degraded)
}

// novelty tells how much of each statement but the first is new.
func (s *series) novelty() {
	var list [][]piece
	for i, n := range s.lineage.Novelty {
		if i > 0 && n.Characters > 0 {
			share := 100 * n.NewCharacters / n.Characters
			list = append(list, []piece{{s.id(i) + " ", dim}, {strconv.Itoa(share) + " %", strong}})
		}
	}
	if len(list) > 0 {
		s.flow([]piece{{"new words  ", strong}}, list)
	}
}

// matters writes how much room every article has in each statement, and its
// rank, where the columns do: a table of as many of the newest statements as fit.
func (s *series) matters() {
	const name, column = 26, 13
	fit := min(len(s.lineage.Statements), (s.width-name-2)/column)
	if s.lineage.Timeline || len(s.lineage.Matters) < 2 || fit < 2 {
		return
	}
	from := len(s.lineage.Statements) - fit
	s.blank()
	head := s.pad(s.cells(piece{"articles: share, rank", strong}), name)
	for i := from; i < len(s.lineage.Statements); i++ {
		head = append(head, s.pad(s.shorten(s.cells(piece{"  " + s.id(i), dim}), column), column)...)
	}
	s.put(head)
	for i := range s.lineage.Matters {
		m := &s.lineage.Matters[i]
		if !slices.ContainsFunc(m.Rooms[from:], func(r *report.Room) bool { return r != nil }) {
			continue
		}
		title := strings.Join(nonEmpty(m.Name(), m.Heading), " ")
		line := s.pad(s.shorten(s.cells(piece{title, plain}), name), name)
		for _, r := range m.Rooms[from:] {
			line = append(line, s.pad(s.room(r), column)...)
		}
		s.put(line)
	}
}

// room is a cell of the table: 12 % ▴ 3.
func (s *series) room(r *report.Room) []cell {
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

// phrases writes how often each statement says the phrases that were asked for.
func (s *series) phrases() {
	if len(s.lineage.Phrases) == 0 {
		return
	}
	s.blank()
	s.rule([]piece{{"phrases", strong}}, "")
	for _, p := range s.lineage.Phrases {
		line := []piece{{p.Text, strong}}
		for i, n := range p.Counts {
			st := plain
			if n == 0 {
				st = dim
			}
			line = append(line, piece{"  " + s.id(i) + ":", dim}, piece{strconv.Itoa(n), st})
		}
		switch first, last := p.First(), p.Last(); {
		case first < 0:
			line = append(line, piece{"  never said", dim})
		case last < len(p.Counts)-1:
			line = append(line, piece{"  last in " + s.id(last), oldText})
		case first > 0:
			line = append(line, piece{"  first in " + s.id(first), newText})
		}
		s.para(nil, line...)
	}
}

func (s *series) sections() {
	for i := range s.lineage.Sections {
		section := &s.lineage.Sections[i]
		if s.lineage.Timeline && len(section.Threads) == 0 {
			continue
		}
		s.blank()
		s.rule([]piece{{strings.Join(nonEmpty(section.Name(), section.Heading), " "), strong}}, s.id(len(s.lineage.Statements)-1)+":"+section.Locator)
		s.threads(section.Threads)
	}
}

// threads writes threads; a run of those that never changed since the same
// statement becomes one line.
func (s *series) threads(rows []report.ThreadRow) {
	for i := 0; i < len(rows); {
		end := i
		for !s.lineage.Timeline && end < len(rows) && carried(&rows[end]) && rows[end].Since == rows[i].Since {
			end++
		}
		if end > i {
			s.folded(rows[i:end])
			i = end
			continue
		}
		s.thread(&rows[i])
		i++
	}
}

// carried reports whether a thread stands word for word since it began.
func carried(t *report.ThreadRow) bool {
	if t.Status != "standing" {
		return false
	}
	for _, c := range t.Cells {
		if !c.Empty() && (c.Moved || c.Kind != diff.Unchanged && c.Kind != diff.Added) {
			return false
		}
	}
	return true
}

func (s *series) folded(rows []report.ThreadRow) {
	first, last := newest(&rows[0]), newest(&rows[len(rows)-1])
	if first < 0 || last < 0 {
		return
	}
	where := placeRange(s.id(first), rows[0].Cells[first].Locators, rows[len(rows)-1].Cells[last].Locators)
	s.oneLine(piece{"⋯ " + plural(len(rows), "clause") + " unchanged since " + rows[0].Since + "  " + where, dim})
}

// id returns the id of a statement by its index.
func (s *series) id(i int) string {
	if i < len(s.lineage.Statements) {
		return s.lineage.Statements[i].ID
	}
	return strconv.Itoa(i + 1)
}

// newest returns the index of a thread's last cell, -1 where it has none.
func newest(t *report.ThreadRow) int { return before(t, len(t.Cells)) }

// before returns the index of the last cell before an index, -1 for none.
func before(t *report.ThreadRow, i int) int {
	for i--; i >= 0; i-- {
		if !t.Cells[i].Empty() {
			return i
		}
	}
	return -1
}

// thread writes a thread's status and places, then its newest text with what
// its last step changed.
func (s *series) thread(t *report.ThreadRow) {
	last := newest(t)
	if last < 0 {
		return
	}
	s.para([]piece{statusSign(t.Status)}, append(s.status(t), s.steps(t)...)...)
	if s.lineage.Timeline {
		s.timeline(t)
		return
	}
	c := &t.Cells[last]
	body := itemLabel(c.Side)
	if earlier := before(t, last); earlier >= 0 && c.Kind != diff.Unchanged {
		body = append(body, pieces(c.Woven, plain)...)
	} else {
		body = append(body, piece{c.Text(), threadStyle(t)})
	}
	s.para([]piece{{"    ", plain}}, body...)
}

// timeline writes the wording of every step with what the step changed. A step
// that changed nothing is told in the line of the thread.
func (s *series) timeline(t *report.ThreadRow) {
	for i := range t.Cells {
		c := &t.Cells[i]
		earlier := before(t, i)
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

func threadStyle(t *report.ThreadRow) style {
	switch t.Status {
	case "new":
		return newText
	case "dropped":
		return oldText
	}
	return plain
}

// status returns what is to be said of a thread: "since 2021".
func (s *series) status(t *report.ThreadRow) []piece {
	text := "since " + t.Since
	if last := s.lastReworded(t); last >= 0 {
		text += ", last reworded " + s.id(last)
	}
	switch t.Status {
	case "new":
		text = "new"
	case "dropped":
		text = "last in " + t.Last
		if t.Since != t.Last {
			text += ", since " + t.Since
		}
	case "returned":
		text = "returned, first in " + t.Since
		if gap := s.lastBeforeGap(t); gap >= 0 {
			text = "returned, last seen " + s.id(gap)
		}
	}
	return []piece{{text + "  ", statusSign(t.Status).style}}
}

// lastReworded returns the index of the last cell that was reworded, -1 for
// none.
func (s *series) lastReworded(t *report.ThreadRow) int {
	for i := len(t.Cells) - 1; i >= 0; i-- {
		if !t.Cells[i].Empty() && t.Cells[i].Kind == diff.Reworded {
			return i
		}
	}
	return -1
}

// lastBeforeGap returns the index of the cell before the thread's last gap, -1
// where it has none.
func (s *series) lastBeforeGap(t *report.ThreadRow) int {
	for i := newest(t); i > 0; i-- {
		if t.Cells[i].Empty() {
			return before(t, i)
		}
	}
	return -1
}

// steps returns a thread's places, each step's sign between them:
// "2021:1.1.2 = 2022:1.1.2 ~ 2023:1.2.1".
func (s *series) steps(t *report.ThreadRow) []piece {
	var list []piece
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() {
			if len(list) > 0 && i < newest(t) {
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
func stepSign(c *report.Cell) string {
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
func (s *series) gone() {
	if len(s.lineage.Gone) == 0 {
		return
	}
	s.blank()
	s.rule([]piece{{"no longer said", strong}}, strconv.Itoa(len(s.lineage.Gone)))
	for i := range s.lineage.Gone {
		s.thread(&s.lineage.Gone[i])
	}
}

func (s *series) legend() {
	s.blank()
	s.rule([]piece{{"signs", dim}}, "")
	var list [][]piece
	for _, status := range statuses() {
		list = append(list, []piece{statusSign(status), {status, dim}})
	}
	for _, text := range []string{"≈ typographic", "~ reworded", "↷ moved", "? possible", "⋯ folded"} {
		list = append(list, []piece{{text, dim}})
	}
	s.flow(nil, append(list, wordLegend()))
}
