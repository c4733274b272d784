package pdf

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// word is a word of a page with its position, in points from the upper left corner.
type word struct {
	x0, y0, x1, y1 float64
	text           string
}

func (w word) middle() float64 { return (w.y0 + w.y1) / 2 }
func (w word) height() float64 { return w.y1 - w.y0 }

var bboxTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<(page) width="([\d.]+)"|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>`)
})

// byColumns returns the pages in the tool's output of word positions, each column by
// column. Text that crosses the gutter is read between the columns above and below it:
//
//	title title      1
//	left   right     2 3
//	left   right
//	head head        4
//	left   right     5 6
func byColumns(bbox string) []string {
	var pages []string
	var words []word
	width := 0.0
	flush := func() {
		if width > 0 {
			pages = append(pages, pageOf(words, gutterAt(words, width)))
		}
		words = nil
	}
	for line := range strings.Lines(bbox) {
		m := bboxTag().FindStringSubmatch(line)
		switch {
		case m == nil:
		case m[1] != "":
			flush()
			width = points(m[2])
		default:
			words = append(words, word{points(m[3]), points(m[4]), points(m[5]), points(m[6]), html.UnescapeString(m[7])})
		}
	}
	flush()
	return pages
}

func points(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64) // always digits
	return f
}

// gutterAt returns the middle of the widest strip near the middle of a page that the
// fewest words touch.
func gutterAt(words []word, width float64) float64 {
	touched := make([]int, int(width)+2)
	for _, w := range words {
		for x := max(0, int(w.x0)); x <= int(w.x1) && x < len(touched); x++ {
			touched[x]++
		}
	}
	best, length, fewest := 0, 0, len(words)+1
	for x := int(width * 0.3); x < int(width*0.7); {
		end := x
		for end < int(width*0.7) && touched[end] == touched[x] {
			end++
		}
		if touched[x] < fewest || touched[x] == fewest && end-x > length {
			best, length, fewest = (x+end)/2, end-x, touched[x]
		}
		x = end
	}
	return float64(best)
}

// pageOf writes the words of a page in reading order.
func pageOf(words []word, gutter float64) string {
	across := acrossOf(words, gutter)
	rank := func(w word) int { // 0 across, 1 left, 2 right
		switch {
		case slices.ContainsFunc(across, func(c word) bool { return c.y0 < w.middle() && w.middle() < c.y1 }):
			return 0
		case w.x1 <= gutter:
			return 1
		}
		return 2
	}
	var parts [3][]word
	text, apart := "", true
	flush := func() {
		for i := range parts {
			if len(parts[i]) > 0 {
				text = follow(text, linesOf(parts[i]), apart || i == 0)
				apart, parts[i] = i == 0, nil
			}
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.y0, b.y0) })
	for _, w := range words {
		r := rank(w)
		if r > 0 && len(parts[0]) > 0 || r == 0 && len(parts[1])+len(parts[2]) > 0 {
			flush()
		}
		parts[r] = append(parts[r], w)
	}
	flush()
	return text
}

// acrossOf returns the words that cross the gutter, and those where the gap at the
// gutter is no wider than a space.
func acrossOf(words []word, gutter float64) []word {
	var across []word
	for i, w := range words {
		if w.x0 < gutter && gutter < w.x1 {
			across = append(across, w)
		}
		if i > 0 {
			p := words[i-1] // words are in line order
			if p.x1 <= gutter && gutter <= w.x0 && w.x0-p.x1 < w.height()/2 && p.y0 < w.middle() && w.middle() < p.y1 {
				across = append(across, w)
			}
		}
	}
	return across
}

// follow appends a part of a page to the text before it, either separated from it or
// continuing its paragraph in the next column.
func follow(text, part string, apart bool) string {
	first, _, _ := strings.Cut(part, "\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	width := 0
	for l := range strings.SplitSeq(part, "\n") {
		width = max(width, columns(l))
	}
	switch {
	case text == "":
		return part
	case !apart && goesOn(last, first, width):
		return text + "\n" + part
	}
	return text + "\n\n" + part
}

// linesOf writes the words of one column as lines, with indentation and the spacing
// between paragraphs.
func linesOf(words []word) string {
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.middle(), b.middle()) })
	var lines [][]word
	margin := words[0].x0
	for _, w := range words {
		margin = min(margin, w.x0)
		if n := len(lines); n > 0 && w.middle()-lines[n-1][0].middle() < w.height()/2 {
			lines[n-1] = append(lines[n-1], w)
			continue
		}
		lines = append(lines, []word{w})
	}
	var steps []float64
	for i := range lines[1:] {
		steps = append(steps, lines[i+1][0].middle()-lines[i][0].middle())
	}
	slices.Sort(steps)
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
			if l[0].middle()-lines[i-1][0].middle() > 1.3*steps[len(steps)/2] {
				b.WriteByte('\n')
			}
		}
		writeLine(&b, l, margin)
	}
	return b.String()
}

// writeLine writes the words of a line, after four spaces if it is indented.
func writeLine(b *strings.Builder, l []word, margin float64) {
	slices.SortStableFunc(l, func(a, b word) int { return cmp.Compare(a.x0, b.x0) })
	if l[0].x0-margin > l[0].height() {
		b.WriteString("    ")
	}
	for i, w := range l {
		if i > 0 && w.x0-l[i-1].x1 > w.height()/10 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
}
