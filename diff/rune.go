package diff

import (
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// isSpace reports whether a rune is white space according to Unicode. The last white
// space in Unicode is the ideographic space, U+3000, so Han characters need no table
// look-up.
func isSpace(r rune) bool { return r <= '\u3000' && unicode.IsSpace(r) }

// isLayout reports whether a rune is white space or has no width. Common Han
// characters are excluded first, for speed.
func isLayout(r rune) bool { return !chars.IsCommonHan(r) && (isSpace(r) || chars.IsZeroWidth(r)) }

// isStop reports whether a rune is punctuation that ends a sentence or a clause.
func isStop(r rune) bool {
	switch r {
	case '，', '；', '：', '。', '、', '！', '？', ',', ';', ':', '.', '!', '?':
		return true
	}
	return false
}
