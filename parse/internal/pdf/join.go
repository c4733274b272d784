package pdf

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Line is a line that is not part of the text: a page number or running head.
type Line struct {
	Page int // from 1
	Text string
}

// edge is how many lines at the top and at the bottom of a page may be repeated on
// every page.
const edge = 3

// Join joins pages. Page numbers, and lines that occur at the edge of half the pages,
// are left out and returned in order. Pages are separated by a line end if a paragraph
// continues, and otherwise by a blank line. It takes linear time.
func Join(pages []string) (text string, dropped []Line) {
	lines := make([][]string, len(pages))
	for i, p := range pages {
		lines[i] = trimBlank(strings.Split(p, "\n"))
	}
	f := furnitureOf(lines)
	width := 0
	for i, page := range lines {
		top, bottom := f.extent(i, page)
		dropped = appendLines(dropped, i+1, page[:top])
		dropped = appendLines(dropped, i+1, page[bottom:])
		lines[i] = aligned(trimBlank(page[top:bottom]))
		for _, l := range lines[i] {
			width = max(width, columns(l))
		}
	}
	var b strings.Builder
	last := ""
	for _, page := range lines {
		if len(page) == 0 {
			continue
		}
		switch {
		case last == "":
		case goesOn(last, page[0], width):
			b.WriteString("\n")
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(strings.Join(page, "\n"))
		last = page[len(page)-1]
	}
	return b.String(), dropped
}

// aligned returns lines without the margin of their page, and with indentation as in
// plain text: two full-width spaces in Chinese, which the tool turns into two spaces,
// and four spaces otherwise.
func aligned(lines []string) []string {
	counts, margin := map[int]int{}, 0
	for _, l := range lines {
		if text := strings.TrimLeft(l, " "); text != "" {
			n := len(l) - len(text)
			counts[n]++
			if counts[n] > counts[margin] || counts[n] == counts[margin] && n < margin {
				margin = n
			}
		}
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimLeft(l, " ")
		first, _ := utf8.DecodeRuneInString(out[i])
		switch n := len(l) - len(out[i]) - margin; {
		case n >= 2 && first >= wide:
			out[i] = "　　" + out[i]
		case n >= 3:
			out[i] = "    " + out[i]
		}
	}
	return out
}

func appendLines(to []Line, page int, lines []string) []Line {
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			to = append(to, Line{page, l})
		}
	}
	return to
}

// trimBlank removes the blank lines at both ends.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// wide is the first character that takes two columns.
const wide = 0x2E80

// columns returns the width of a line; wide characters take two columns.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= wide {
			n++
		}
	}
	return n
}

// narrow is the width below which lines are not considered wrapped.
const narrow = 40

// goesOn reports whether the last paragraph of a page continues in the first line of
// the next page: the last line is filled, and it ends no sentence or another word would
// not have fitted.
func goesOn(last, first string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(first), " ")
	if next, _ := utf8.DecodeRuneInString(word); next >= wide {
		word = word[:utf8.RuneLen(next)]
	}
	if width >= narrow && (columns(last)+1+columns(word))*100 > width*97 {
		return true
	}
	last = strings.TrimRight(last, " \t”’\"')）】》」』")
	r, _ := utf8.DecodeLastRuneInString(last)
	return !strings.ContainsRune("。！？.!?:：;；…", r) && width >= narrow && columns(last)*10 >= width*6
}

// furniture is the repeated text at the edges of pages.
type furniture struct {
	running map[string]bool
	offset  int // page number minus page index
	bare    bool
}

var (
	bareNumber   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{1,4}$`) })
	markedNumber = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:[-–—·]\s*[0-9]{1,4}\s*[-–—·]|第\s*[0-9]{1,4}\s*页(?:\s*[,，/／]?\s*共\s*[0-9]{1,4}\s*页)?|(?:page|стр\.?|страница)\s*[0-9]{1,4}(?:\s*(?:of|/|из)\s*[0-9]{1,4})?|[0-9]{1,4}\s*/\s*[0-9]{1,4})$`)
	})
	ofPages = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\s*\b[0-9]{1,4}\s*/\s*[0-9]{1,4}$|^[0-9]{1,4}(\s{3,}|\s*[|·–—-]\s)|(\s{3,}|\s[|·–—-]\s*)[0-9]{1,4}$`)
	})
)

// furnitureOf finds the lines at the edges that half of the pages share, and whether
// numbers alone on a line are page numbers.
func furnitureOf(pages [][]string) furniture {
	f := furniture{running: map[string]bool{}}
	seen, offsets := map[string]int{}, map[int]int{}
	for i, page := range pages {
		own := map[string]bool{}
		for _, l := range edges(page) {
			if own[runningText(l)] {
				continue
			}
			own[runningText(l)] = true
			seen[runningText(l)]++
			if bareNumber().MatchString(l) {
				offsets[number(l)-i]++
			}
		}
	}
	enough := max(2, len(pages)/2) // or on every other page
	for text, n := range seen {
		f.running[text] = n >= enough && strings.ContainsFunc(text, unicode.IsLetter)
	}
	for offset, n := range offsets {
		if n >= enough && (!f.bare || offset < f.offset) {
			f.offset, f.bare = offset, true
		}
	}
	if len(pages) == 1 {
		f.offset, f.bare = 1, offsets[1] > 0
	}
	return f
}

// edges returns the lines at the top and bottom of a page that are not blank.
func edges(page []string) []string {
	var lines []string
	for _, l := range page {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	if len(lines) <= 2*edge {
		return lines
	}
	return slices.Concat(lines[:edge], lines[len(lines)-edge:])
}

// runningText returns a line without a page number or page count at its ends, with
// single spaces.
func runningText(l string) string {
	return strings.Join(strings.Fields(ofPages().ReplaceAllString(l, "")), " ")
}

func number(l string) int {
	n, _ := strconv.Atoi(l) // always digits
	return n
}

// extent returns where the text of page i begins and ends. A title on the first page is
// not a running head where it first occurs.
func (f furniture) extent(i int, page []string) (top, bottom int) {
	bottom = len(page)
	for range edge {
		at := nextLine(page, top, bottom, 1)
		if at < 0 || !f.has(i, page[at]) || i == 0 && isTitle(page[at]) {
			break
		}
		top = at + 1
	}
	for range edge {
		at := nextLine(page, top, bottom, -1)
		if at < 0 || !f.has(i, page[at]) {
			break
		}
		bottom = at
	}
	return top, bottom
}

// nextLine returns the first line that is not blank between two lines, from the top, or
// from the bottom if step is -1. It returns -1 if there is none.
func nextLine(page []string, top, bottom, step int) int {
	at := top
	if step < 0 {
		at = bottom - 1
	}
	for ; top <= at && at < bottom; at += step {
		if strings.TrimSpace(page[at]) != "" {
			return at
		}
	}
	return -1
}

// has reports whether a line is a page number or is repeated on every page.
func (f furniture) has(i int, line string) bool {
	line = strings.TrimSpace(line)
	switch {
	case bareNumber().MatchString(line):
		return f.bare && number(line)-i == f.offset
	case markedNumber().MatchString(line):
		return true
	}
	return f.running[runningText(line)]
}

// isTitle reports whether a line at the top may be the title of the text: it has
// letters and no digits.
func isTitle(line string) bool {
	return strings.ContainsFunc(line, unicode.IsLetter) && !strings.ContainsFunc(line, unicode.IsDigit)
}
