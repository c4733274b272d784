package pdf

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// contentOf sorts the rows in the tool's output into text, edges and footnotes.
func contentOf(bbox string) *Content {
	c := &Content{}
	var pages [][]*column
	var tops [][]*row
	blocks := blocksOf(bbox)
	apart := inColumns(blocks)
	for _, b := range blocks {
		columns := columnsOf(b, apart)
		pages = append(pages, columns)
		tops = append(tops, fromTop(columns))
	}
	f := furnitureOf(tops)
	var last *row
	for i, columns := range pages {
		top, bottom := f.extent(i, tops[i])
		edges := slices.Concat(tops[i][:top], tops[i][bottom:])
		c.Edges = append(c.Edges, linesOf(edges)...)
		marks := map[string]bool{}
		var texts [][]*row
		for _, k := range columns {
			k.rows = slices.DeleteFunc(k.rows, func(r *row) bool { return slices.Contains(edges, r) })
			k.measure()
			text, notes := k.splitNotes()
			for _, n := range notes {
				marks[noteMark().FindStringSubmatch(n.Text)[1]] = true
			}
			c.Notes = append(c.Notes, notes...)
			texts = append(texts, text)
		}
		for _, r := range slices.Concat(texts...) {
			for k := 1; k < len(r.words); k++ {
				if r.isMark(k, marks) {
					c.Notes = append(c.Notes, Line{Page: r.page, Text: r.words[k].text})
				}
			}
			l := Line{Page: r.page, Text: r.text(marks), Indent: r.isIndented(), Filled: r.isFilled()}
			if last != nil {
				l.Gap, l.Room = r.hasGap(last), r.hadRoom(last)
			}
			c.Text = append(c.Text, l)
			last = r
		}
	}
	return c
}

// fromTop returns the rows of a page from top to bottom.
func fromTop(columns []*column) []*row {
	var all []*row
	for _, c := range columns {
		all = append(all, c.rows...)
	}
	slices.SortStableFunc(all, func(a, b *row) int { return cmp.Compare(a.middle(), b.middle()) })
	return all
}

func linesOf(rows []*row) []Line {
	var all []Line
	for _, r := range rows {
		all = append(all, Line{Page: r.page, Text: r.text(nil)})
	}
	return all
}

// noteMark matches the mark with which a footnote begins.
var noteMark = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,3}|[*†‡§¶]{1,3})\.?\s*[^\d\s]`) })

// splitNotes separates the text of a column from the footnotes below it, which are set
// in smaller type and begin with a mark.
func (c *column) splitNotes() (text []*row, notes []Line) {
	heights := make([]float64, len(c.rows))
	for i, r := range c.rows {
		heights[i] = r.height()
	}
	slices.Sort(heights)
	end, from := len(c.rows), len(c.rows)
	for end > 0 && c.rows[end-1].height() < .9*heights[len(heights)/2] {
		if end--; noteMark().MatchString(c.rows[end].text(nil)) {
			from = end
		}
	}
	for _, r := range c.rows[from:] {
		if t := r.text(nil); noteMark().MatchString(t) {
			notes = append(notes, Line{Page: r.page, Text: t})
		} else {
			last := &notes[len(notes)-1]
			last.Text = strings.TrimSpace(last.Text + " " + t)
		}
	}
	return c.rows[:from], notes
}
