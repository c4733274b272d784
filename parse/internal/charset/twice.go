package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// Twice returns the first words of a text that are UTF-8 which was read as another
// encoding and saved again, "" for none: "Ã©tÃ©" is "été", "РњРёСЂ" is "Мир", 鍙屾柟 is
// 双方. Such words turn back into UTF-8 when they are encoded in that encoding, which
// other words do not. It takes time linear in the text.
func Twice(text string) string {
	const fewest = 3 // characters that turn back: two may be chance
	for _, name := range []string{"windows-1252", "windows-1251", "gb18030"} {
		e, err := htmlindex.Get(name)
		if err != nil {
			continue
		}
		encoder := e.NewEncoder()
		first, characters := "", 0
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < utf8.RuneSelf || r == utf8.RuneError }) {
			if utf8.RuneCountInString(word) < 2 || !mayBeTwice(word, name) {
				continue
			}
			b, err := encoder.Bytes([]byte(word))
			if at := invalidUTF8(b); len(b)-at < utf8.UTFMax {
				b = b[:at] // a character was cut where a byte was lost
			}
			if err != nil || !utf8.Valid(b) || utf8.RuneCount(b) >= utf8.RuneCountInString(word) || strings.ContainsFunc(string(b), unprintableRune) {
				continue
			}
			if name == "gb18030" && utf8.RuneCount(b) < 4 {
				continue // names of two and three characters turn back by chance
			}
			if first == "" {
				first = word
			}
			if characters += utf8.RuneCount(b); characters >= fewest {
				return first
			}
		}
	}
	return ""
}

// mayBeTwice reports whether a word begins with a character that the first byte of a
// character in UTF-8 becomes in an encoding.
func mayBeTwice(word, name string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	switch name {
	case "windows-1252":
		return 0xC2 <= r && r <= 0xF4
	case "windows-1251":
		return unicode.Is(unicode.Cyrillic, r)
	}
	return unicode.Is(unicode.Han, r)
}

func unprintableRune(r rune) bool { return !unicode.IsPrint(r) && r != '\u00a0' && r != '\u00ad' }
