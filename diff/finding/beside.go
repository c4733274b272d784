package finding

import "iter"

// What a word of degree, a verb or a number applies to is looked for among the words beside
// it, in either direction: step 1 goes forward, step -1 back, the nearest first.
//
//	grew by [-2-] percent in the north      beside(2, 1):  percent in the north
//	                                        content(2, 1): percent north
//	                                        content(2, -1): grew

// beside yields the words beside a span.
func (s *side) beside(x span, step int) iter.Seq[word] {
	i := s.wordAfter(x.end)
	if step < 0 {
		i = s.wordAfter(x.start) - 1
	}
	return func(yield func(word) bool) {
		for ; 0 <= i && i < len(s.words) && yield(s.words[i]); i += step {
		}
	}
}

// content yields the content words beside a span in its clause.
func (s *side) content(x span, step int) iter.Seq[word] {
	c := s.clauseAt(x.start)
	return func(yield func(word) bool) {
		for w := range s.beside(x, step) {
			if !c.contains(w.start) || w.isContent() && !yield(w) {
				return
			}
		}
	}
}

// first returns the first of some words, false for none.
func first(words iter.Seq[word]) (word, bool) {
	for w := range words {
		return w, true
	}
	return word{}, false
}

// next returns the word right beside a span, nearest the nearest content word in its clause.
func (s *side) next(x span, step int) (word, bool)    { return first(s.beside(x, step)) }
func (s *side) nearest(x span, step int) (word, bool) { return first(s.content(x, step)) }

// nearestKept returns the nearest unedited content word before a span in its clause.
func (s *side) nearestKept(x span) (word, bool) {
	for w := range s.content(x, -1) {
		if !s.touched(w.span()) {
			return w, true
		}
	}
	return word{}, false
}

// around returns up to objectWords content words beside a span, in any clause.
func (s *side) around(x span, step int) []word {
	var all []word
	for w := range s.beside(x, step) {
		if len(all) == objectWords {
			break
		}
		if w.isContent() {
			all = append(all, w)
		}
	}
	return all
}

// neighbour returns the nearest content word in the clause after a span or, at the end of the
// clause, before it: the word that a word of degree or a negation applies to. It returns
// false if that word was edited.
func (s *side) neighbour(x span) (span, bool) {
	w, ok := s.nearest(x, 1)
	if !ok {
		w, ok = s.nearest(x, -1)
	}
	return w.span(), ok && !s.touched(w.span()) && !s.cameBetween(x, w.span())
}

// isNew reports whether a content word came or went.
func (s *side) isNew(w word) bool { return w.isContent() && s.touched(w.span()) }

// isNewAfter reports whether a content word that came or went comes right after a kept one.
// In Chinese such a word may do what a word of degree before the kept one did.
func (s *side) isNewAfter(x span) bool {
	w, ok := s.next(x, 1)
	return ok && s.isNew(w)
}

// standsAlone reports whether no content word that came or went comes right before a span.
func (s *side) standsAlone(x span) bool {
	w, ok := s.next(x, -1)
	return !ok || !s.isNew(w)
}

// isNewAlone reports whether exactly one content word that came or went comes right before
// a kept one.
func (s *side) isNewAlone(x span) bool {
	w, ok := s.next(x, -1)
	return ok && s.isNew(w) && s.standsAlone(w.span())
}

// isDenied reports whether a negation is right before a span or overlaps it.
func (s *side) isDenied(x span) bool {
	w, ok := s.next(x, -1)
	negations := s.in(kindNegation)
	return ok && (anyMeets(negations, w.span()) || anyMeets(negations, x))
}
