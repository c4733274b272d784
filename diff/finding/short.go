package finding

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
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
		} else if lang.IsAbbreviation(short) {
			long = a.explained(before, key)
		}
		if len(long) > 0 {
			a.definitions = append(a.definitions, definition{key, long})
		}
	}
}

// definitionBytes is how much of the text before a short name may explain it.
const definitionBytes = 120

// explained returns the stems of the words right before a short name that it abbreviates,
// without those that only hold names together; nil where there are none.
func (v *vocabulary) explained(before, short string) []string {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	start := lang.LongForm(short, before)
	if start < 0 {
		return nil
	}
	var long []string
	for _, w := range v.words(before[start:]) {
		if !w.inside && !w.joiner && w.isWord() && !v.language.function[w.key] && !v.language.isCommon(w.key) {
			long = append(long, w.term.stem)
		}
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
	start := lang.LongForm(short, before)
	if start < 0 {
		return nil
	}
	last, _ := utf8.DecodeLastRuneInString(short)
	letters, length := utf8.RuneCountInString(short), utf8.RuneCountInString(before[start:])
	if letters < 2 || length <= letters || length > bodyMost || !strings.HasSuffix(before, string(last)) {
		return nil
	}
	return []string{fold(before[start:])}
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
