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

// A thing may have a long and a short name, and a statement may use either:
//
//	2023  … the Coastal Rescue Union (CRU) …     the text says that they are one thing
//	2024  … the CRU …                            it is still named
//
// Well-known pairs, which no text explains, are in the table "short" of the data files, one
// line for each thing.

// definition is a short name that a text explains, with the stems of the long name or, in
// Chinese, the long name itself.
type definition struct {
	short string // folded
	long  []string
}

// inBrackets matches, at the beginning of a text, a possible short name: one word in brackets, with or without quotation
// marks and, in Chinese, words that introduce it.
var inBrackets = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[(（](?:以下|下称|简称|以下简称)?[“"«]?(\pL[\pL&-]{1,9})[”"»]?[)）]`)
})

// define records the short names that the statement explains.
func (a *account) define() {
	text := a.statement.Text
	for at, r := range text {
		if r != '(' && r != '（' {
			continue
		}
		x := inBrackets().FindStringSubmatch(text[at:min(len(text), at+bracketBytes)])
		if x == nil {
			continue
		}
		short := x[1]
		key := strings.TrimSuffix(fold(short), "s")
		before := text[max(0, at-definitionBytes):at]
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

// bracketBytes is the most bytes that a match of inBrackets can have.
const bracketBytes = 80

// definitionBytes is how many bytes before a short name are searched for the long one.
const definitionBytes = 120

// explained returns the stems of the words right before a short name that it abbreviates,
// without joining, function and common words; nil if it abbreviates none.
func (v *vocabulary) explained(before, short string) []string {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	start := lang.LongForm(short, before)
	if start < 0 {
		return nil
	}
	var long []string
	for _, w := range v.words(before[start:]) {
		if !w.inside && !w.joiner && w.isWord() && !w.function && !v.language.isCommon(w.key) {
			long = append(long, w.term.stem)
		}
	}
	return long
}

// isCommon reports whether a folded word is in the table "common", which has no names.
func (l *language) isCommon(key string) bool {
	known := l.phrases.byForm[key]
	return known != nil && slices.ContainsFunc(known.entries, func(e entry) bool { return e.table.kind == kindCommon })
}

// explainedHan returns the long name right before a short one, which has the characters of
// the short name in order, nil for none.
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

// quotationMarks are the marks that may enclose a name.
const quotationMarks = "《》“”\"«»"

// saysShort reports whether the statement has another form of a name of the other text: one
// on the same line of the table "short", or one that either text defines.
func (a *account) saysShort(s *side, x span, folded string) bool {
	for _, m := range s.in(kindShort) {
		if m.start <= x.start && x.end <= m.end && a.forms[m.rung] {
			return true
		}
	}
	folded = strings.Trim(folded, quotationMarks)
	return slices.ContainsFunc(a.definitions, func(d definition) bool { return a.sameName(s, x, folded, d) })
}

// sameName reports whether a name is one form of a definition and the statement has the
// other form.
func (a *account) sameName(s *side, x span, folded string, d definition) bool {
	if folded == d.short {
		return a.hasLong(d)
	}
	if a.language.lang == tree.Chinese {
		return folded == d.long[0] && a.folded.atLeast(1, d.short)
	}
	words := s.tellingWords(x)
	inLong := func(w word) bool { return w.key == d.short || slices.Contains(d.long, w.term.stem) }
	return len(words) > 0 && a.has(d.short) && !slices.ContainsFunc(words, func(w word) bool { return !inLong(w) })
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

// tellingWords returns the capitalized words that distinguish a name from others: no legal
// forms of companies, no months, and only the last name of a person with an office.
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
