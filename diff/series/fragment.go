package series

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// isFragment reports whether a formula is cut off: each occurrence begins or ends inside a word,
// inside a subordinate clause or beside its number, or words that belong to it follow most of them, such as an object or
// varying nouns. In Chinese, nouns may follow each other, and only verbs have objects.
//
//	rise in energy      | prices, rise in energy | and other costs
//	confirm the necessity | of
//	25 | basis points at this meeting
//	广泛开展 | 渔民培训，广泛开展 | 港口检查
//	working- | age populations
//	expects that inflation | will decline
func (b *ledgerBuilder) isFragment(places []stretch) bool {
	if !slices.ContainsFunc(places, func(s stretch) bool { return !b.isCut(s) }) {
		return true
	}
	continued := 0
	for _, s := range places {
		switch {
		case b.continued(s):
			continued++
		case !b.v.joining[b.wordAt(s.statement, s.to)] && b.v.language != tree.Chinese:
			return false
		}
	}
	return 2*continued >= len(places)
}

// isCut reports whether a place begins or ends inside something that is not divided.
func (b *ledgerBuilder) isCut(s stretch) bool {
	return b.inWord(s) || b.besideNumber(s) || b.inSubclause(s) || b.inFrame(s)
}

// continued reports whether the word after a place belongs to it: a content word, a word
// of time, or one that begins an object.
func (b *ledgerBuilder) continued(s stretch) bool {
	next := b.wordAt(s.statement, s.to)
	if next == cut {
		return false
	}
	if b.v.language == tree.Chinese {
		first, last := b.words[s.statement][s.from], b.words[s.statement][s.to-1]
		return b.v.kinds[next] == contentWord && b.endsInVerb(s.statement, first.start, last.end) ||
			(b.v.kinds[next] == contentWord || b.v.modifying[next]) && b.endsInVerb(s.statement, first.start, first.end)
	}
	return b.v.kinds[next] == contentWord || b.v.time[b.v.keys[next]] || b.v.object[next] && b.wordAt(s.statement, s.to+1) != cut
}

// endsInVerb reports whether a text in a statement ends with a verb that has an object.
func (b *ledgerBuilder) endsInVerb(statement, from, to int) bool {
	text := b.statements[statement].Text[from:to]
	return slices.ContainsFunc(b.v.verbs, func(verb string) bool { return strings.HasSuffix(text, verb) })
}

// inSubclause reports whether a place ends inside a subordinate clause that begins in it.
func (b *ledgerBuilder) inSubclause(s stretch) bool {
	next := b.wordAt(s.statement, s.to)
	return next != cut && !b.v.joining[next] &&
		slices.ContainsFunc(b.words[s.statement][s.from:s.to], func(w word) bool { return b.v.subclause[w.id] })
}

// besideNumber reports whether a number that belongs to it is next to a place: before it in
// languages with spaces, after it in Chinese, where one in characters may also precede it.
//
//	25 | basis points      比上年增长 | 5%      十九 | 届一中全会
func (b *ledgerBuilder) besideNumber(s stretch) bool {
	if b.v.language != tree.Chinese {
		return b.isNumber(s.statement, s.from-1)
	}
	before := b.wordAt(s.statement, s.from-1)
	return b.isNumber(s.statement, s.to) ||
		before != cut && !strings.ContainsFunc(b.v.keys[before], func(r rune) bool { return !chars.IsHanNumeral(r) })
}

// isNumber reports whether a word of a statement, given by its index, is a number.
func (b *ledgerBuilder) isNumber(statement, number int) bool {
	words := b.words[statement]
	if number < 0 || number >= len(words) || words[number].id != cut {
		return false
	}
	return strings.ContainsFunc(b.statements[statement].Text[words[number].start:words[number].end], unicode.IsDigit)
}

// inWord reports whether a place begins or ends at a hyphen or slash, or begins after a
// bracket that explains the words before: working- | age populations, Food Programme (FP) |
// purchases.
func (b *ledgerBuilder) inWord(s stretch) bool {
	text, at := b.statements[s.statement].Text, b.place(s)
	before, _ := utf8.DecodeLastRuneInString(text[:at.Span.Start])
	after, _ := utf8.DecodeRuneInString(text[at.Span.End:])
	return strings.ContainsRune(joints, before) || strings.ContainsRune(joints, after) ||
		b.v.language != tree.Chinese && strings.HasSuffix(strings.TrimSpace(text[at.Clause.Span.Start:at.Span.Start]), ")")
}

// joints are the marks inside words.
const joints = hyphens + "/"

// isOpen reports whether each place is next to a content word that may belong to it: before
// it in languages with spaces, after it in Chinese.
//
//	federal | funds rate unchanged
//	国家助学 | 贷款，国家助学 | 制度
func (b *ledgerBuilder) isOpen(places []stretch) bool {
	return !slices.ContainsFunc(places, func(s stretch) bool {
		beside := s.from - 1
		if b.v.language == tree.Chinese {
			beside = s.to
		}
		id := b.wordAt(s.statement, beside)
		return id == cut || b.v.kinds[id] != contentWord
	})
}

// inFrame reports whether a place has the second part of a Chinese frame and not the first:
// 从 | 实际出发，以 | 民生为重点.
func (b *ledgerBuilder) inFrame(s stretch) bool {
	for k := s.from; k < s.to; k++ {
		key := b.v.keys[b.words[s.statement][k].id]
		for _, f := range b.v.frames {
			first, second, _ := strings.Cut(f, "+")
			if before := b.wordAt(s.statement, k-1); !strings.HasPrefix(key, second) || before == cut || b.v.kinds[before] != contentWord {
				continue
			}
			if !strings.Contains(b.statements[s.statement].Text[b.words[s.statement][s.from].start:b.words[s.statement][k].start], first) {
				return true
			}
		}
	}
	return false
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
