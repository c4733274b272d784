package charset

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

const (
	// minScore is the minimum score of a decoding that counts as text. Text reaches 0.5
	// or more in its own encoding, and 0.2 or less in a wrong one.
	minScore = 0.35
	// nearTie is the margin of the score within which the declared charset wins.
	nearTie = 0.1
	// fewest is the minimum number of characters outside ASCII that identify an
	// uncommon encoding if none is declared.
	fewest = 8
	// line is the number of characters below which a text may be a single line, such as
	// one of names in rare ideographs.
	line = 60
	// noText is the score below which a reading is not text in any language.
	noText = 0.3
	// sample is how many bytes are tried, from the first one outside ASCII, and enough
	// how many characters are scored. More do not change the result.
	sample = 1 << 14
	enough = 1500
)

// candidates lists the encodings that are tried. Earlier ones win a tie.
func candidates() []string {
	return []string{"gb18030", "big5", "windows-1252", "windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic",
		"utf-16le", "utf-16be", "euc-kr", "euc-jp", "shift_jis", "macintosh"}
}

// reading is the result of decoding bytes in one encoding.
type reading struct {
	name, text string
	clean      bool // every byte of the sample decodes to a character
	score      float64
}

func read(head []byte, name string) reading {
	text, clean := strings.ToValidUTF8(string(head), "\uFFFD"), utf8.Valid(head)
	if name != UTF8 {
		text, clean = trial(head, name)
	}
	return reading{name, text, clean, score(text, name)}
}

// handicap returns the score that is deducted from an undeclared reading: for a rare
// encoding, or for one that has only marks, which all encodings share.
func (r *reading) handicap() float64 {
	h := rare[r.name] / r.count()
	if !strings.ContainsFunc(r.text, func(c rune) bool { return inScriptOf(r.name, c) }) {
		h += 0.5
	}
	return h
}

// rare is the handicap of rare encodings, in good characters.
var rare = map[string]float64{"macintosh": 2, "euc-kr": 1, "euc-jp": 1, "shift_jis": 1}

// choice is the chosen encoding of bytes, with the reading in another encoding that is
// also possible, nil if the choice is clear.
type choice struct {
	name  string
	rival *reading
}

// best returns the encoding in which the bytes read best, none if they read badly in
// all. A declared encoding is accepted if every byte is valid in it, unless another one
// is better by more than mostAgainst.
func best(b []byte, declared string) choice {
	head := interesting(b)
	var all []reading
	winner := reading{score: minScore}
	for _, name := range candidates() {
		if strings.HasPrefix(name, "utf-16") && len(b)%2 == 1 {
			continue
		}
		r := read(head, name)
		r.score -= r.handicap()
		if r.score > winner.score {
			winner = r
		}
		all = append(all, r)
	}
	own := read(head, declared)
	if declared != UTF8 && own.clean && ahead(winner, own) <= mostAgainst+nearTie*own.count() {
		return choice{declared, contradiction(own, winner)}
	}
	if winner.name == "" {
		return choice{name: cleanDeclared(b, declared)}
	}
	return choice{winner.name, rival(winner, all)}
}

const (
	// clearLead is the lead, in good characters, above which there is no rival reading.
	clearLead = 1
	// mostAgainst is how many good characters a declared encoding may be behind and
	// still be accepted, with a doubt.
	mostAgainst = 4
	// clearlyText is the lead per character that may be due to chance.
	clearlyText = 0.02
)

// count returns the number of characters outside ASCII that were scored, at least 1.
func (r *reading) count() float64 { return float64(foreign(r.text)) }

// ahead returns the lead of reading a over b, in good characters.
func ahead(a, b reading) float64 { return (a.score - b.score) * b.count() }

// contradiction returns the reading that is evidence against a declared encoding, or
// nil: one that is clearly better, or any better one while the declared one is hardly
// text. It has no name if the bytes are not text in any encoding.
func contradiction(own, winner reading) *reading {
	switch {
	case winner.name == "" && own.score < noText:
		return &reading{}
	case winner.name == "", sameStart(own.text, winner.text):
		return nil
	case own.name == "windows-1251" && winner.name == "x-mac-cyrillic" && onlyCapitalYa(own.text):
		return &winner
	case own.score >= minScore && ahead(winner, own) < clearLead+clearlyText*own.count():
		return nil
	}
	return &winner
}

