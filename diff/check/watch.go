package check

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// watched returns the watched phrases of the statement's series with a given requirement.
func (p *pass) watched(must corpus.Must) []corpus.Watch {
	return slices.DeleteFunc(slices.Clone(p.corpus.Watches), func(w corpus.Watch) bool {
		return w.Must != must || w.Series != "" && w.Series != p.item.Entry.Series
	})
}

// stays reports the phrases that must stay but are missing, with the place where the
// previous statement said them.
func (p *pass) stays() {
	for _, w := range p.watched(corpus.MustStay) {
		if len(p.saying(p.item.Now, w.Phrase)) > 0 {
			continue
		}
		message := fmt.Sprintf("%q is missing", w.Phrase)
		f := Finding{}
		if b := p.item.Before; b != nil {
			if said := p.saying(b, w.Phrase); len(said) > 0 {
				f.Accepted = string(said[0].Locator)
				message += fmt.Sprintf("; %s:%s has it", b.ID, said[0].Locator)
			}
		}
		f.Message = noted(message, w)
		p.add(f, w.Phrase)
	}
}

// staysOut reports every clause with a phrase that must stay out.
func (p *pass) staysOut() {
	now := p.item.Now
	for _, w := range p.watched(corpus.MustStayOut) {
		for _, n := range p.saying(now, w.Phrase) {
			p.add(Finding{Locator: string(n.Locator), Pos: now.Position(n.Span.Start), New: now.TextOf(n),
				Message: noted(fmt.Sprintf("%q appears: %s", w.Phrase, excerpt(now.TextOf(n))), w)}, w.Phrase, diff.Fold(now.TextOf(n)))
		}
	}
}

// reviewed reports the changed clauses with a phrase of which a person must review every
// change.
func (p *pass) reviewed() {
	before, now := p.item.Before, p.item.Now
	if before == nil {
		return
	}
	for _, w := range p.watched(corpus.MustBeReviewed) {
		if len(p.saying(before, w.Phrase))+len(p.saying(now, w.Phrase)) == 0 {
			continue
		}
		for _, c := range p.pair(before, now).saying(w.Phrase) {
			if c.rule == ClauseTypography || c.rule == ClauseLayout || c.rule == ClauseRenumbered {
				continue
			}
			f := c.finding(now)
			f.prefix(noted(fmt.Sprintf("%q changed since %s", w.Phrase, before.ID), w))
			p.add(f, append(c.key(), w.Phrase)...)
		}
	}
}

// noted appends the manifest's note on a phrase.
func noted(message string, w corpus.Watch) string {
	if w.Note == "" {
		return message
	}
	return message + " (" + w.Note + ")"
}

// sentence is a sentence prepared for the search for phrases.
type sentence struct {
	node   *tree.Node
	spoken string
}

// saying returns the sentences with a phrase.
func (p *pass) saying(s *tree.Statement, words string) []*tree.Node {
	phrase := wording.NewPhrase(words, s.Lang)
	var all []*tree.Node
	for _, x := range p.sentences(s) {
		if phrase.Count(x.spoken) > 0 {
			all = append(all, x.node)
		}
	}
	return all
}

// sentences returns the prepared sentences of a statement, which the pass caches.
func (p *pass) sentences(s *tree.Statement) []sentence {
	if all, ok := p.spoken[s]; ok {
		return all
	}
	var all []sentence
	for _, n := range s.Nodes(tree.KindSentence) {
		all = append(all, sentence{n, wording.Spoken(s.TextOf(n), s.Lang)})
	}
	if p.spoken == nil {
		p.spoken = map[*tree.Statement][]sentence{}
	}
	p.spoken[s] = all
	return all
}
