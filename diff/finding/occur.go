package finding

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/internal/buckets"
)

// occurrences counts pieces of text in a long text. A piece that ends with a character of
// three bytes or more, such as a Han character, is compared only where a character of the
// same bucket ends; the offsets are sorted by bucket at first use. A search of the whole text
// for each of many names would take time quadratic in its length.
//
//	text   法律和法律草案     bucket of 律   ends 6, 15
//	                     bucket of 和   ends 9
type occurrences struct {
	text string
	ends func() buckets.Buckets[int32] // offsets after characters, ascending in each bucket
}

// characterBuckets is the number of buckets of characters. A character is in that of its
// remainder.
const characterBuckets = 4096

func newOccurrences(text string) *occurrences {
	return &occurrences{text, sync.OnceValue(func() buckets.Buckets[int32] { return endsIn(text) })}
}

// atLeast reports whether a piece occurs n or more times in the text, without overlaps.
func (o *occurrences) atLeast(n int, piece string) bool { return o.count(piece, n) >= n }

// count returns how often a piece occurs in the text, without overlaps. It stops at most.
func (o *occurrences) count(piece string, most int) int {
	n := 0
	last, _ := utf8.DecodeLastRuneInString(piece)
	if !isIndexed(last) {
		for rest, found := o.text, true; n < most; n++ {
			if _, rest, found = strings.Cut(rest, piece); !found {
				break
			}
		}
		return n
	}
	from := 0
	for _, end := range o.ends().Of(int(last % characterBuckets)) {
		if start := int(end) - len(piece); n < most && start >= from && o.text[start:end] == piece {
			n, from = n+1, int(end)
		}
	}
	return n
}

// isIndexed reports whether the ends of a character are indexed: it has three bytes or more,
// and no byte that is not UTF-8 is read as it.
func isIndexed(r rune) bool { return r >= 0x800 && r != utf8.RuneError }

// endsIn returns the offsets after the characters of a text, by bucket.
func endsIn(text string) buckets.Buckets[int32] {
	return buckets.Of(characterBuckets, func(put func(bucket int, end int32)) {
		for at, r := range text {
			if isIndexed(r) {
				put(int(r%characterBuckets), int32(at+utf8.RuneLen(r)))
			}
		}
	})
}
