package finding

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// One thing has a long and a short name, and a statement may have either:
//
//	2023  … the Coastal Rescue Union (CRU) …     the text says that both are one
//	2024  … the CRU …                            it is still named
//
// What is usual needs no saying: the table "short" of the data files has it, a line for
// each thing.

// definition is a short name that a text explains, and the stems of the long one.
type definition struct {
	short string // folded
	long  []string
}

// inBrackets is what may be a short name: one word in brackets, in Chinese after words
// that say so and in quotation marks.
var inBrackets = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[(（](?:以下|下称|简称|以下简称)?[“"«]?(\pL[\pL&-]{1,9})[”"»]?[)）]`)
})

// define notes the short names that the statement explains.
func (a *account) define() {
	for _, x := range inBrackets().FindAllStringSubmatchIndex(a.statement.Text, -1) {
		short := a.statement.Text[x[2]:x[3]]
		key := strings.TrimSuffix(fold(short), "s")
		before := a.statement.Text[max(0, x[0]-definitionBytes):x[0]]
		var long []string
		if a.language.lang == tree.Chinese {
			long = explainedHan(before, short)
		} else if isAcronym(strings.TrimSuffix(short, "s")) {
			long = a.explained(before, key)
		}
		if len(long) > 0 {
			a.definitions = append(a.definitions, definition{key, long})
		}
	}
}

// definitionBytes is how much of the text before a short name may explain it.
const definitionBytes = 120

// explained returns the stems of the words right before a short name whose first letters
// it is made of, nil where they are not; words that only hold names together may stand
// between them.
func (v *vocabulary) explained(before, short string) []string {
	letters := []rune(short)
	words := v.words(before)
	var long []string
	for i := len(words) - 1; i >= 0 && len(letters) > 0; i-- {
		w := words[i]
		switch r, _ := utf8.DecodeRuneInString(w.key); {
		case r == letters[len(letters)-1]:
			letters = letters[:len(letters)-1]
			if !v.language.isCommon(w.key) {
				long = append(long, w.term.stem)
			}
		case !w.inside && !w.joiner && !v.language.function[w.key] && w.key != "-" && w.key != ",":
			return nil
		}
	}
	if len(letters) > 0 {
		return nil
	}
	return long
}

// isCommon reports whether a folded word is one of those that name nothing.
func (l *language) isCommon(key string) bool {
	known := l.phrases.byForm[key]
	return known != nil && slices.ContainsFunc(known.entries, func(e entry) bool { return e.table.kind == kindCommon })
}

// explainedHan returns the long name right before a short one whose characters it has in
// their order, nil where it has not.
func explainedHan(before, short string) []string {
	letters, text := []rune(short), []rune(before)
	i := len(text)
	for k := len(letters) - 1; k >= 0; k-- {
		for i--; i >= 0 && text[i] != letters[k]; i-- {
		}
	}
	if long := text[max(0, i):]; i >= 0 && len(letters) > 1 && len(long) > len(letters) && len(long) <= bodyMost && text[len(text)-1] == letters[len(letters)-1] {
		return []string{fold(string(long))}
	}
	return nil
}

// quotationMarks are those that a name may stand in.
const quotationMarks = "《》“”\"«»"

// saysShort reports whether the statement has a name of another text, with its folded
// form, in another one: one of the same line of the table, or one that a text says is the
// same.
func (a *account) saysShort(s *side, x span, folded string) bool {
	for _, m := range s.in(kindShort) {
		if m.start <= x.start && x.end <= m.end && a.forms[m.rung] {
			return true
		}
	}
	folded = strings.Trim(folded, quotationMarks)
	return slices.ContainsFunc(a.definitions, func(d definition) bool { return a.sameName(s, x, folded, d) })
}

// saysForm reports whether a word is of a name in the table of short forms that the
// statement has in one of them.
func (a *account) saysForm(s *side, w word) bool {
	return slices.ContainsFunc(s.in(kindShort), func(m match) bool { return m.span().meets(w.span()) && a.forms[m.rung] })
}

// sameName reports whether a name is one side of a definition and the statement has the
// other.
func (a *account) sameName(s *side, x span, folded string, d definition) bool {
	if folded == d.short {
		return a.hasLong(d)
	}
	if a.language.lang == tree.Chinese {
		return folded == d.long[0] && a.folded.atLeast(1, d.short)
	}
	words := s.tellingWords(x)
	inLong := func(w word) bool { return w.key == d.short || slices.Contains(d.long, w.term.stem) }
	return len(words) > 0 && a.lexeme(d.short).term.has[a.index] && !slices.ContainsFunc(words, func(w word) bool { return !inLong(w) })
}

// hasLong reports whether a sentence of the statement has the long name of a definition.
func (a *account) hasLong(d definition) bool {
	if a.language.lang == tree.Chinese {
		return a.folded.atLeast(1, d.long[0])
	}
	missing := func(s *sentence) bool {
		return slices.ContainsFunc(d.long, func(stem string) bool {
			return !slices.ContainsFunc(s.words, func(w word) bool { return w.term.stem == stem })
		})
	}
	for _, s := range a.sentences {
		if !missing(s) {
			return true
		}
	}
	return false
}

// tellingWords returns the words with a capital that tell a name from others: no forms
// of companies, no months, and of a person with an office the last name only.
func (s *side) tellingWords(x span) []word {
	common := s.in(kindCommon)
	var all []word
	office, person := false, false
	for _, w := range s.wordsIn(x) {
		switch {
		case w.title:
			office, person = true, false
		case w.joiner || w.inside || w.key == ",":
			office, person = false, false
		case utf8.RuneCountInString(w.key) < 2 || !isCapital(s.text, w.start) || anyMeets(common, w.span()):
		case person:
			all[len(all)-1] = w
		default:
			all, person = append(all, w), office
		}
	}
	return all
}
