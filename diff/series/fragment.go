package series

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// isFragment reports whether a formula is cut off: each occurrence begins or ends inside a
// name, a title, a phrase or a word, or words that belong to it follow most of them, such as
// an object or varying nouns. In Chinese, nouns may follow each other, and only verbs have
// objects.
//
//	rise in energy      | prices, rise in energy | and other costs
//	confirm the necessity | of
//	assess the effects of financial | and other developments
//	25 | basis points at this meeting
//	expects that inflation | will decline
//	in | order to help the ports
//	广泛开展 | 渔民培训，广泛开展 | 港口检查
//	《灯塔保护 | 条例》
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
	return b.inName(s) || b.inWord(s) || b.inMarks(s) || b.inPhrase(s.statement, s.from) || b.inPhrase(s.statement, s.to) ||
		b.besideNumber(s) || b.inSubclause(s) || b.inFrame(s)
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
	if b.v.joining[next] {
		return b.endsInAdjective(s)
	}
	return b.v.kinds[next] == contentWord || b.v.time[b.v.keys[next]] || (b.v.object[next] || b.v.noun[next]) && b.wordAt(s.statement, s.to+1) != cut
}

// endsInVerb reports whether a text in a statement ends with a verb that has an object.
func (b *ledgerBuilder) endsInVerb(statement, from, to int) bool {
	text := b.statements[statement].Text[from:to]
	return slices.ContainsFunc(b.v.verbs, func(verb string) bool { return strings.HasSuffix(text, verb) })
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

// inName reports whether the word before or after a place forms a name with the word at
// its edge: International | Monetary Fund.
func (b *ledgerBuilder) inName(s stretch) bool {
	return b.isCapital(s.statement, s.from) && b.isCapital(s.statement, s.from-1) ||
		b.isCapital(s.statement, s.to-1) && b.isCapital(s.statement, s.to)
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

// inMarks reports whether a place crosses a mark of a quotation or a title, or is part of a
// title.
func (b *ledgerBuilder) inMarks(s stretch) bool {
	text, at := b.statements[s.statement].Text, b.place(s)
	before, inside := text[at.Clause.Span.Start:at.Span.Start], text[at.Span.Start:at.Span.End]
	for _, pair := range []string{"《》", "“”", "«»", "「」"} {
		opening, closing := pair[:len(pair)/2], pair[len(pair)/2:]
		open := strings.Count(before, opening) - strings.Count(before, closing)
		crosses := open > 0 && strings.Contains(inside, closing) && !strings.HasSuffix(before, opening) ||
			strings.Count(inside, opening) > strings.Count(inside, closing) && !strings.HasPrefix(text[at.Span.End:], closing)
		if crosses || pair == "《》" && open > 0 && !(strings.HasSuffix(before, opening) && strings.HasPrefix(text[at.Span.End:], closing)) {
			return true
		}
	}
	return false
}

// inPhrase reports whether a position, the index of a word, is inside a fixed phrase:
// in | order.
func (b *ledgerBuilder) inPhrase(statement, position int) bool {
	return slices.ContainsFunc(b.v.phrases, func(phrase []int32) bool {
		for k := 1; k < len(phrase); k++ {
			if b.hasAt(statement, position-k, phrase) {
				return true
			}
		}
		return false
	})
}

// hasAt reports whether a statement has words from an index on.
func (b *ledgerBuilder) hasAt(statement, at int, ids []int32) bool {
	for k, id := range ids {
		if b.wordAt(statement, at+k) != id {
			return false
		}
	}
	return true
}

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
