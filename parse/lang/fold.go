package lang

import "unicode"

// Narrow returns the ASCII form of a full-width character, and every other
// character itself.
func Narrow(r rune) rune {
	if 0xFF01 <= r && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// Fold maps what typography varies in a character to one form: full width to
// ASCII, traditional script to simplified, quotes, dashes and dots each to one,
// all white space to a space.
func Fold(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case IsCommonHan(r):
		return Simplified(r)
	case 0xFF01 <= r && r <= 0xFF5E:
		r = Narrow(r)
	case r <= 0x3000 && unicode.IsSpace(r):
		return ' '
	}
	switch r {
	case '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』', '〝', '〞', '＂':
		return '"'
	case '‘', '’', '‚', '‛', '′', '‹', '›':
		return '\''
	case '—', '–', '―', '‐', '‑', '‒', '−', '─', '~', '～', '〜':
		return '-'
	case '·', '•', '・', '‧', '∙', '⋅':
		return '·'
	case '。', '．':
		return '.'
	case '〈':
		return '《'
	case '〉':
		return '》'
	}
	return Simplified(r)
}
