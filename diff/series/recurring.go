package series

import "math/bits"

// recurring finds the word sequences that at least two statements have, or that the newest
// one has twice. It works level by level: a sequence of three words can recur only if both
// of its pairs do.
//
//	level 1   继续 实施 稳健 的 货币政策
//	level 2   实施稳健 · 稳健的 · 的货币政策
//	level 3   实施稳健的 · 稳健的货币政策
//	level 4   实施稳健的货币政策
//
// Each level takes time linear in the remaining places. In texts that are not copies these
// soon become few; in copies the marks between the words limit the number of levels.
type recurring struct {
	words     []word  // of all statements, oldest first
	statement []int32 // of each word
	count     int     // statements
	sequences []sequence
	presence  []uint64 // the statements that have each sequence: stride words per sequence
	stride    int
}

// sequence is a recurring word sequence.
type sequence struct {
	words          int32 // length
	count          int32 // places
	last           int32 // index of the first word of its last place
	parents        [2]int32
	covered, ended bool // a longer formula has the same life; its first and last words may be those of a formula
}

// mostWords is the maximum length of a formula.
const mostWords = 40

func newRecurring(statements [][]word) *recurring {
	r := &recurring{count: len(statements), stride: (len(statements) + 63) / 64}
	n := 0
	for _, words := range statements {
		n += len(words)
	}
	r.words, r.statement = make([]word, 0, n), make([]int32, 0, n)
	for i, words := range statements {
		r.words = append(r.words, words...)
		for range words {
			r.statement = append(r.statement, int32(i))
		}
	}
	return r
}

// find fills the sequences.
func (r *recurring) find(v *vocabulary) {
	at := make([]int32, len(r.words)) // the sequence that begins at each word, cut for none
	for i, w := range r.words {
		at[i] = w.id
	}
	at = r.level(1, at, make([]int32, 2*len(v.keys)))
	for n := int32(2); n <= mostWords; n++ {
		numbers := map[[2]int32]int32{}
		var parents []int32
		next := make([]int32, len(at))
		alive := false
		for i := range at {
			next[i] = cut
			if i+1 == len(at) || at[i] == cut || at[i+1] == cut {
				continue
			}
			pair := [2]int32{at[i], at[i+1]}
			k, ok := numbers[pair]
			if !ok {
				k = int32(len(numbers))
				numbers[pair] = k
				parents = append(parents, pair[0], pair[1])
			}
			next[i], alive = k, true
		}
		if !alive {
			break
		}
		at = r.level(n, next, parents)
	}
	r.judge(v)
}

// level keeps the recurring sequences of one length, and returns which of them begins at
// each word. at has their numbers within this level.
func (r *recurring) level(n int32, at, parents []int32) []int32 {
	type tally struct{ statements, inNewest, last int32 }
	tallies := make([]tally, len(parents)/2)
	for i, k := range at {
		if k == cut {
			continue
		}
		t := &tallies[k]
		if s := r.statement[i]; t.statements == 0 || t.last != s {
			t.statements++
			t.last = s
		}
		if int(r.statement[i]) == r.count-1 {
			t.inNewest++
		}
	}
	kept := make([]int32, len(tallies))
	for k, t := range tallies {
		kept[k] = cut
		if t.statements > 1 || t.inNewest > 1 {
			kept[k] = int32(len(r.sequences))
			r.sequences = append(r.sequences, sequence{words: n, parents: [2]int32{parents[2*k], parents[2*k+1]}})
			r.presence = append(r.presence, make([]uint64, r.stride)...)
		}
	}
	for i, k := range at {
		if k == cut || kept[k] == cut {
			at[i] = cut
			continue
		}
		at[i] = kept[k]
		r.sequences[at[i]].last = int32(i)
		r.sequences[at[i]].count++
		r.presence[int(at[i])*r.stride+int(r.statement[i])/64] |= 1 << (r.statement[i] % 64)
	}
	return at
}

// judge marks the sequences that begin and end like a formula, and those that are part of a
// longer formula with the same life.
func (r *recurring) judge(v *vocabulary) {
	for k := len(r.sequences) - 1; k >= 0; k-- {
		q := &r.sequences[k]
		first, last := r.words[q.last].id, r.words[q.last+q.words-1].id
		q.ended = v.kinds[first] == contentWord && v.kinds[last] == contentWord
		if q.words == 1 || !q.ended && !q.covered {
			continue
		}
		for _, p := range q.parents {
			if r.sameLife(k, int(p)) {
				r.sequences[p].covered = true
			}
		}
	}
}

func (r *recurring) sameLife(k, p int) bool {
	for i := range r.stride {
		if r.presence[k*r.stride+i] != r.presence[p*r.stride+i] {
			return false
		}
	}
	return true
}

// life returns the statements that have a sequence.
func (r *recurring) life(k int) []uint64 { return r.presence[k*r.stride : (k+1)*r.stride] }

// stood returns the number of statements in a life.
func stood(life []uint64) int {
	n := 0
	for _, w := range life {
		n += bits.OnesCount64(w)
	}
	return n
}

// ids returns the words of a sequence.
func (r *recurring) ids(q *sequence) []int32 {
	ids := make([]int32, q.words)
	for i := range ids {
		ids[i] = r.words[int(q.last)+i].id
	}
	return ids
}
