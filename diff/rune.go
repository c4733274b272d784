package diff

import (
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// What a character is, as far as this package asks. Han characters are those of
// chars.IsHan; where all that matters is speed, chars.IsCommonHan goes before.

// isSpace reports whether a rune is white space, as Unicode has it: all that lays
// a text out, and no word. The last of its ranges is the ideographic space, so a
// Han character needs no table.
func isSpace(r rune) bool { return r <= '\u3000' && unicode.IsSpace(r) }

// isLayout reports whether a rune only lays a text out.
func isLayout(r rune) bool { return !chars.IsCommonHan(r) && (isSpace(r) || chars.IsZeroWidth(r)) }

// isStop reports whether the rune is a mark that ends sentences or clauses.
func isStop(r rune) bool {
	switch r {
	case '，', '；', '：', '。', '、', '！', '？', ',', ';', ':', '.', '!', '?':
		return true
	}
	return false
}
