package chars

import (
	_ "embed" // alike.txt
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Narrow returns the ASCII form of a full-width character, and any other character
// unchanged.
func Narrow(r rune) rune {
	if 0xFF01 <= r && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// Fold maps the variant forms of a character to one: full-width and compatibility forms
// to the plain character, radicals to ideographs, traditional characters and glyph
// variants to simplified ones, digits of every script to ASCII, ё to е, quotes, dashes
// and dots to one of each, and white space to a space.
func Fold(r rune) rune {
	switch {
	case r < 0x80:
		return foldASCII(r)
	case IsCommonHan(r):
		return Simplified(r)
	case 0x430 <= r && r <= 0x44F:
		return r
	case 0xFF01 <= r && r <= 0xFF5E:
		return foldASCII(Narrow(r))
	case r <= 0x3000 && unicode.IsSpace(r):
		return ' '
	case unicode.IsDigit(r):
		return ASCIIDigit(r)
	}
	if plain, ok := alike()[r]; ok {
		return plain
	}
	if isForm(r) {
		if plain, ok := decomposed(r); ok {
			return Fold(plain)
		}
	}
	return Simplified(r)
}

func foldASCII(r rune) rune {
	switch r {
	case '~':
		return '-'
	case '`':
		return '\''
	}
	return r
}

//go:embed alike.txt
var alikeList string

// alike maps characters to those that they are read as, from alike.txt.
var alike = sync.OnceValue(func() map[rune]rune {
	all := map[rune]rune{}
	for line := range strings.Lines(alikeList) {
		runes := []rune(strings.TrimSpace(line))
		if len(runes) < 3 || runes[1] != ' ' {
			continue // a comment
		}
		for _, r := range runes[2:] {
			all[r] = runes[0]
		}
	}
	return all
})

// isForm reports whether a character is in a block of variant forms: radicals,
// compatibility ideographs, small and half-width forms.
func isForm(r rune) bool {
	return 0x2F00 <= r && r <= 0x2FD5 || 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F ||
		0xFE10 <= r && r <= 0xFE6F || 0xFF61 <= r && r <= 0xFFEE
}

// decomposed returns the single character that a form is compatible with.
func decomposed(r rune) (plain rune, ok bool) {
	plain, size := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	return plain, plain != r && size == len(norm.NFKC.String(string(r)))
}

// Ideographs returns a text with radicals and compatibility forms, which occur in PDF
// files, replaced by ideographs of the same length in bytes.
func Ideographs(text string) string {
	if !strings.ContainsFunc(text, isIdeographForm) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if plain, ok := decomposed(r); ok && isIdeographForm(r) && utf8.RuneLen(plain) == utf8.RuneLen(r) {
			return plain
		}
		if plain, ok := alike()[r]; ok && isIdeographForm(r) && utf8.RuneLen(plain) == utf8.RuneLen(r) {
			return plain
		}
		return r
	}, text)
}

func isIdeographForm(r rune) bool {
	return 0x2E80 <= r && r <= 0x2FD5 || 0xF900 <= r && r <= 0xFAFF
}

// Expanded returns the characters that a single character abbreviates, or "" for
// others: ligatures, Roman numerals, units, fractions, presentation forms of Arabic.
// Superscript and circled digits are not expanded: 10² is not 102.
func Expanded(r rune) string {
	switch {
	case r < 0xAA:
		return ""
	case r == 'ª' || r == 'º', 0x2100 <= r && r <= 0x218B, 0x3220 <= r && r <= 0x3229, 0x3371 <= r && r <= 0x33DF,
		0xFB00 <= r && r <= 0xFDFB, 0xFE70 <= r && r <= 0xFEFC, 0xFF66 <= r && r <= 0xFF9F:
	default:
		return ""
	}
	if s := norm.NFKC.String(string(r)); s != string(r) && !strings.ContainsFunc(s, func(r rune) bool { return IsHan(r) && !IsHanNumeral(r) }) {
		return s
	}
	return ""
}

// IsModifier reports whether a character only modifies the preceding one and is not
// part of the wording: vowel points and lengthening marks of Arabic and Hebrew,
// variation selectors, direction marks.
func IsModifier(r rune) bool {
	switch {
	case r < 0x591:
		return false
	case r <= 0x5C7:
		return unicode.Is(unicode.Mn, r)
	case r == 0x61C, r == 0x640, 0x64B <= r && r <= 0x652, r == 0x670, r == 0x180E, 0x200E <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E,
		0x2061 <= r && r <= 0x2069, 0xFE00 <= r && r <= 0xFE0F, 0xE0100 <= r && r <= 0xE01EF:
		return true
	}
	return false
}

// Visible returns a text without zero-width characters and modifiers, which are not
// part of its wording. Apply it before reading a text in any other way: a soft hyphen
// does not divide a number or word.
func Visible(text string) string {
	unseen := func(r rune) bool { return !IsCommonHan(r) && (IsZeroWidth(r) || IsModifier(r)) }
	if !strings.ContainsFunc(text, unseen) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, text)
}

// Composed returns a text with composed letters and with full-width forms of half-width
// kana. A text without combining marks is returned unchanged.
func Composed(text string) string {
	marks, kana := false, false
	for _, r := range text {
		switch {
		case r < 0x300 || IsCommonHan(r) || 0x370 <= r && r < 0x483:
		case 0xFF66 <= r && r <= 0xFF9F:
			kana = true
		default:
			marks = marks || unicode.Is(unicode.M, r) || 0x1100 <= r && r <= 0x11FF || r == '\u212B' || r == '\u2126'
		}
	}
	if kana {
		text = strings.Map(func(r rune) rune {
			if plain, ok := decomposed(r); ok && 0xFF66 <= r && r <= 0xFF9F {
				return plain
			}
			return r
		}, text)
	}
	if marks || kana {
		return norm.NFC.String(text)
	}
	return text
}
