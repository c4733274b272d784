package pdf

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// edge is how many rows at the top and at the bottom of a page may be repeated on every
// page.
const edge = 3

// furniture is the repeated text at the edges of pages.
type furniture struct {
	running map[place]bool
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

// furnitureOf finds the rows at the edges that half of the pages share, and whether
// numbers alone on a line are page numbers. The rows of a page are from top to bottom.
func furnitureOf(pages [][]*row) furniture {
	f := furniture{running: map[place]bool{}}
	seen, offsets := map[place]int{}, map[int]int{}
	for i, page := range pages {
		own := map[place]bool{}
		for _, r := range edges(page) {
			if own[placeOf(r)] {
				continue
			}
			own[placeOf(r)] = true
			seen[placeOf(r)]++
			if l := r.text(nil); bareNumber().MatchString(l) {
				offsets[number(l)-i]++
			}
		}
	}
	enough := max(2, len(pages)/2) // or on every other page
	for at, n := range seen {
		f.running[at] = n >= enough && strings.ContainsFunc(at.text, unicode.IsLetter)
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

// edges returns the rows at the top and bottom of a page.
func edges(page []*row) []*row {
	if len(page) <= 2*edge {
		return page
	}
	return slices.Concat(page[:edge], page[len(page)-edge:])
}

// place is the text of a row, without a page number or page count at its ends, and its
// height on the page.
type place struct {
	text string
	y    int
}

func placeOf(r *row) place {
	return place{strings.Join(strings.Fields(ofPages().ReplaceAllString(r.text(nil), "")), " "), int(r.middle() + .5)}
}

func number(l string) int {
	n, _ := strconv.Atoi(l) // always digits
	return n
}

// extent returns where the text of page i begins and ends. A title on the first page is
// not a running head where it first occurs.
func (f furniture) extent(i int, page []*row) (top, bottom int) {
	bottom = len(page)
	for top < min(edge, bottom) && f.has(i, page[top]) && (i > 0 || !isTitle(page[top].text(nil))) {
		top++
	}
	for bottom > max(top, len(page)-edge) && f.has(i, page[bottom-1]) {
		bottom--
	}
	return top, bottom
}

// has reports whether a row of page i is a page number or is repeated on every page.
func (f furniture) has(i int, r *row) bool {
	switch line := r.text(nil); {
	case bareNumber().MatchString(line):
		return f.bare && number(line)-i == f.offset
	case markedNumber().MatchString(line):
		return true
	}
	return f.running[placeOf(r)]
}

// isTitle reports whether a line at the top may be the title of the text: it has
// letters and no digits.
func isTitle(line string) bool {
	return strings.ContainsFunc(line, unicode.IsLetter) && !strings.ContainsFunc(line, unicode.IsDigit)
}
