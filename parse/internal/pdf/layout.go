package pdf

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// box is a rectangle on a page, in points from the upper left corner.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) middle() float64 { return (b.y0 + b.y1) / 2 }
func (b box) height() float64 { return b.y1 - b.y0 }

type word struct {
	box
	text string
}

// row is a line of words from left to right.
type row struct {
	box
	words []word
	page  int // from 1
	in    *column
	at    int // index in the column
}

// column is rows one below the other, with the usual position of its left and right
// margin and the distance between its lines.
type column struct {
	rows                []*row
	margin, right, step float64
}

var bboxTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<(page|block|line|word) (?:xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(?:(.*)</word>)?)?`)
})

// blocksOf returns the blocks of rows of each page in the tool's output.
func blocksOf(bbox string) [][][]*row {
	var pages [][][]*row
	for line := range strings.Lines(bbox) {
		m := bboxTag().FindStringSubmatch(line)
		if m == nil {
			continue
		}
		at := box{points(m[2]), points(m[3]), points(m[4]), points(m[5])}
		if m[1] == "page" {
			pages = append(pages, nil)
			continue
		}
		page := &pages[len(pages)-1]
		if m[1] == "block" {
			*page = append(*page, nil)
			continue
		}
		block := &(*page)[len(*page)-1]
		if m[1] == "line" {
			*block = append(*block, &row{box: at, page: len(pages)})
			continue
		}
		r := (*block)[len(*block)-1]
		r.words = append(r.words, word{at, html.UnescapeString(m[6])})
	}
	for i := range pages {
		for k, b := range pages[i] {
			b = slices.DeleteFunc(b, func(r *row) bool { return strings.TrimSpace(r.text(nil)) == "" })
			pages[i][k] = level(b) // the tool breaks a line at wide spaces
		}
		pages[i] = slices.DeleteFunc(pages[i], func(b []*row) bool { return len(b) == 0 })
	}
	return pages
}

func points(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // digits, or none on a page
	return f
}

// A page is in columns if blocks of filled lines stand side by side, which the cells of
// a table are not:
//
//	The Sides support the      interests of third
//	exchange of data on        States. The Council
//	water levels.              will meet in May.
const (
	fewestRows  = 12 // minimum number of rows of a page to be decided
	leastColumn = 24 // minimum width of a column, in characters
)

// inColumns reports whether most pages are in columns.
func inColumns(pages [][][]*row) bool {
	yes, all := 0, 0
	for _, blocks := range pages {
		rows, beside := 0, 0
		for _, b := range blocks {
			rows += len(b)
			if isFilled(b) && slices.ContainsFunc(blocks, func(c []*row) bool { return isFilled(c) && areBeside(b, c) }) {
				beside += len(b)
			}
		}
		if rows >= fewestRows {
			all++
			if beside*2 > rows {
				yes++
			}
		}
	}
	return yes*2 > all
}

// isFilled reports whether a block is a text broken at a width.
func isFilled(b []*row) bool {
	if len(b) < 2 {
		return false
	}
	var widths []float64
	for _, r := range b {
		widths = append(widths, r.x1-r.x0)
	}
	slices.Sort(widths)
	longest := slices.MaxFunc(b, func(x, y *row) int { return cmp.Compare(x.x1-x.x0, y.x1-y.x0) })
	return widths[len(widths)/2]*5 >= widths[len(widths)-1]*4 && columns(longest.text(nil)) >= leastColumn
}

func areBeside(b, c []*row) bool {
	x, y := extent(b), extent(c)
	return (x.x1 <= y.x0 || y.x1 <= x.x0) && x.y0 < y.y1 && y.y0 < x.y1
}

// extent returns the smallest box around rows.
func extent(rows []*row) box {
	all := rows[0].box
	for _, r := range rows[1:] {
		all = box{min(all.x0, r.x0), min(all.y0, r.y0), max(all.x1, r.x1), max(all.y1, r.y1)}
	}
	return all
}

// columns returns the width of a text in characters; wide ones count twice.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if chars.IsWide(r) {
			n++
		}
	}
	return n
}

// columnsOf returns the columns of a page in reading order: one of all its rows, or the
// blocks of a page in columns, of which those below one another are one column.
func columnsOf(blocks [][]*row, apart bool) []*column {
	var all []*column
	if !apart {
		blocks = [][]*row{level(slices.Concat(blocks...))}
	}
	for _, b := range blocks {
		if n := len(all); n > 0 && goesUnder(all[n-1].rows, b) {
			all[n-1].rows = append(all[n-1].rows, b...)
			continue
		}
		all = append(all, &column{rows: b})
	}
	for _, c := range all {
		c.measure()
	}
	return all
}

// goesUnder reports whether a block continues a column: it begins below it, at the same
// margin, and is not a text of another width.
func goesUnder(rows, b []*row) bool {
	x, y, line := extent(rows), extent(b), rows[0].height()
	return y.y0 > x.y1-line && x.x0-y.x0 < line && y.x0-x.x0 < 2*line && y.x1 < x.x1+line && (!isFilled(b) || y.x1 > x.x1-2*line)
}

// level joins the rows on one level, such as the cells of a table, from top to bottom.
func level(rows []*row) []*row {
	slices.SortStableFunc(rows, func(a, b *row) int { return cmp.Compare(a.middle(), b.middle()) })
	var all []*row
	for _, r := range rows {
		if n := len(all); n > 0 && r.middle()-all[n-1].middle() < min(r.height(), all[n-1].height())/2 && !overlap(r, all[n-1]) {
			last := all[n-1]
			last.words, last.box = append(last.words, r.words...), extent([]*row{last, r})
			continue
		}
		all = append(all, r)
	}
	for _, r := range all {
		slices.SortStableFunc(r.words, func(a, b word) int { return cmp.Compare(a.x0, b.x0) })
	}
	return all
}

// overlap reports whether words of two rows stand one above the other.
func overlap(a, b *row) bool {
	return slices.ContainsFunc(a.words, func(v word) bool {
		return slices.ContainsFunc(b.words, func(w word) bool { return v.x0 < w.x1 && w.x0 < v.x1 })
	})
}

// measure sets the margins and the distance of lines, and the column of the rows. A few
// rows beyond the right margin do not count.
func (c *column) measure() {
	lefts, steps, rights := map[int]int{}, []float64{}, []float64{}
	if len(c.rows) == 0 {
		return
	}
	c.margin = c.rows[0].x0
	for i, r := range c.rows {
		r.in, r.at = c, i
		at := int(r.x0 + .5)
		if lefts[at]++; lefts[at] > lefts[int(c.margin+.5)] {
			c.margin = r.x0
		}
		rights = append(rights, r.x1)
		if i > 0 {
			steps = append(steps, r.middle()-c.rows[i-1].middle())
		}
	}
	c.step = c.rows[0].height()
	if len(steps) > 0 {
		slices.Sort(steps)
		c.step = min(steps[len(steps)/2], 1.5*c.step)
	}
	slices.Sort(rights)
	slices.Reverse(rights)
	c.right = rights[len(rights)/30]
}

// text returns the words of a row without the marks of footnotes.
func (r *row) text(marks map[string]bool) string {
	var b strings.Builder
	for i, w := range r.words {
		if i > 0 && r.isMark(i, marks) {
			continue
		}
		switch gap := w.x0 - r.words[max(0, i-1)].x1; {
		case gap > 2*w.height():
			b.WriteString("   ")
		case gap > w.height()/10:
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// isMark reports whether word i is the mark of a footnote: small, raised, and directly
// after a word.
func (r *row) isMark(i int, marks map[string]bool) bool {
	w, before := r.words[i], r.words[i-1]
	return marks[w.text] && w.height() < .8*before.height() && w.middle() < before.middle() && w.x0-before.x1 < w.height()/3
}

// hasGap reports whether there is a gap between two rows, or text that does not continue:
// a title or a table.
func (r *row) hasGap(before *row) bool {
	c := before.in
	if c == r.in {
		return r.middle()-before.middle() > 1.3*c.step && !areTitle(before, r)
	}
	return !isFilled(c.rows) || before.height() > 1.1*r.height()
}

// hadRoom reports whether the row before has room for the first word of a row. At a turn
// of columns or pages, a sentence that a long row leaves open continues.
func (r *row) hadRoom(before *row) bool {
	c := before.in
	first := r.words[0].x1 - r.words[0].x0
	slack := .06 * (c.right - c.margin)
	if next, _ := utf8.DecodeRuneInString(r.words[0].text); chars.IsWide(next) {
		first /= float64(utf8.RuneCountInString(r.words[0].text))
		slack = 2 * first
	}
	if c.right-before.x1 < first+slack {
		return false
	}
	return c == r.in || endsSentence(before.text(nil)) || before.x1-c.margin < .6*(c.right-c.margin)
}

// endsSentence reports whether a mark that ends sentences or opens a list is last.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " ”’\"')）】》」』"))
	return strings.ContainsRune("。！？.!?:：;；…", last)
}

// areTitle reports whether rows are lines of one title: set in the same type, larger
// than that of most rows.
func areTitle(a, b *row) bool {
	return a.height() > 1.1*b.in.rows[len(b.in.rows)/2].height() && a.height() < 1.1*b.height() && b.height() < 1.1*a.height() && b.middle()-a.middle() < 2*a.height()
}

// isIndented reports whether a row begins to the right of the margin and of the row below
// it: the others of a hanging paragraph begin there too.
func (r *row) isIndented() bool {
	c := r.in
	hangs := r.at+1 < len(c.rows) && r.x0-c.rows[r.at+1].x0 < .8*c.step
	return r.x0-c.margin > .8*c.step && !hangs
}

// isFilled reports whether a row reaches the right margin.
func (r *row) isFilled() bool { return (r.in.right-r.x1)*10 < r.in.right-r.in.margin }
