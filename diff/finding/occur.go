package finding

import (
	"strings"
	"unicode/utf8"
)

// occurrences counts pieces of text in a long text. A piece that ends with a character of
// three bytes or more, such as a Han character, is compared only where that character
// occurs; these offsets are indexed at first use. A search of the whole text for each of many
// names would take time quadratic in its length.
type occurrences struct {
	text string
	ends map[rune][]int32 // offsets after each occurrence of a character
}

func newOccurrences(text string) *occurrences {
	return &occurrences{text, map[rune][]int32{}}
}

// atLeast reports whether a piece occurs n or more times in the text, without overlaps.
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

// endsOf returns the offset after each occurrence of a character.
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
