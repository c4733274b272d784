package tables

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// mostWords is the maximum number of words in a name.
const mostWords = 7

// startSpaced takes the noun phrase that ends at a place. It stops at a verb, a pronoun, a
// conjunction, or a preposition that does not join two nouns.
func (n *namer) startSpaced(out *naming) bool {
	start, words := out.name.End, 0
	at := out.name.End
	opened, behind := false, ""
	for words <= mostWords {
		end := spaceBefore(n.text, at)
		begin := lastWord(n.text, end)
		if k := n.quantityAt(end); begin < 0 || k >= 0 && (n.quantities[k].Unit != "" || strings.ContainsFunc(n.text[n.quantities[k].Start:end], unicode.IsDigit)) {
			break
		}
		word := strings.ToLower(n.text[begin:end])
		if n.stem.IsFunction(word) {
			linked := n.linkBefore(begin, word)
			if words == 0 || linked < 0 || n.changesBefore(linked) {
				break
			}
			at = linked
			continue
		}
		opens := n.opens(word, behind)
		if opened && !opens || !n.isNoun(word) {
			break
		}
		opened = opened || opens
		words++
		start, at, behind = begin, begin, word
	}
	out.name.Start = start
	alone := words == 1 && (n.lang == tree.Russian && n.joins(start) || n.ends("adjectives", behind))
	return words > 0 && words <= mostWords && !alone
}

// joins reports whether a conjunction precedes a place.
func (n *namer) joins(start int) bool {
	end := spaceBefore(n.text, start)
	begin := lastWord(n.text, end)
	return begin >= 0 && n.in("conjunctions", strings.ToLower(n.text[begin:end]))
}

// changesBefore reports whether the word before a place says that something rose or fell:
// "an increase in the rate" is not a name of the rate.
func (n *namer) changesBefore(at int) bool {
	end := spaceBefore(n.text, at)
	begin := lastWord(n.text, end)
	return begin >= 0 && n.lang == tree.English && n.classOf(strings.ToLower(n.text[begin:end]))&(rise|fall) != 0
}

// isNoun reports whether a lower-case word may be part of a noun phrase.
func (n *namer) isNoun(word string) bool {
	return !n.isVerb(word) && !strings.ContainsFunc(word, unicode.IsDigit) && n.classOf(word)&(level|moment|earlier|bound|respectively) == 0 && !n.ends("adverbs", word)
}

// opens reports whether the ending of a word shows that it begins a noun phrase. Some
// endings show it only before a noun that ends in a consonant: годовой темп.
func (n *namer) opens(word, behind string) bool {
	return n.ends("openings", word) || n.ends("openings-masculine", word) && behind != "" && !n.ends("vowels", behind)
}

// hasChange reports whether a word in a noun phrase says that something rose or fell.
func (n *namer) hasChange(name tree.Span) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(n.text[name.Start:name.End])), func(w string) bool { return n.classOf(w)&(rise|fall) != 0 })
}

func (x *lexicon) classOf(word string) class { return x.words[word] | x.open(word) }

// linkBefore returns the start of a preposition that joins two nouns, at a place or before
// an article there; -1 for none.
func (n *namer) linkBefore(begin int, word string) int {
	if n.in("links", word) {
		return begin
	}
	end := spaceBefore(n.text, begin)
	before := lastWord(n.text, end)
	if before >= 0 && word != "a" && n.in("links", strings.ToLower(n.text[before:end])) {
		return before
	}
	return -1
}

// after reads the noun phrase directly after a number, which it then measures: "2 percent
// inflation", "300 billion dollars of securities".
func (n *namer) after(i int) (tree.Span, bool) {
	q := n.quantities[i]
	at, words, changed := q.End, 0, false
	out := tree.Span{}
	for words <= mostWords {
		begin := spaceAfter(n.text, at)
		end := wordEnd(n.text, begin)
		if end == begin || begin == at && words == 0 {
			break
		}
		word := strings.ToLower(n.text[begin:end])
		changes := n.classOf(word)&(rise|fall) != 0
		if words == 0 && (n.in("of", word) && q.Unit != "%" || word == "the" && q.Unit == "%" || changes || changed && n.in("links", word)) || (words > 0 || changed) && (n.in("links", word) || word == "the") {
			changed = changed || changes
			at = end
			continue
		}
		if n.stem.IsFunction(word) || !n.isNoun(word) || n.classOf(word)&comparing != 0 {
			break
		}
		if words == 0 {
			out.Start = begin
		}
		words++
		out.End, at = end, end
	}
	return out, words > 0 && words <= mostWords
}
