package wording

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// speller knows the spelling variants of a language that do not make another word.
type speller struct {
	endings   [][2]string       // of words, longest first: ise, ize
	words     map[string]string // programme, program
	prefixes  map[string]string // spelled with or without a hyphen: co, ""; re, "e": before e only
	function  map[string]bool   // words that begin no compound
	thousands string            // separator between groups of three digits, "" for none
	percent   []string          // the words for %
}

// spellers holds the speller of each language, made on first use.
var spellers = sync.OnceValue(func() map[tree.Lang]func() *speller {
	all := map[tree.Lang]func() *speller{}
	for _, l := range lang.Languages() {
		all[l] = sync.OnceValue(func() *speller { return newSpeller(l) })
	}
	return all
})

// spellerOf returns the speller of a language, an empty one if it has no data.
func spellerOf(l tree.Lang) *speller {
	if s := spellers()[l]; s != nil {
		return s()
	}
	return &speller{}
}

func newSpeller(l tree.Lang) *speller {
	s := &speller{words: map[string]string{}, prefixes: map[string]string{}, function: lang.Set(l, "function-words"), thousands: strings.Join(lang.List(l, "thousands"), "")}
	for _, e := range lang.List(l, "spelling-endings") {
		from, to, _ := strings.Cut(e, "=")
		s.endings = append(s.endings, [2]string{from, to})
	}
	for _, w := range lang.List(l, "spellings") {
		from, to, _ := strings.Cut(w, "=")
		s.words[from] = to
	}
	for _, p := range lang.List(l, "hyphen-prefixes") {
		prefix, before, _ := strings.Cut(p, "+")
		s.prefixes[prefix] = before
	}
	for _, p := range lang.List(l, "percent") {
		s.percent = append(s.percent, strings.ReplaceAll(p, "-", " "))
	}
	return s
}

// respelled returns a folded text with its words and numbers in one spelling.
func respelled(text string, l tree.Lang) string {
	s := spellerOf(l)
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case '0' <= r && r <= '9':
			end := numberEnd(text, i)
			b.WriteString(s.number(text[i:end]))
			if word := s.percentAt(text[end:]); word > 0 {
				b.WriteByte('%')
				end += word
				if end < len(text) && text[end] == ' ' {
					end++ // a sign needs no space
				}
			}
			i = end
		case chars.IsWide(r) || !unicode.IsLetter(r):
			b.WriteString(text[i : i+size])
			i += size
		default:
			end := lettersEnd(text, i)
			first, parts := i, ""
			for s.opensWord(text[i:end], text[end:]) {
				parts += s.word(text[i:end])
				i = end + 1
				end = lettersEnd(text, i)
			}
			word := s.word(text[i:end])
			if i > first {
				word = s.word(parts + word) // spelled as without hyphens
			}
			b.WriteString(word)
			i = end
		}
	}
	return b.String()
}

// lettersEnd returns the end of the run of letters at an offset.
func lettersEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if chars.IsWide(r) || !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		at += size
	}
	return at
}

// numberEnd returns the end of the number at an offset, including inner points and
// commas.
func numberEnd(text string, at int) int {
	digit := func(i int) bool { return i < len(text) && '0' <= text[i] && text[i] <= '9' }
	for digit(at) || at < len(text) && (text[at] == '.' || text[at] == ',') && digit(at+1) {
		at++
	}
	return at
}

// shortestPart is the fewest letters of the first part of a compound that may be
// written with or without a hyphen: like-minded, Indo-Pacific. Shorter parts must be
// listed, since re-sign is not resign. After a function word such as not, a hyphen is a
// dash.
const shortestPart = 3

// opensWord reports whether letters before a hyphen begin a word that may be written
// with or without it.
func (s *speller) opensWord(letters, rest string) bool {
	if len(s.prefixes) == 0 || len(rest) < 2 || rest[0] != '-' {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(rest[1:]); !unicode.IsLetter(next) {
		return false
	}
	letters = strings.ToLower(letters)
	if before, ok := s.prefixes[letters]; ok {
		return strings.HasPrefix(strings.ToLower(rest[1:]), before)
	}
	return utf8.RuneCountInString(letters) >= shortestPart && !s.function[letters]
}

// number removes the thousands separators of a number, unless they are not consistent.
func (s *speller) number(number string) string {
	if s.thousands == "" || !strings.Contains(number, s.thousands) {
		return number
	}
	whole, fraction := number, ""
	if s.thousands == "," {
		if i := strings.IndexByte(number, '.'); i >= 0 {
			whole, fraction = number[:i], number[i:]
		}
	} else if i := strings.IndexByte(number, ','); i >= 0 {
		whole, fraction = number[:i], number[i:]
	}
	groups := strings.Split(whole, s.thousands)
	if len(groups[0]) > 3 || groups[0] == "0" || strings.ContainsAny(fraction[min(1, len(fraction)):], ".,") {
		return number
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return number
		}
	}
	return strings.Join(groups, "") + fraction
}

// percentAt returns the length of the word for % that a text begins with, or 0.
func (s *speller) percentAt(text string) int {
	for _, p := range s.percent {
		if !strings.HasPrefix(text, p) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(text[len(p):]); !unicode.IsLetter(next) {
			return len(p)
		}
	}
	return 0
}

// shortestStem is the fewest letters before an ending that varies: prise is not prize.
const shortestStem = 3

// word returns the canonical spelling of a word, and keeps its capitals. Rules are
// applied repeatedly, as one may produce another ending that varies: counsellour,
// counsellor, counselor.
func (s *speller) word(word string) string {
	word = lang.InOneScript(word)
	lower := strings.ToLower(word)
	if len(s.words) == 0 || len(lower) != len(word) {
		return word
	}
	other := lower
	for range mostRules {
		other = s.applySpelling(other)
	}
	switch {
	case other == lower:
		return word
	case word == lower:
		return other
	case word == strings.ToUpper(word):
		return strings.ToUpper(other)
	}
	return word[:1] + other[1:]
}

// mostRules is the maximum number of rules applied to a word.
const mostRules = 3

// applySpelling applies one spelling rule to a word in lower case.
func (s *speller) applySpelling(word string) string {
	if other, ok := s.words[word]; ok {
		return other
	}
	for _, e := range s.endings {
		if len(word) >= len(e[0])+shortestStem && strings.HasSuffix(word, e[0]) {
			return word[:len(word)-len(e[0])] + e[1]
		}
	}
	return word
}

// WordKey returns the form of a word or number that ignores typography, spelling and
// case.
func WordKey(word string, l tree.Lang) string {
	plain := true
	for i := 0; i < len(word) && plain; i++ {
		plain = word[i] < utf8.RuneSelf && !('A' <= word[i] && word[i] <= 'Z')
	}
	if !plain {
		word = folded(word)
	}
	if word != "" && '0' <= word[0] && word[0] <= '9' {
		return respelled(word, l) // a number, possibly with letters after it
	}
	return spellerOf(l).word(word)
}

// folded returns a word with folded characters, letters in one script, and in lower
// case. The script is chosen after ё has become е, and while capitals still identify a
// Roman numeral.
func folded(word string) string {
	var b strings.Builder
	for _, r := range chars.Composed(chars.Visible(word)) {
		if e := chars.Expanded(r); e != "" {
			b.WriteString(e)
			continue
		}
		b.WriteRune(chars.Fold(r))
	}
	return strings.ToLower(lang.InOneScript(b.String()))
}
