package series

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/wording"
)

// rolls recognizes lists of those who voted or were present, which are not policy:
//
//	Voting for the action were Ada Lowe, Chair; Tom Reed; and Eva Brandt.
type rolls struct {
	v       *vocabulary
	phrases []wording.Phrase // beginnings of such lists
}

func newRolls(v *vocabulary) *rolls {
	r := &rolls{v: v}
	for _, words := range lang.List(v.language, "rolls") {
		r.phrases = append(r.phrases, wording.NewPhrase(strings.ReplaceAll(words, "-", " "), v.language))
	}
	return r
}

// has reports whether a place begins such a list or has names in it.
func (r *rolls) has(t *texts, p Place) bool {
	if len(r.phrases) == 0 {
		return false
	}
	s := t.statements[p.Statement]
	return r.opens(s.Text[p.Span.Start:p.Span.End]) || t.areNames(p) && r.opens(s.TextOf(t.sentenceOf(p.Statement, p.Clause)))
}

func (r *rolls) opens(text string) bool {
	spoken := wording.Spoken(text, r.v.language)
	for _, p := range r.phrases {
		if p.Count(spoken) > 0 {
			return true
		}
	}
	return false
}

// areNames reports whether all content words at a place are capitalized.
func (t *texts) areNames(p Place) bool {
	names := true
	t.wordsIn(p, func(_ int, w word) {
		first, _ := utf8.DecodeRuneInString(t.statements[p.Statement].Text[w.start:])
		names = names && unicode.IsUpper(first)
	})
	return names
}
