package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/clausediff/clausediff/parse/tree"
)

// Key returns a text as a reader hears it: one form for what typography varies,
// the style of numerals included, and no spaces but those that make two words, or
// two numbers, of one: "not able" is not "notable". Dashes in a row count as one.
// A language adds the spelling of its words and numbers; "" is for any. Texts with
// the same key are at most typographic variants.
//
//	"The Sides’  co‑operation"      The Sides' cooperation     (en)
//	二○二二年，百分之五               2022年,5%                  (zh)
func Key(text string, l tree.Lang) string {
	text = Ideographs(composed(Visible(text)))
	if strings.ContainsFunc(text, func(r rune) bool { return IsHanNumeral(Simplified(r)) }) {
		text = arabicNumerals(text)
	}
	k := keyer{}
	k.b.Grow(len(text))
	for i, r := range text {
		k.add(r, text[i:])
	}
	return respelled(k.b.String(), l)
}

// keyer writes the key of a text, one character after the other.
type keyer struct {
	b      strings.Builder
	last   rune
	group  int // digits since the last space
	spaced bool
}

// add takes the character that rest begins with.
func (k *keyer) add(r rune, rest string) {
	switch {
	case IsCommonHan(r):
		k.b.WriteRune(Simplified(r))
		k.last, k.group, k.spaced = r, 0, false
		return
	case r < utf8.RuneSelf && r != ' ' && r != '~' && r != '`' && r > ' ':
		k.put(r, rest)
		return
	case r <= 0x3000 && unicode.IsSpace(r):
		k.spaced = true
		return
	}
	if r == '…' || r == '⋯' {
		k.dots()
		return
	}
	if s := expanded(r); s != "" {
		for _, e := range s {
			k.put(Fold(e), "")
		}
		return
	}
	if s := fraction(r); s != "" {
		k.spaced = k.spaced || unicode.IsDigit(k.last)
		for _, e := range s {
			k.put(e, "")
		}
		return
	}
	if n := raised(r); n != 0 {
		if unicode.IsDigit(k.last) {
			k.put('^', "")
		}
		k.put(n, "")
		return
	}
	k.put(Fold(r), rest)
}

// put writes a folded character, and the space before it where that parts words.
func (k *keyer) put(r rune, rest string) {
	switch {
	case r == '-' && k.last == '-':
		k.spaced = false
		return
	case r == '.' && strings.HasPrefix(rest, "...") || r == '.' && k.last == '⋯':
		k.dots()
		return
	}
	if r == '\'' && !(unicode.IsLetter(k.last) && unicode.IsLetter(second(rest))) {
		r = '"' // a quotation mark, and no apostrophe
	}
	if k.spaced && partsWords(k.last, r) && !(k.group > 0 && k.group <= 3 && isThousand(rest)) {
		k.b.WriteByte(' ')
	}
	if k.spaced || !unicode.IsDigit(r) {
		k.group = 0
	}
	if unicode.IsDigit(r) {
		k.group++
	}
	k.b.WriteRune(r)
	k.last, k.spaced = r, false
}

// second returns the second character of a text, 0 for none.
func second(text string) rune {
	for i, r := range text {
		if i > 0 {
			return r
		}
	}
	return 0
}

// dots writes an ellipsis, of any length, as three dots.
func (k *keyer) dots() {
	if k.last != '⋯' {
		k.b.WriteString("...")
	}
	k.last, k.group, k.spaced = '⋯', 0, false
}

// partsWords reports whether a space between the runes makes two words, or two
// numbers, of one.
func partsWords(last, next rune) bool {
	return IsSpaced(last) && IsSpaced(next) && unicode.IsDigit(last) == unicode.IsDigit(next)
}

// isThousand reports whether a text begins with a group of three digits, as
// numbers have them: 12 000.
func isThousand(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.IsDigit(r) {
			break
		}
		n++
	}
	return n == 3
}

// fraction returns a fraction that is one character as ½ is, in plain digits.
func fraction(r rune) string {
	if r != '½' && r != '¼' && r != '¾' && !(0x2150 <= r && r <= 0x215E) {
		return ""
	}
	return strings.ReplaceAll(norm.NFKC.String(string(r)), "⁄", "/")
}

