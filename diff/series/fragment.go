package series

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// isFragment reports whether a formula is cut off: words that belong to it follow most of
// its occurrences, such as an object or varying nouns. In Chinese only numbers count.
//
//	rise in energy      | prices, rise in energy | and other costs
//	confirm the necessity | of
//	assess the effects of financial | and other developments
//	25 | basis points at this meeting
//	expects that inflation | will decline
func (b *ledgerBuilder) isFragment(places []stretch) bool {
	if b.v.language == tree.Chinese { // nouns may follow each other
		return !slices.ContainsFunc(places, func(s stretch) bool { return !b.isNumber(s.statement, s.to) })
	}
	if !slices.ContainsFunc(places, func(s stretch) bool {
		return !b.inName(s) && !b.inWord(s) && !b.afterNumber(s) && !b.inSubclause(s)
	}) {
		return true
	}
	continued := 0
	for _, s := range places {
		switch {
		case b.continued(s):
			continued++
		case !b.v.joining[b.wordAt(s.statement, s.to)]:
			return false
		}
	}
	return 2*continued >= len(places)
}

// continued reports whether the word after a place belongs to it: a content word, a word
// of time, or one that begins an object.
func (b *ledgerBuilder) continued(s stretch) bool {
	next := b.wordAt(s.statement, s.to)
	if next == cut {
		return false
	}
	if b.v.joining[next] {
		return b.endsInAdjective(s)
	}
	return b.v.kinds[next] == contentWord || b.v.time[b.v.keys[next]] || (b.v.object[next] || b.v.noun[next]) && b.wordAt(s.statement, s.to+1) != cut
}

// endsInAdjective reports whether the last word of a place has an adjective ending.
func (b *ledgerBuilder) endsInAdjective(s stretch) bool {
	last := b.words[s.statement][s.to-1]
	return b.v.isAdjective(b.statements[s.statement].Text[last.start:last.end])
}

// inSubclause reports whether a place ends inside a subordinate clause that begins in it.
func (b *ledgerBuilder) inSubclause(s stretch) bool {
	next := b.wordAt(s.statement, s.to)
	return next != cut && !b.v.joining[next] &&
		slices.ContainsFunc(b.words[s.statement][s.from:s.to], func(w word) bool { return b.v.subclause[w.id] })
}

// afterNumber reports whether a place directly follows a number.
func (b *ledgerBuilder) afterNumber(s stretch) bool { return b.isNumber(s.statement, s.from-1) }

// isNumber reports whether a word of a statement, given by its index, is a number.
func (b *ledgerBuilder) isNumber(statement, number int) bool {
	words := b.words[statement]
	if number < 0 || number >= len(words) || words[number].id != cut {
		return false
	}
	return strings.ContainsFunc(b.statements[statement].Text[words[number].start:words[number].end], unicode.IsDigit)
}

// inName reports whether the word before or after a place forms a name with the word at
// its edge: International | Monetary Fund.
func (b *ledgerBuilder) inName(s stretch) bool {
	return b.isCapital(s.statement, s.from) && b.isCapital(s.statement, s.from-1) ||
		b.isCapital(s.statement, s.to-1) && b.isCapital(s.statement, s.to)
}

// inWord reports whether a place begins or ends at a hyphen: working- | age populations.
func (b *ledgerBuilder) inWord(s stretch) bool {
	text, at := b.statements[s.statement].Text, b.place(s).Span
	before, _ := utf8.DecodeLastRuneInString(text[:at.Start])
	behind, _ := utf8.DecodeRuneInString(text[at.End:])
	return strings.ContainsRune(hyphens, before) || strings.ContainsRune(hyphens, behind)
}

// isCapital reports whether a word of a statement, given by its index, is a capitalized
// content word.
func (b *ledgerBuilder) isCapital(statement, number int) bool {
	id := b.wordAt(statement, number)
	if id == cut || b.v.kinds[id] != contentWord {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.statements[statement].Text[b.words[statement][number].start:])
	return unicode.IsUpper(r)
}

// endsOpen reports whether a formula ends with a function word that needs another word.
func (b *ledgerBuilder) endsOpen(ids []int32, places []stretch) bool {
	last := ids[len(ids)-1]
	return b.v.kinds[last] == functionWord && !(b.v.closing[last] && b.beforeMarks(places))
}

// beforeMarks reports whether a mark follows every place.
func (b *ledgerBuilder) beforeMarks(places []stretch) bool {
	return !slices.ContainsFunc(places, func(s stretch) bool { return b.wordAt(s.statement, s.to) != cut })
}

// complete returns the last place that is not continued, in languages with spaces: "energy
// and other commodities", not "energy and other commodity | prices". If all are continued,
// and in Chinese, it returns the last place.
func (b *ledgerBuilder) complete(places []stretch) Place {
	if b.v.language != tree.Chinese {
		for _, p := range slices.Backward(places) {
			if !b.continued(p) {
				return b.place(p)
			}
		}
	}
	return b.place(places[len(places)-1])
}
