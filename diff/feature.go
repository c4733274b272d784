package diff

import (
	"slices"

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
	c.sentences.setFeatures(c.tokens, known)
	c.clauses.setFeatures(c.tokens, known)
	c.tokens, c.sentences.ends, c.clauses.ends = nil, nil, nil
	return known
}

// setFeatures gives every unit the features of its tokens, sorted by ID. A pair or
// phrase across the boundary of two clauses is in neither.
//
//	tokens     甲 乙 丙 甲 乙     single features 0 1 3 0 1, second – 2 4 – 2
//	sentence   0  0  0  1  1     0: 0 1 2 3 4 · 1: 0 1 2
//
// Each unit has few features, so sorting them per unit is fast. Distributing all
// features in the order of their IDs would be linear, but takes twice as long for a
// text of megabytes because of its scattered memory accesses.
func (u *units) setFeatures(tokens []token, known features) {
	const block = 1 << 12 // features per allocation
	var room []align.Feature
	var numbers []int32
	start := 0
	for i, end := range u.ends {
		of, unit := tokens[start:end], &u.aligned[i]
		start = end
		if unit.Features = known[unit.Identity]; unit.Features != nil {
			continue
		}
		numbers = numbers[:0]
		for k, t := range of {
			numbers = append(numbers, t.single)
			if t.second >= 0 && (k > 0 || !t.han) {
				numbers = append(numbers, t.second)
			}
			if t.phrase >= 0 && int(t.reach) <= k {
				numbers = append(numbers, t.phrase)
			}
		}
		slices.Sort(numbers)
		if cap(room)-len(room) < len(numbers) {
			room = make([]align.Feature, 0, max(block, len(numbers)))
		}
		first := len(room)
		for k, f := range numbers {
			if k > 0 && numbers[k-1] == f {
				room[len(room)-1].Count++
				continue
			}
			room = append(room, align.Feature{ID: f, Count: 1})
		}
		unit.Features = room[first:len(room):len(room)]
		known[unit.Identity] = unit.Features
	}
}
