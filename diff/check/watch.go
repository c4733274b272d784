package check

import (
	"fmt"
	"strings"

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
	key := diff.Fold(w.Phrase)
	for _, c := range changes(before, now) {
		if c.rule == ClauseTypography || c.rule == ClauseRenumbered ||
			!strings.Contains(diff.Fold(c.old), key) && !strings.Contains(diff.Fold(c.new), key) {
			continue
		}
		f := c.finding(before, now)
		f.Rule = WatchChanged
		f.behind(noted(fmt.Sprintf("%q against %s", w.Phrase, before.ID), w))
		j.add(f, w.Phrase, c.rule, diff.Fold(c.old), diff.Fold(c.new))
	}
}

// noted adds the manifest's remark on a phrase.
func noted(message string, w corpus.Watch) string {
	if w.Note == "" {
		return message
	}
	return message + " (" + w.Note + ")"
}

// saying returns the sentences that say a phrase, typography aside.
func saying(s *tree.Statement, phrase string) []*tree.Node {
	key := diff.Fold(phrase)
	var all []*tree.Node
	for _, n := range s.Nodes(tree.KindSentence) {
		if key != "" && strings.Contains(diff.Fold(s.TextOf(n)), key) {
			all = append(all, n)
		}
	}
	return all
}
