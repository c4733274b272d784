package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// watched reports what became of the watched phrases.
func (j *judge) watched() {
	for _, w := range j.watches {
		if w.Series != "" && w.Series != j.item.Entry.Series {
			continue
		}
		switch w.Must {
		case corpus.MustStay:
			j.stays(w)
		case corpus.MustStayOut:
			j.staysOut(w)
		case corpus.MustBeReviewed:
			j.reviewed(w)
		}
	}
}

// stays reports a phrase that is not said, with where the statement before
// said it.
func (j *judge) stays(w corpus.Watch) {
	if len(saying(j.item.Now, w.Phrase)) > 0 {
		return
	}
	message := fmt.Sprintf("%q is not said", w.Phrase)
	f := Finding{Rule: WatchMissing}
	if b := j.item.Before; b != nil {
		if said := saying(b, w.Phrase); len(said) > 0 {
			f.Accepted = said[0].Locator
			message += fmt.Sprintf("; %s:%s says it", b.ID, said[0].Locator)
		}
	}
	f.Message = noted(message, w)
	j.add(f, w.Phrase)
}

// staysOut reports every clause that says a phrase.
func (j *judge) staysOut(w corpus.Watch) {
	for _, n := range saying(j.item.Now, w.Phrase) {
		j.add(Finding{Rule: WatchAppears, Locator: n.Locator, Pos: j.item.Now.Position(n.Span.Start), New: j.item.Now.TextOf(n),
			Message: noted(fmt.Sprintf("%q is said: %s", w.Phrase, excerpt(j.item.Now.TextOf(n))), w)}, w.Phrase, diff.Fold(j.item.Now.TextOf(n)))
	}
}

// reviewed reports the clauses with a phrase that are not as the statement
// before has them.
func (j *judge) reviewed(w corpus.Watch) {
	before, now := j.item.Before, j.item.Now
	if before == nil || len(saying(before, w.Phrase))+len(saying(now, w.Phrase)) == 0 {
		return
	}
	phrase := newPhrase(w.Phrase)
	for _, c := range changes(before, now) {
		if c.rule == ClauseTypography || c.rule == ClauseLayout || c.rule == ClauseRenumbered || !phrase.in(c.old) && !phrase.in(c.new) {
			continue
		}
		f := c.finding(now)
		f.Rule = WatchChanged
		f.behind(noted(fmt.Sprintf("%q against %s", w.Phrase, before.ID), w))
		j.add(f, append(c.key(), w.Phrase)...)
	}
}

// noted adds the manifest's remark on a phrase.
func noted(message string, w corpus.Watch) string {
	if w.Note == "" {
		return message
	}
	return message + " (" + w.Note + ")"
}

// saying returns the sentences that say a phrase.
func saying(s *tree.Statement, words string) []*tree.Node {
	phrase := newPhrase(words)
	var all []*tree.Node
	for _, n := range s.Nodes(tree.KindSentence) {
		if phrase.in(s.TextOf(n)) {
			all = append(all, n)
		}
	}
	return all
}

// phrase finds the words of a watch in texts, whatever their case and
// typography. Where words have letters with case it is found as whole words; a
// star at its beginning or end stands for the rest of a word, such as an ending.
type phrase struct {
	key                 string
	openStart, openLast bool
}

func newPhrase(words string) phrase {
	words, start := strings.CutPrefix(strings.TrimSpace(words), "*")
	words, last := strings.CutSuffix(words, "*")
	return phrase{strings.ToLower(diff.Fold(words)), start, last}
}

// in reports whether the text says the phrase.
func (p phrase) in(text string) bool {
	text = strings.ToLower(diff.Fold(text))
	for at := 0; p.key != ""; {
		i := strings.Index(text[at:], p.key)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(p.key)
		if (p.openStart || wordBreak(text, start)) && (p.openLast || wordBreak(text, end)) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[start:])
		at = start + size
	}
	return false
}

// wordBreak reports whether no word of letters with case, and no number, goes on
// over a byte offset.
func wordBreak(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	cased := func(r rune) bool { return unicode.IsLower(r) || unicode.IsUpper(r) }
	return (!cased(before) || !cased(after)) && (!unicode.IsDigit(before) || !unicode.IsDigit(after))
}
