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
	if len(j.saying(j.item.Now, w.Phrase)) > 0 {
		return
	}
	message := fmt.Sprintf("%q is not said", w.Phrase)
	f := Finding{Rule: WatchMissing}
	if b := j.item.Before; b != nil {
		if said := j.saying(b, w.Phrase); len(said) > 0 {
			f.Accepted = said[0].Locator
			message += fmt.Sprintf("; %s:%s says it", b.ID, said[0].Locator)
		}
	}
	f.Message = noted(message, w)
	j.add(f, w.Phrase)
}

// staysOut reports every clause that says a phrase.
func (j *judge) staysOut(w corpus.Watch) {
	for _, n := range j.saying(j.item.Now, w.Phrase) {
		j.add(Finding{Rule: WatchAppears, Locator: n.Locator, Pos: j.item.Now.Position(n.Span.Start), New: j.item.Now.TextOf(n),
			Message: noted(fmt.Sprintf("%q is said: %s", w.Phrase, excerpt(j.item.Now.TextOf(n))), w)}, w.Phrase, diff.Fold(j.item.Now.TextOf(n)))
	}
}

// reviewed reports the clauses with a phrase that are not as the statement
// before has them.
func (j *judge) reviewed(w corpus.Watch) {
	before, now := j.item.Before, j.item.Now
	if before == nil || len(j.saying(before, w.Phrase))+len(j.saying(now, w.Phrase)) == 0 {
		return
	}
	for _, c := range j.pair(before, now).saying(newPhrase(w.Phrase)) {
		if c.rule == ClauseTypography || c.rule == ClauseLayout || c.rule == ClauseRenumbered {
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

// sentence is a sentence as phrases are looked for in it.
type sentence struct {
	node   *tree.Node
	spoken string
}

// saying returns the sentences that say a phrase.
func (j *judge) saying(s *tree.Statement, words string) []*tree.Node {
	phrase := newPhrase(words)
	var all []*tree.Node
	for _, x := range j.sentences(s) {
		if phrase.in(x.spoken) {
			all = append(all, x.node)
		}
	}
	return all
}

// sentences returns the sentences of a statement, made ready for all phrases.
func (j *judge) sentences(s *tree.Statement) []sentence {
	if all, ok := j.spoken[s]; ok {
		return all
	}
	var all []sentence
	for _, n := range s.Nodes(tree.KindSentence) {
		all = append(all, sentence{n, spoken(s.TextOf(n))})
	}
	if j.spoken == nil {
		j.spoken = map[*tree.Statement][]sentence{}
	}
	j.spoken[s] = all
	return all
}

// spoken returns a text without its case and typography, which phrases have none
// of.
func spoken(text string) string { return strings.ToLower(diff.Fold(text)) }

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
	return phrase{spoken(words), start, last}
}

// in reports whether a text, made ready by [spoken], says the phrase.
func (p phrase) in(text string) bool {
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
