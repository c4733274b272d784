package diff

import (
	"slices"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// setFeatures sets the features of the sentences and clauses from their tokens.
func (c *content) setFeatures() {
	c.sentences.setFeatures(c.tokens)
	c.clauses.setFeatures(c.tokens)
	c.tokens, c.sentences.ends, c.clauses.ends = nil, nil, nil
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
func (u *units) setFeatures(tokens []token) {
	const block = 1 << 12 // features per allocation
	var room []align.Feature
	var numbers []int32
	start := 0
	for i, end := range u.ends {
		numbers = numbers[:0]
		for k, t := range tokens[start:end] {
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
		u.aligned[i].Features = room[first:len(room):len(room)]
		start = end
	}
}
