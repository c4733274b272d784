package charset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

const (
	// minScore is what a decoding must reach to be taken for text. Text in
	// its own encoding reaches 0.5 and more, in a wrong one 0.2 and less.
	minScore = 0.35
	// nearTie is the margin within which the declared charset decides.
	nearTie = 0.1
	// sample is how many bytes are tried, from the first outside ASCII, and
	// enough how many characters are scored: more do not change the answer.
	sample = 1 << 14
	enough = 1500
)

// candidates are the encodings that are tried, in the order in which they win
// a tie.
func candidates() []string {
	return []string{"gb18030", "big5", "windows-1252", "windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic", "utf-16le", "utf-16be"}
}

// best returns the encoding in which the bytes read best, "" when they read
// badly in all. A declared one is believed where the bytes read as text in it,
// unless there are enough of them to tell that they are another's.
func best(b []byte, declared string) string {
	head := interesting(b)
	winner, top := "", minScore
	for _, name := range candidates() {
		if strings.HasPrefix(name, "utf-16") && len(b)%2 == 1 {
			continue
		}
		text, _ := trial(head, name)
		if s := score(text, name); s > top {
			winner, top = name, s
		}
	}
	if declared != "" && declared != UTF8 {
		text, ok := trial(head, declared)
		if own := score(text, declared); ok && own >= minScore && top-own <= nearTie+declaredWeight/float64(foreign(text)) {
			return declared
		}
	}
	if winner == "" {
		return cleanDeclared(b, declared)
	}
	return winner
}

// declaredWeight is the score by which a declared encoding may fall behind, over
// the number of characters outside ASCII: few of them tell little.
const declaredWeight = 1.5

// foreign counts the characters outside ASCII, at least 1.
func foreign(text string) int {
	n := 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return max(n, 1)
}

// interesting returns the bytes to try. They begin at an even offset, which
// UTF-16 needs.
func interesting(b []byte) []byte {
	from := bytes.IndexFunc(b, func(r rune) bool { return r >= utf8.RuneSelf || r == 0 })
	from = max(0, from) &^ 1
	return b[from:min(len(b), from+sample)]
}

// cleanDeclared returns a declared charset that is not among the candidates,
// such as euc-kr, when it decodes every byte.
func cleanDeclared(b []byte, declared string) string {
	for _, name := range append(candidates(), "", UTF8) {
		if declared == name {
			return ""
		}
	}
	if _, ok := trial(b, declared); !ok {
		return ""
	}
	return declared
}

// trial decodes the bytes; ok is false when some did not decode and became
// U+FFFD.
func trial(b []byte, name string) (text string, ok bool) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return "", false
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", false
	}
	return string(out), !bytes.ContainsRune(out, utf8.RuneError)
}

// score returns how much a text reads like one, from -3 to 1: the mean over
// its characters outside ASCII.
func score(text, name string) float64 {
	total, n := 0.0, 0
	prev := rune(' ')
	for i, r := range text {
		if r < utf8.RuneSelf {
			if unprintable(r) {
				total, n = total-1, n+1
			} else if strings.HasPrefix(name, "utf-16") {
				total, n = total+1, n+1
			}
			prev = r
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		total += weight(prev, r, next)
		n++
		prev = r
		if n >= enough {
			break
		}
	}
	if n == 0 {
		return 0
	}
	return total / float64(n)
}

func unprintable(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' }

// weight says how well a character outside ASCII fits between its neighbours.
func weight(prev, r, next rune) float64 {
	switch {
	case r == utf8.RuneError:
		return -3
	case unicode.Is(unicode.Co, r) || unicode.IsControl(r):
		return -1
	case unicode.Is(unicode.Han, r):
		if common.has(r) {
			return 1
		}
		return 0.1
	case r == '€' && unicode.IsLetter(prev), r == '—' && !unicode.IsLetter(prev) && unicode.IsLower(next):
		return -1 // я and С of windows-1251, read as x-mac-cyrillic
	case r == '\u00A0':
		return 0.5
	case strings.ContainsRune("，。、；：！？“”‘’《》〈〉「」（）—…－　·０１２３４５６７８９％", r):
		return wideMark(prev, next)
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic(prev, r, next)
	case unicode.Is(unicode.Latin, r):
		return latin(prev, next)
	case strings.ContainsRune("«»–№§©®€£° ", r):
		return 0.5
	}
	return -0.3
}

// wideMark rates punctuation that Chinese shares with other scripts.
func wideMark(prev, next rune) float64 {
	if unicode.Is(unicode.Han, prev) || unicode.Is(unicode.Han, next) {
		return 1
	}
	return 0.5
}

// cyrillic rates a letter: text is mostly lower case, a capital does not follow
// a small letter, and words do not mix with Latin letters. KOI8-R and windows-1251 swap the two.
func cyrillic(prev, r, next rune) float64 {
	switch {
	case isPlain(prev) || isPlain(next):
		return -0.5
	case (prev >= '0' && prev <= '9' || next >= '0' && next <= '9') && !unicode.Is(unicode.Cyrillic, prev) && !unicode.Is(unicode.Cyrillic, next):
		return -0.3 // £5, 5 °, 2021–2022
	case !unicode.Is(unicode.Cyrillic, prev) && !unicode.Is(unicode.Cyrillic, next):
		return 0.2 // и, but also à
	case !strings.ContainsRune(russian, unicode.ToLower(r)):
		return -0.5
	case unicode.IsLower(r):
		return 1
	case unicode.IsLower(prev):
		return -1
	case unicode.Is(unicode.Cyrillic, prev):
		return 0.1
	}
	return 0.6
}

const russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў"

// latin rates a letter with an accent: it stands alone or beside plain letters,
// not beside others of its kind.
func latin(prev, next rune) float64 {
	if strange(prev) || strange(next) {
		return -0.5
	}
	return 0.6
}

func strange(r rune) bool { return r >= 0x80 && r < 0x2000 && r != 0xA0 }

func isPlain(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// hanSet holds Han characters of the basic block, one bit each.
type hanSet [(0xA000 - 0x4E00) / 64]uint64

var common = newHanSet(commonHan)

func newHanSet(chars string) *hanSet {
	var s hanSet
	for _, r := range chars {
		if 0x4E00 <= r && r < 0xA000 {
			s[(r-0x4E00)/64] |= 1 << ((r - 0x4E00) % 64)
		}
	}
	return &s
}

// has reports whether a character is in the set.
func (s *hanSet) has(r rune) bool {
	return 0x4E00 <= r && r < 0xA000 && s[(r-0x4E00)/64]&(1<<((r-0x4E00)%64)) != 0
}