// onlyCapitalYa reports whether я occurs only as a capital, and also inside words:
// имеетсЯ. This is how x-mac-cyrillic reads in windows-1251; otherwise the two differ
// only in capitals.
func onlyCapitalYa(text string) bool {
	if strings.ContainsRune(text, 'я') {
		return false
	}
	prev := rune(0)
	for _, r := range text {
		if r == 'Я' && unicode.Is(unicode.Cyrillic, prev) && unicode.IsLower(prev) {
			return true
		}
		prev = r
	}
	return false
}

// rival returns another reading that is nearly as good, for bytes without a usable
// declaration. It has no name if there are too few characters to decide.
func rival(winner reading, all []reading) *reading {
	for _, r := range all {
		near := r.score >= minScore && ahead(winner, r) < clearLead || r.name == "gb18030" && !wideBytes(winner.name) && winner.count() < line && isHan(r.text)
		if r.clean && near && !sameStart(r.text, winner.text) {
			return &r
		}
	}
	if winner.count() < fewest && winner.name != "windows-1252" && winner.name != "gb18030" {
		return &reading{}
	}
	return nil
}

// isHan reports whether all characters outside ASCII are ideographs or marks used among
// them.
func isHan(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && !wide(r) && r != '·' && r != '—' && r != '…' })
}

// sameStart reports whether two texts are equal, except for a character cut at the end
// of the sample.
func sameStart(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] == b[:n] && len(a)-n < utf8.UTFMax && len(b)-n < utf8.UTFMax
}

// foreign counts the characters outside ASCII, at least 1.
func foreign(text string) int {
	n := 0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return min(max(n, 1), enough)
}

// interesting returns the bytes to try, from the word with the first byte outside ASCII
// to the end of a word, so that no character is cut. They begin at an even offset,
// which UTF-16 needs.
func interesting(b []byte) []byte {
	from := bytes.IndexFunc(b, isForeign)
	from = max(0, from-16) &^ 1
	if len(b)-from <= sample {
		return b[from:]
	}
	head := b[from : from+sample]
	if end := bytes.LastIndexAny(head, "\n <"); end > 0 {
		head = head[:end&^1]
	}
	return head
}

func isForeign(r rune) bool { return r >= utf8.RuneSelf || r == 0 }

// cleanDeclared returns a declared charset that is not among the candidates if it
// decodes every byte, and "" otherwise.
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

// trial decodes the bytes; ok is false if some could not be decoded and became U+FFFD.
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

// score returns how much a text looks like real text, from -3 to 1: the mean over its
// characters outside ASCII.
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

// inScriptOf reports whether a character is in the script for which an encoding was
// made: a Cyrillic letter, or an ideograph or Chinese mark.
func inScriptOf(name string, r rune) bool {
	switch name {
	case "windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic":
		return unicode.Is(unicode.Cyrillic, r)
	}
	return true
}

func unprintable(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' }

// weight returns how well a character outside ASCII fits between its neighbours.
func weight(prev, r, next rune) float64 {
	switch {
	case r == utf8.RuneError:
		return -3
	case unicode.Is(unicode.Co, r) || unicode.IsControl(r), r >= '\u2500' && r <= '\u259F', prev == r && next == r && unicode.IsLetter(r):
		return -1
	case unicode.Is(unicode.Han, r):
		return han(prev, r, next)
	case r == '€' && unicode.IsLetter(prev), r == '—' && !unicode.IsLetter(prev) && unicode.IsLower(next):
		return -1 // я and С of windows-1251, read as x-mac-cyrillic
	case r == '\u00A0':
		return 0.5
	case strings.ContainsRune("，。、；：！？“”‘’《》〈〉「」（）—…－　·０１２３４５６７８９％", r):
		return wideMark(prev, r, next)
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic(prev, r, next)
	case unicode.Is(unicode.Latin, r):
		return latin(prev, r, next)
	case strings.ContainsRune("«»–№§©®€£°•", r):
		return narrowMark(prev, r, next)
	case unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) && (r < '\uFF61' || r > '\uFF9F'):
		return 0.25 // in a script that no candidate was made for
	}
	return -0.3
}

// han rates an ideograph. An isolated one between words or numbers of other scripts is
// more often a mark in another encoding.
func han(prev, r, next rune) float64 {
	switch {
	case !common()[r]:
		return 0.1
	case wide(prev) || wide(next):
		if prev == r || next == r {
			return 0.3
		}
		return 1
	case isPlain(prev) || isPlain(next):
		return -0.2
	case isWord(prev) && isWord(next):
		return 0.2
	}
	return 0.6
}

// wide reports whether a character is an ideograph or a mark used among them.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= '\u3000' && r <= '\u303F' || r >= '\uFF01' && r <= '\uFF5E' || r == '“' || r == '”'
}