// raised returns the digit that a character has above or below the line, 0 for
// others.
func raised(r rune) rune {
	if i := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); i >= 0 {
		return '0' + rune(utf8.RuneCountInString("⁰¹²³⁴⁵⁶⁷⁸⁹"[:i]))
	}
	if 0x2080 <= r && r <= 0x2089 {
		return r - 0x2080 + '0'
	}
	return 0
}

// arabicNumerals puts the numbers written in Chinese into Arabic digits. In a
// date or behind 百分之, where there is no other reading, a single character is a
// number as well, and 百分之 becomes a sign.
func arabicNumerals(text string) string {
	runes := []rune(SimplifiedText(text))
	var b strings.Builder
	for i := 0; i < len(runes); {
		from := i
		percent := i+3 < len(runes) && runes[i] == '百' && runes[i+1] == '分' && runes[i+2] == '之'
		if percent {
			from += 3
		}
		number, end := numeralAt(runes, from, percent)
		switch {
		case number == "" && percent && from < len(runes) && unicode.IsDigit(runes[from]):
			end = from
			for end < len(runes) && (unicode.IsDigit(runes[end]) || end+1 < len(runes) && strings.ContainsRune(".．", runes[end]) && unicode.IsDigit(runes[end+1])) {
				end++
			}
			b.WriteString(string(runes[from:end]) + "%")
		case number == "" && percent:
			b.WriteString("百分之")
			end = from
		case number == "":
			end = max(end, i+1)
			b.WriteString(string(runes[i:end]))
		case percent:
			b.WriteString(number + "%")
		default:
			b.WriteString(number)
		}
		i = end
	}
	return b.String()
}

// Percentage reads the percentage in Chinese characters that a text begins with, in
// Arabic digits without the sign, and returns its bytes: 百分之三十 is 30. There are
// none where the text does not begin with one. Forms of a character count as it.
func Percentage(text string) (number string, size int) {
	sign := []rune("百分之")
	var runes []rune
	var ends []int
	for i, r := range text {
		if IsZeroWidth(r) || isModifier(r) {
			continue
		}
		plain := Fold(r)
		if at := len(runes); at < len(sign) && plain != sign[at] || at >= len(sign) && !IsHanNumeral(plain) && plain != '点' {
			break
		}
		runes, ends = append(runes, plain), append(ends, i+utf8.RuneLen(r))
	}
	if len(runes) <= len(sign) {
		return "", 0
	}
	number, end := numeralAt(runes, len(sign), true)
	if number == "" {
		return "", 0
	}
	return number, ends[end-1]
}

// numeralAt reads the number in Chinese characters that begins at a character, and
// returns its end; number is "" for none, and end then where the numerals do.
func numeralAt(runes []rune, from int, percent bool) (number string, end int) {
	end = from
	for end < len(runes) && isNumeral(runes, end) {
		end++
	}
	number, ok := Arabic(runes[from:end])
	if end == from+1 && (percent || end < len(runes) && (runes[end] == '月' || runes[end] == '日')) {
		number, ok = single(runes[from])
	}
	if !ok {
		return "", end
	}
	if percent && end+1 < len(runes) && runes[end] == '点' {
		to := end + 1
		for to < len(runes) && digitOf(runes[to]) >= 0 && runes[to] != '两' {
			to++
		}
		if fraction, ok := Positional(runes[end+1 : to]); ok && fraction != "" {
			return number + "." + fraction, to
		}
	}
	return number, end
}

// isNumeral reports whether the character at i stands in a number: ○ does beside
// others.
func isNumeral(runes []rune, i int) bool {
	if runes[i] != '○' {
		return IsHanNumeral(runes[i])
	}
	return i > 0 && digitOf(runes[i-1]) >= 0 || i+1 < len(runes) && digitOf(runes[i+1]) >= 0 && runes[i+1] != '○'
}

// single reads a number of one character.
func single(r rune) (number string, ok bool) {
	if r == '十' {
		return "10", true
	}
	d := digitOf(r)
	return string(rune('0' + d)), d >= 0 && r != '两'
}
