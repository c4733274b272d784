package series

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/wording"
)

// rolls tells the names of those who voted or were there, which are no policy:
//
//	Voting for the action were Ada Lowe, Chair; Tom Reed; and Eva Brandt.
type rolls struct {
	v       *vocabulary
	phrases []wording.Phrase // what opens such a list
}

func newRolls(v *vocabulary) *rolls {
	r := &rolls{v: v}
	for _, words := range lang.List(v.language, "rolls") {
		r.phrases = append(r.phrases, wording.NewPhrase(strings.ReplaceAll(words, "-", " "), v.language))
	}
	return r
}

// has reports whether a place opens such a list, or is names in it.
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

// areNames reports whether each word of content at a place has a capital.
func (t *texts) areNames(p Place) bool {
	names := true
	t.wordsIn(p, func(_ int, w word) {
		first, _ := utf8.DecodeRuneInString(t.statements[p.Statement].Text[w.start:])
		names = names && unicode.IsUpper(first)
	})
	return names
}
