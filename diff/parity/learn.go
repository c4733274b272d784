package parity

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// Limits for words that occur together.
const (
	fewestTogether = 2   // minimum number of links that have both
	rareDice       = .85 // minimum Dice coefficient for pairs with only two links
	leastDice      = .6
	widespread     = .3 // share of links above which a word is too frequent to be evidence
	mostPartners   = 2  // of a word
)

// learn adds anchors for words of the two languages that occur together in the links of the
// first pass, by their Dice coefficient over the links.
//
//	link   words of a          words of b
//	 12    岚方 重申 群岛       lanch side reaff islan
//	 31    岚方 愿 提供         lanch side ready provi       岚方 ~ lanch: 2·2/(2+2) = 1
func learn(a, b *side, links []span) {
	countA, countB, both := map[string]int{}, map[string]int{}, map[[2]string]int{}
	for _, l := range links {
		wa, wb := l.words(a, b)
		for w := range wa {
			countA[w]++
		}
		for w := range wb {
			countB[w]++
		}
	}
	most := int(widespread*float64(len(links))) + 1
	usable := func(n int) bool { return n >= fewestTogether && n <= most }
	for _, l := range links {
		wa, wb := l.words(a, b)
		for x := range wa {
			if !usable(countA[x]) {
				continue
			}
			for y := range wb {
				if usable(countB[y]) {
					both[[2]string{x, y}]++
				}
			}
		}
	}
	type found struct {
		pair [2]string
		dice float64
	}
	var all []found
	for p, n := range both {
		dice := 2 * float64(n) / float64(countA[p[0]]+countB[p[1]])
		if n >= fewestTogether && dice >= leastDice && (n > fewestTogether || dice >= rareDice) {
			all = append(all, found{p, dice * math.Log(float64(n)+1)})
		}
	}
	slices.SortFunc(all, func(x, y found) int {
		return cmp.Or(cmp.Compare(y.dice, x.dice), cmp.Compare(x.pair[0], y.pair[0]), cmp.Compare(x.pair[1], y.pair[1]))
	})
	keysA, keysB := map[string][]key{}, map[string][]key{}
	for n, f := range all {
		x, y := f.pair[0], f.pair[1]
		if len(keysA[x]) >= mostPartners || len(keysB[y]) >= mostPartners {
			continue
		}
		k := key{keyLearned, strconv.Itoa(n)}
		keysA[x], keysB[y] = append(keysA[x], k), append(keysB[y], k)
	}
	a.know(keysA)
	b.know(keysB)
}

// know replaces the learned anchors of the sentences by those of their words in keys.
func (d *side) know(keys map[string][]key) {
	for i := range d.sentences {
		x := &d.sentences[i]
		x.keys = slices.DeleteFunc(slices.Clone(x.keys), func(k key) bool { return k.kind == keyLearned })
		for _, w := range x.words {
			x.keys = append(x.keys, keys[w]...)
		}
		x.keys = ordered(x.keys)
	}
}

// words returns the words of both sides of a link.
func (s span) words(a, b *side) (wa, wb map[string]bool) {
	in := func(sentences []sentence) map[string]bool {
		words := map[string]bool{}
		for _, x := range sentences {
			for _, w := range x.words {
				words[w] = true
			}
		}
		return words
	}
	return in(a.sentences[s.a:s.aEnd]), in(b.sentences[s.b:s.bEnd])
}

// fitted returns the probabilities that anchors are shared, by kind, estimated from links.
func fitted(a, b *side, links []span) [keyKinds]float64 {
	var shared, all [keyKinds]float64
	inA, inB := count(a), count(b)
	for _, l := range links {
		ka, kb := keysIn(a.sentences[l.a:l.aEnd], inB), keysIn(b.sentences[l.b:l.bEnd], inA)
		for _, sides := range [][2]map[key]bool{{ka, kb}, {kb, ka}} {
			for k := range sides[0] {
				all[k.kind]++
				if sides[1][k] {
					shared[k.kind]++
				}
			}
		}
	}
	p := shares()
	const believed = 10 // weight of the prior values, in observations
	for k := range p {
		p[k] = min((shared[k]+believed*p[k])/(all[k]+believed), .98)
	}
	return p
}

// keysIn returns the anchors of sentences that occur anywhere in the other version.
func keysIn(sentences []sentence, other map[key]int) map[key]bool {
	keys := map[key]bool{}
	for _, x := range sentences {
		for _, k := range x.keys {
			if other[k] > 0 {
				keys[k] = true
			}
		}
	}
	return keys
}