// isWord reports whether a character is an ASCII letter or digit.
func isWord(r rune) bool { return isPlain(r) || '0' <= r && r <= '9' }

// wideMark rates punctuation that Chinese shares with other scripts.
func wideMark(prev, r, next rune) float64 {
	switch {
	case unicode.Is(unicode.Han, prev) || unicode.Is(unicode.Han, next):
		return 1
	case r == '’' && unicode.IsLetter(prev), strings.ContainsRune("“‘", r) && !unicode.IsLetter(prev) && isPlain(next),
		r == '”' && (unicode.IsLetter(prev) || unicode.IsPunct(prev)) && !unicode.IsLetter(next):
		return 0.7
	case r != '—' && isPlain(prev) && isPlain(next):
		return -0.5
	case prev == ' ' && strings.ContainsRune("，。、；：！？", r):
		return 0.1
	}
	return 0.5
}

// narrowMark rates a mark of European texts. Except for dashes it does not occur inside
// a word, or next to the same mark.
func narrowMark(prev, r, next rune) float64 {
	inside := unicode.IsLetter(prev) && unicode.IsLetter(next) && (r != '–' || unicode.IsLower(prev) && unicode.IsLower(next))
	if r == '£' && !isWord(prev) && !isWord(next) {
		return 0.1
	}
	if inside || strange(prev) && !unicode.IsLetter(prev) || strange(next) && !unicode.IsLetter(next) {
		return -0.5
	}
	return 0.5
}

// cyrillic rates a Cyrillic letter: text is mostly lower case, a capital does not
// follow a small letter, and words do not mix with Latin letters. KOI8-R and
// windows-1251 swap the cases.
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
	case unicode.IsUpper(r) && unicode.IsLower(prev):
		return -1
	case commonPairs()[[2]rune{unicode.ToLower(prev), unicode.ToLower(r)}]:
		return 1
	case unicode.IsUpper(r) && unicode.Is(unicode.Cyrillic, prev):
		return 0.1
	case unicode.Is(unicode.Cyrillic, prev):
		return 0.5
	}
	return 0.6
}

// commonPairs are the letter pairs that make up half of any Russian text. They
// distinguish the Cyrillic encodings even if all letters are capitals.
var commonPairs = sync.OnceValue(func() map[[2]rune]bool {
	return newPairs("ст ро ен ни ов но ос ре пр ан на по то го та ра од ия не ит ко ва ин во нн ии ор те ти ой ес ед ом ль ка ие де ри " +
		"ет со ли ел че ле до ер ск си от ми ве ди ол тв ем ал ть ся ог ла ло из ак ам об мо им же за ны ки ых")
})

func newPairs(list string) map[[2]rune]bool {
	pairs := map[[2]rune]bool{}
	for pair := range strings.FieldsSeq(list) {
		r := []rune(pair)
		pairs[[2]rune{r[0], r[1]}] = true
	}
	return pairs
}

const russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў"

// latin rates an accented letter: it is alone or next to plain letters, not next to
// other accented letters, and a capital does not follow a small letter.
func latin(prev, r, next rune) float64 {
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(prev), unicode.IsLower(r) && unicode.IsUpper(next), strings.ContainsRune("ÿþðÞÐﬁﬂ", r),
		unicode.IsUpper(r) && unicode.IsLetter(prev) && unicode.IsLower(next):
		return -0.5
	case strings.ContainsRune("šžŠŽŸÒÕ", r):
		return 0.1 // rare in the languages that use windows-1252
	case unicode.IsLower(r) && (isLowerLatin(prev) && isPlain(next) || isLowerLatin(next) && isPlain(prev)):
		return 0.3 // ação, créée
	case strange(prev) || strange(next):
		return -0.5
	case !unicode.IsLetter(prev) && !unicode.IsLetter(next) && !strings.ContainsRune("àèéêóôåöÀÈÉÓÅÖ", r):
		return 0.1 // few single letters are words
	}
	return 0.6
}

// isLowerLatin reports whether a character is a small accented letter.
func isLowerLatin(r rune) bool {
	return strange(r) && unicode.Is(unicode.Latin, r) && unicode.IsLower(r)
}

func strange(r rune) bool { return r >= 0x80 && r < 0x2000 && r != 0xA0 }

func isPlain(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// common holds the characters of [commonHan].
var common = sync.OnceValue(func() map[rune]bool {
	all := map[rune]bool{}
	for _, r := range commonHan {
		all[r] = true
	}
	return all
})
