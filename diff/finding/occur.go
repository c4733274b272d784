package finding

import (
	"strings"
	"unicode/utf8"
)

// occurrences counts pieces of a long text in it. A piece that ends with a character of
// three bytes, a Han one or a mark beside it, is looked for at the places of that
// character only, which are noted when they are first asked for: to search all of the text for each of many names takes time that
// grows with the square of its length.
type occurrences struct {
	text string
	ends map[rune][]int32 // behind each place of a character
}

func newOccurrences(text string) *occurrences {
	return &occurrences{text, map[rune][]int32{}}
}

// atLeast reports whether a piece stands in the text n times or more, none in another.
func (o *occurrences) atLeast(n int, piece string) bool {
	last, size := utf8.DecodeLastRuneInString(piece)
	if size < 3 {
		rest, found := o.text, true
		for ; n > 0 && found; n-- {
			_, rest, found = strings.Cut(rest, piece)
		}
		return found
	}
	from := 0
	for _, end := range o.endsOf(last) {
		if start := int(end) - len(piece); start >= from && o.text[start:end] == piece {
			if n--; n <= 0 {
				return true
			}
			from = int(end)
		}
	}
	return false
}

// endsOf returns the offsets behind each place of a character.
func (o *occurrences) endsOf(r rune) []int32 {
	ends, known := o.ends[r]
	if known {
		return ends
	}
	character := string(r)
	for at := 0; ; {
		i := strings.Index(o.text[at:], character)
		if i < 0 {
			break
		}
		at += i + len(character)
		ends = append(ends, int32(at))
	}
	o.ends[r] = ends
	return ends
}
