package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// NameWords recognises the common words in names. The Bank of Japan is not Japan, and
// "the bank" alone refers to a bank mentioned before.
//
//	Bank of Japan     bank         before a name: names something else
//	Indian Ocean      ocean        after a name: names something else
//	the Committee     committee    alone: no name
type NameWords struct {
	stems              *Stems
	heads, offices     map[string]bool
	owners, tails, own map[string]bool
	cases              bool
	han                []string // words after a name, in a language without spaces
}

// NameWordsOf returns the common words of names in a language, none if it has no lists.
// It builds the lists: callers should keep the result.
func NameWordsOf(l tree.Lang) *NameWords {
	w := &NameWords{stems: StemsOf(l), cases: IsCyrillic(l), own: Set(l, "name-links")}
	if w.stems == nil {
		w.han = List(l, "name-tails")
		return w
	}
	w.heads, w.offices = w.rooted(l, "name-heads"), w.rooted(l, "name-offices")
	w.owners, w.tails = w.rooted(l, "name-owners"), w.rooted(l, "name-tails")
	return w
}

func (w *NameWords) rooted(l tree.Lang, name string) map[string]bool {
	set := map[string]bool{}
	for _, word := range List(l, name) {
		set[w.root(word)] = true
	}
	return set
}

// IsHead reports whether a word, in any case, is a common word in names of bodies,
// offices and documents that names none by itself.
func (w *NameWords) IsHead(word string) bool {
	return w.has(w.heads, word) || w.has(w.owners, word) || w.IsOffice(word)
}

// IsOffice reports whether a word, in any case, is an office held by a person.
func (w *NameWords) IsOffice(word string) bool { return w.has(w.offices, word) }

func (w *NameWords) has(set map[string]bool, word string) bool {
	return w.stems != nil && set[w.root(strings.ToLower(word))]
}

// root returns a word without inflectional endings.
func (w *NameWords) root(word string) string {
	if w.cases {
		return w.stems.Root(word)
	}
	return strings.TrimSuffix(word, "s")
}

// OfAnother reports whether the name of a state at a position in a text is part of the
// name of something else.
func (w *NameWords) OfAnother(text string, at tree.Span) bool {
	for _, tail := range w.han {
		if strings.HasPrefix(text[at.End:], tail) {
			return true
		}
	}
	if w.stems == nil {
		return false
	}
	rest := strings.TrimLeftFunc(text[at.End:], unicode.IsSpace)
	if next := rest[:wordLength(rest)]; (w.cases || isUpper(next)) && w.has(w.tails, next) {
		return true
	}
	for before := text[:at.Start]; ; {
		trimmed := strings.TrimRightFunc(before, unicode.IsSpace)
		start := len(strings.TrimRightFunc(trimmed, unicode.IsLetter))
		word := trimmed[start:]
		if word == "" || len(trimmed) == len(before) || !w.own[word] {
			return len(trimmed) < len(before) && isUpper(word) && w.has(w.owners, word)
		}
		before = trimmed[:start]
	}
}

// wordLength returns the length in bytes of the word that a text begins with.
func wordLength(text string) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		return n
	}
	return len(text)
}

// Root returns a word, in lower case, with endings removed repeatedly, so that forms
// that look like other words still have the same root.
func (s *Stems) Root(word string) string {
	for range utf8.RuneCountInString(word) {
		stem := s.Of(word)
		if stem == word {
			break
		}
		word = stem
	}
	return word
}
