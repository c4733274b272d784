package series

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// isFragment reports whether a formula of a language with spaces is cut off: at every
// place words follow that belong to it, now these and now those, or an object.
//
//	rise in energy      | prices, rise in energy | and other costs
//	confirm the necessity | of
func (b *ledgerBuilder) isFragment(places []stretch) bool {
	if b.v.language == tree.Chinese {
		return false // where one noun follows another
	}
	if !slices.ContainsFunc(places, func(s stretch) bool { return !b.inName(s) && !b.inWord(s) }) {
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

// continued reports whether what follows a place belongs to it: a word of content or of
// time, or one that opens an object.
func (b *ledgerBuilder) continued(s stretch) bool {
	next := b.wordAt(s.statement, s.to)
	if next == cut {
		return false
	}
	return b.v.kinds[next] == contentWord || b.v.time[b.v.keys[next]] || (b.v.object[next] || b.v.noun[next]) && b.wordAt(s.statement, s.to+1) != cut
}

// inName reports whether the word before or behind a place belongs to a name with what
// stands at its edge: International | Monetary Fund.
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

// isCapital reports whether a word, by its number in its statement, is one of content with
// a capital.
func (b *ledgerBuilder) isCapital(statement, number int) bool {
	id := b.wordAt(statement, number)
	if id == cut || b.v.kinds[id] != contentWord {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.statements[statement].Text[b.words[statement][number].start:])
	return unicode.IsUpper(r)
}

// endsOpen reports whether a formula ends with a function word that other words follow.
func (b *ledgerBuilder) endsOpen(ids []int32, places []stretch) bool {
	last := ids[len(ids)-1]
	return b.v.kinds[last] == functionWord && !(b.v.closing[last] && b.beforeMarks(places))
}

// beforeMarks reports whether marks follow all places.
func (b *ledgerBuilder) beforeMarks(places []stretch) bool {
	return !slices.ContainsFunc(places, func(s stretch) bool { return b.wordAt(s.statement, s.to) != cut })
}

// complete returns the last of some places that no word of content follows in a language
// with spaces, where forms of words differ: energy and other commodities, not energy and
// other commodity | prices. Where there is none, it is the last.
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
