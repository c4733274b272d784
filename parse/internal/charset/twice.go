package charset

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Twice returns the first words of a text that are UTF-8 decoded in another encoding,
// or "": "Ã©tÃ©" is "été", "РњРёСЂ" is "Мир", 鍙屾柟 is 双方. Encoding such words in that
// encoding gives UTF-8 again, which is not true of other words. Either the text was
// saved like this in UTF-8, or a part of the source was UTF-8 and the rest in the given
// encoding. It takes linear time.
func Twice(text, encoding string) string {
	names := []string{"windows-1252", "windows-1251", "gb18030", "macintosh", "koi8-r"}
	if encoding != UTF8 && !strings.HasPrefix(encoding, "utf-16") && !slices.Contains(names, encoding) {
		names = append(names, encoding)
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return r < utf8.RuneSelf || r == utf8.RuneError })
	for _, name := range names {
		if word := twiceIn(words, name); word != "" {
			return word
		}
	}
	return ""
}

// twiceIn is [Twice] for one encoding. It returns "" for an unknown name.
func twiceIn(words []string, name string) string {
	const fewest = 3 // characters that turn back; two may be chance
	if !slices.ContainsFunc(words, func(word string) bool { return mayBeTwice(word, name) }) {
		return ""
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return ""
	}
	encoder := e.NewEncoder()
	first, characters := "", 0
	for _, word := range words {
		n := turnsBack(word, name, encoder)
		if n == 0 {
			continue
		}
		first = cmp.Or(first, word)
		if characters += n; characters >= fewest {
			return first
		}
	}
	return ""
}

// turnsBack returns the number of UTF-8 characters that a word is when encoded again, 0
// for a correct word.
func turnsBack(word, name string, encoder *encoding.Encoder) int {
	if !mayBeTwice(word, name) || utf8.RuneCountInString(word) < 2 || !beginsTwice(word, encoder) {
		return 0
	}
	b, err := encoder.Bytes([]byte(word))
	if at := invalidUTF8(b); len(b)-at < utf8.UTFMax {
		b = b[:at] // the last character was cut because a byte was lost
	}
	n := utf8.RuneCount(b)
	switch {
	case err != nil, !utf8.Valid(b), n >= utf8.RuneCountInString(word) && strings.ContainsFunc(string(b), notCyrillic), strings.ContainsFunc(string(b), unprintableRune):
		return 0
	case wideBytes(name) && n < 4:
		return 0 // names of two and three characters turn back by chance
	}
	return n
}

// beginsTwice reports whether the first characters of a word may turn back. This is a
// quick test for long words, such as Chinese clauses, which count as one word here.
func beginsTwice(word string, encoder *encoding.Encoder) bool {
	const few = 4 * utf8.UTFMax
	if len(word) <= few {
		return true
	}
	end := few
	for !utf8.RuneStart(word[end]) {
		end--
	}
	b, err := encoder.Bytes([]byte(word[:end]))
	return err == nil && len(b)-invalidUTF8(b) < utf8.UTFMax
}

// wideBytes reports whether an encoding uses several bytes per Chinese character.
func wideBytes(name string) bool {
	return name == "gb18030" || name == "big5" || name == "euc-jp" || name == "euc-kr" || name == "shift_jis"
}

// Misread returns the encoding of a text that was decoded in a wrong one before it was
// saved, and the beginning of the text in it, or "": "Ñòîðîíû" and "яРНПНМШ" are
// "Стороны". It tries the first 1,500 characters outside ASCII.
func Misread(text string) (encoding, beginning string) {
	first := strings.IndexFunc(text, isForeign)
	text = text[:min(len(text), max(first, 0)+sample+1)] // no more is interesting
	head := strings.ToValidUTF8(string(interesting([]byte(text))), "")
	own := score(head, UTF8)
	if foreign(head) < fewest || own >= hardlyText {
		return "", ""
	}
	for _, name := range []string{"windows-1252", "windows-1251", "koi8-r", "gb18030", "big5", "macintosh"} {
		e, err := htmlindex.Get(name)
		if err != nil {
			continue
		}
		b, err := e.NewEncoder().Bytes([]byte(head))
		if err != nil {
			continue
		}
		for _, meant := range append(candidates(), UTF8) {
			if r := read(b, meant); r.clean && r.score >= clearText && r.score >= own+muchBetter {
				return meant, strings.TrimSpace(string([]rune(r.text)[:min(utf8.RuneCountInString(r.text), 24)]))
			}
		}
	}
	return "", ""
}

// Maximum score of a misread text, and minimum score of the correct one.
const (
	hardlyText = 0.5
	clearText  = 0.6
	muchBetter = 0.25
)

// mayBeTwice reports whether a word begins with a character to which an encoding
// decodes the first byte of a UTF-8 character.
func mayBeTwice(word, name string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case name == "windows-1252":
		return 0xC2 <= r && r <= 0xF4
	case name == "macintosh":
		return r < 0x370 || 0x2000 <= r && r < 0x2E80
	case wideBytes(name):
		return unicode.Is(unicode.Han, r)
	}
	return unicode.Is(unicode.Cyrillic, r)
}

func notCyrillic(r rune) bool { return !unicode.Is(unicode.Cyrillic, r) }

func unprintableRune(r rune) bool { return !unicode.IsPrint(r) && r != '\u00a0' && r != '\u00ad' }
