package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// NameWords tells names by the common words in them: a bank of Japan is another name
// than Japan, and a bank alone is whichever was named before.
//
//	Bank of Japan     bank     before a name: the name of another
//	Indian Ocean      ocean    behind one: the same
//	the Committee     committee    alone: no name
type NameWords struct {
	stems              *Stems
	heads, offices     map[string]bool
	owners, tails, own map[string]bool
	cases              bool
	han                []string // words of a language without spaces, behind a name
}

// NameWordsOf returns the words of a language; of one that has no lists nothing is told.
// It takes the time of making the lists.
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

// IsHead reports whether a word in any case is one that names of bodies, offices and
// documents are made with, and that names none by itself.
func (w *NameWords) IsHead(word string) bool {
	return w.has(w.heads, word) || w.has(w.owners, word) || w.IsOffice(word)
}

// IsOffice reports whether a word in any case is an office of persons.
func (w *NameWords) IsOffice(word string) bool { return w.has(w.offices, word) }

func (w *NameWords) has(set map[string]bool, word string) bool {
	return w.stems != nil && set[w.root(strings.ToLower(word))]
}

// root returns a word without endings that are inflected.
func (w *NameWords) root(word string) string {
	if w.cases {
		return w.stems.Root(word)
	}
	return strings.TrimSuffix(word, "s")
}

// OfAnother reports whether the name of a state at a place of a text is part of the name
// of something else.
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

// wordLength returns how many bytes the word has that a text begins with.
func wordLength(text string) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		return n
	}
	return len(text)
}

// Root returns a word, in lower case, without its endings, however many it seems to
// have: forms of which one looks like another word have one root.
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
