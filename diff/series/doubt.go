package series

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// nearPart is the share of the core below which even the closest sentence of the newest
// statement does not say it in other words.
const nearPart = 0.3

// certainty judges an omission by what the newest statement still has of it. If part of a
// formula remains, the omission is still likely for one of three reasons: the missing words
// include one that nearly every earlier statement had, or a term; or the formula stood in
// most statements, nothing replaced it, and its context is gone too.
//
//	稳健的货币政策         稳健 occurs nowhere, and did everywhere                likely
//	应对气候变化           气候变化 occurs nowhere                                likely
//	dual mandate          "statutory mandate", nothing else of its sentence     likely
//	中外人文交流           国际人文交流合作                                       possible
//	improvement is achieved   "labor market conditions have shown improvement"   possible
func (b *omissionBuilder) certainty(o *Omission) diff.Certainty {
	ids := b.idsIn(o.Last)
	if o.Formula != nil {
		ids = b.v.content(o.Formula.ids)
	}
	newest := b.indexes[len(b.statements)-1]
	_, _, ofSentence := newest.nearest(ids, b.v.rarity, newest.clausesOf)
	missing := slices.DeleteFunc(slices.Clone(ids), newest.mentions)
	switch {
	case len(ids) <= shortWording && ofSentence > 0 && len(b.statements)-1-o.Last.Statement > recently,
		o.Formula != nil && o.Formula.cut && len(missing) < len(ids):
		return diff.Possible
	case o.Formula != nil && len(ids) > 1 && b.isHabit(missing):
		return diff.Likely
	case b.hasPairs(o.Text):
		return diff.Possible
	case o.Formula != nil && (b.isTerm(missing, o) || b.stoodAlone(o, ids)):
		return diff.Likely
	}
	return likely(ofSentence < nearPart && len(missing) >= min(len(ids), b.leastMissing(o)))
}

// leastMissing returns the minimum number of content words that must be missing from the
// newest statement for an omission of which part remains to be likely. Fewer may have been
// replaced by words that mean the same: in Chinese those of a clause, which are few, and in
// other languages those of a formula.
func (b *omissionBuilder) leastMissing(o *Omission) int {
	const ofClause, ofFormula = 4, 3
	switch {
	case o.Formula == nil && b.v.language == tree.Chinese:
		return ofClause
	case o.Formula != nil && b.v.language != tree.Chinese:
		return ofFormula
	}
	return 1
}

// likely returns diff.Likely or diff.Possible.
func likely(is bool) diff.Certainty {
	if is {
		return diff.Likely
	}
	return diff.Possible
}

// An omission of at most shortWording words that happened more than recently statements
// ago is only possible if any of them remains.
const (
	shortWording = 3
	recently     = 2
)

// pairShare is the share of the pairs of Han characters of a wording that the newest
// statement must have for it to be possibly said in other words: 一个中国原则, 一个中国的原则.
// Pairs are used because word segmentation varies.
const pairShare = 0.5

// hasPairs reports whether the newest statement has at least pairShare of the pairs.
func (b *omissionBuilder) hasPairs(text string) bool {
	if b.pairs == nil {
		b.pairs = map[[2]rune]bool{}
		eachPair(b.statements[len(b.statements)-1].Text, func(pair [2]rune) { b.pairs[pair] = true })
	}
	all, there := 0, 0
	eachPair(text, func(pair [2]rune) {
		all++
		if b.pairs[pair] {
			there++
		}
	})
	return all > 0 && float64(there) >= pairShare*float64(all)
}

// eachPair calls do with each pair of adjacent Han characters of a text.
func eachPair(text string, do func(pair [2]rune)) {
	var last rune
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if chars.IsHan(last) && chars.IsHan(r) {
			do([2]rune{last, r})
		}
		last = r
	}
}

// A habit is a word in at least habitShare of at least habitLeast earlier statements.
const (
	habitShare = 0.95
	habitLeast = 12
)

// isHabit reports whether one of the missing words is a habit.
func (b *omissionBuilder) isHabit(missing []int32) bool {
	earlier := len(b.indexes) - 1
	return earlier >= habitLeast && slices.ContainsFunc(missing, func(id int32) bool { return float64(b.mentioning(id)) >= habitShare*float64(earlier) })
}

// mentioning returns the number of statements with a word.
func (b *omissionBuilder) mentioning(id int32) int {
	n := 0
	for _, s := range b.indexes {
		if s.mentions(id) {
			n++
		}
	}
	return n
}

// isTerm reports whether one of the missing words is a Chinese term of at least termRunes
// characters that was not replaced.
func (b *omissionBuilder) isTerm(missing []int32, o *Omission) bool {
	return slices.ContainsFunc(missing, func(id int32) bool {
		first, _ := utf8.DecodeRuneInString(b.v.keys[id])
		return chars.IsHan(first) && utf8.RuneCountInString(b.v.keys[id]) >= termRunes &&
			(o.Nearest == nil || !o.Nearest.Linked)
	})
}

// aloneStood is the minimum number of statements for stoodAlone. A formula's context is
// gone if no sentence with a word of the formula has contextShare of it.
const (
	aloneStood   = 3
	contextShare = 0.25
)

// stoodAlone reports whether a formula of at least half the statements is gone together
// with its context, the other words of its sentence.
func (b *omissionBuilder) stoodAlone(o *Omission, ids []int32) bool {
	if o.Stood < aloneStood || 2*o.Stood < len(b.statements) || o.Nearest != nil && o.Nearest.Linked {
		return false
	}
	newest := b.indexes[len(b.statements)-1]
	has := map[int32]bool{} // sentences with a word of the formula
	for _, id := range ids {
		for _, c := range newest.clausesOf(id) {
			has[newest.sentence[c]] = true
		}
	}
	sentence := b.sentenceOf(o.Last.Statement, o.Last.Clause)
	around := slices.DeleteFunc(b.idsIn(Place{o.Last.Statement, sentence, sentence.Span}), func(id int32) bool { return slices.Contains(ids, id) })
	_, _, share := newest.nearest(around, b.v.rarity, func(id int32) []int32 {
		return slices.DeleteFunc(slices.Clone(newest.clausesOf(id)), func(c int32) bool { return !has[newest.sentence[c]] })
	})
	return len(around) == 0 || share < contextShare
}
