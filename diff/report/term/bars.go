package term

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// bars writes a table with one line per article: a bar in proportion to its sentences and the
// counts by kind. A statement with only one part has no table.
func (c *comparison) bars() {
	if len(c.rep.Sections) < 2 {
		return
	}
	t := c.barTable()
	c.put(t.head(c.page))
	for i := range c.rep.Sections {
		c.put(t.line(c, &c.rep.Sections[i]))
	}
}

// barTable holds the widths of the table's columns.
type barTable struct {
	name, bar, count int
	most             int // sentences of the largest article
}

func (c *comparison) barTable() barTable {
	t := barTable{count: 4}
	longest := 0
	for i := range c.rep.Sections {
		s := &c.rep.Sections[i]
		t.most = max(t.most, s.Stats.Total())
		longest = max(longest, lineWidth(c.cells(c.barName(s)...)))
		for _, n := range report.Tallies(s.Stats) {
			t.count = max(t.count, len(strconv.Itoa(n.N))+1)
		}
	}
	room := c.width - tableColumns*t.count
	t.name = min(longest, room*3/5)
	t.bar = min(room-t.name-2, 60)
	return t
}

// tableColumns is the number of columns with counts: those by kind, and moved.
const tableColumns = 7

func (t barTable) head(c *page) []cell {
	line := c.pad(c.cells(piece{c.T("articles"), strong}), t.name+2+t.bar)
	for _, n := range report.Tallies(diff.Stats{}) {
		line = append(line, c.right(c.cells(piece{blocks[n.Word] + kindSign(n.Word).text, dim}), t.count)...)
	}
	return append(line, c.right(c.cells(piece{"↷", dim}), t.count)...)
}

func (t barTable) line(c *comparison, s *report.Section) []cell {
	line := c.pad(c.shorten(c.cells(c.barName(s)...), t.name), t.name+2)
	line = append(line, c.pad(c.cells(t.blocks(c.page, s.Stats)...), t.bar)...)
	for _, n := range report.Tallies(s.Stats) {
		line = append(line, c.right(c.cells(number(n.N, kindSign(n.Word).style)), t.count)...)
	}
	return append(line, c.right(c.cells(number(s.Stats.Moved, plain)), t.count)...)
}

// kindSign returns the sign of a kind with its style.
func kindSign(word string) piece {
	s := text.KindSign(word, locale.English)
	return piece{s.Glyph, style(s.Style)}
}

// number formats a count. Zero is a dot, so that the other counts stand out.
func number(n int, st style) piece {
	if n == 0 {
		return piece{"·", dim}
	}
	return piece{strconv.Itoa(n), st}
}

// barName returns locator, label and heading of an article. The name of an article of one
// statement alone begins with the sign for dropped or added.
func (c *comparison) barName(s *report.Section) []piece {
	only, loc := piece{" ", plain}, s.New.Locator
	switch {
	case s.Gone():
		only, loc = kindSign("dropped"), s.Old.Locator
	case s.Came():
		only = kindSign("added")
	case s.New.IsZero():
		only, loc = piece{"↷", dim}, s.Old.Locator
	case s.Old.IsZero():
		only = piece{"↷", dim}
	}
	return []piece{only, {fmt.Sprintf("%3s ", loc), dim}, {c.say.Name(s), strong}}
}

// blocks returns a bar. It rounds the ends of the segments, not their lengths, so that bars
// with the same total have the same length. A segment with any sentences has at least one
// block if the bar has room.
func (t barTable) blocks(p *page, s diff.Stats) []piece {
	room := t.bar / max(p.ruler.width(blocks["added"]), 1)
	var list []piece
	sum, drawn := 0, 0
	for _, n := range report.Tallies(s) {
		sum += n.N
		end := (sum*room + t.most/2) / max(t.most, 1)
		if n.N > 0 {
			end = min(max(end, drawn+1), room)
		}
		if end > drawn {
			list = append(list, piece{strings.Repeat(blocks[n.Word], end-drawn), kindSign(n.Word).style})
			drawn = end
		}
	}
	return list
}
