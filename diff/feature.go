package diff

import (
	"math/bits"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// features are features by [align.Unit.Identity], nil for those that are not known. Equal
// units share theirs: a sentence that both statements have, and a sentence of one clause
// with that clause.
type features [][]align.Feature

// setFeatures sets the features of the sentences and clauses from their tokens, and returns
// known with theirs.
func (c *content) setFeatures(known features) features {
	known = append(known, make(features, max(0, c.identities-len(known)))...)
	set := newFeatureSet(c.features)
	c.sentences.setFeatures(c.tokens, known, set)
	c.clauses.setFeatures(c.tokens, known, set)
	c.tokens, c.sentences.ends, c.clauses.ends = nil, nil, nil
	return known
}

// setFeatures gives every unit the features of its tokens, sorted by ID. A pair or
// phrase across the boundary of two clauses is in neither.
//
//	tokens     甲 乙 丙 甲 乙     single features 0 1 3 0 1, second – 2 4 – 2
//	sentence   0  0  0  1  1     0: 0 1 2 3 4 · 1: 0 1 2
func (u *units) setFeatures(tokens []token, known features, set *featureSet) {
	const block = 1 << 12 // features per allocation
	var room []align.Feature
	start := 0
	for i, end := range u.ends {
		of, unit := tokens[start:end], &u.aligned[i]
		start = end
		if unit.Features = known[unit.Identity]; unit.Features != nil {
			continue
		}
		for k, t := range of {
			set.add(t.single)
			if t.second >= 0 && (k > 0 || !t.han) {
				set.add(t.second)
			}
			if t.phrase >= 0 && int(t.reach) <= k {
				set.add(t.phrase)
			}
		}
		if cap(room)-len(room) < set.size {
			room = make([]align.Feature, 0, max(block, set.size))
		}
		first := len(room)
		room = set.drain(room)
		unit.Features = room[first:len(room):len(room)]
		known[unit.Identity] = unit.Features
	}
}

// featureSet counts the features of one unit after another. It returns them in the order of
// their IDs in linear time, which takes a third of the time of sorting them: bitmaps of two
// levels show where they are.
//
//	features 3, 70, 70     words 0 and 1 are not empty     3: 1 · 70: 2
type featureSet struct {
	counts []int32  // by feature
	words  []uint64 // bit f%64 of word f/64: the set has feature f
	blocks []uint64 // bit w%64 of block w/64: word w is not 0
	size   int      // number of different features
}

// newFeatureSet returns an empty set for the features below n.
func newFeatureSet(n int) *featureSet {
	return &featureSet{counts: make([]int32, n), words: make([]uint64, n/64+1), blocks: make([]uint64, n/(64*64)+1)}
}

func (s *featureSet) add(f int32) {
	if s.counts[f]++; s.counts[f] == 1 {
		s.size++
		s.words[f/64] |= 1 << (f % 64)
		s.blocks[f/(64*64)] |= 1 << (f / 64 % 64)
	}
}

// drain appends the features to a list, in the order of their IDs, and empties the set.
func (s *featureSet) drain(list []align.Feature) []align.Feature {
	for b, block := range s.blocks {
		for ; block != 0; block &= block - 1 {
			w := b*64 + bits.TrailingZeros64(block)
			for word := s.words[w]; word != 0; word &= word - 1 {
				f := w*64 + bits.TrailingZeros64(word)
				list = append(list, align.Feature{ID: int32(f), Count: s.counts[f]})
				s.counts[f] = 0
			}
			s.words[w] = 0
		}
		s.blocks[b] = 0
	}
	s.size = 0
	return list
}
