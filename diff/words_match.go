package diff

import (
	"cmp"
	"slices"
)

// run says that n words from old and new on are equal.
type run struct{ old, new, n int }

// longestRuns returns the longest common run of keys, and, before and after it,
// the longest common runs of what is left there, in order. Among runs of the same
// length the one nearest to the beginnings is taken.
func (m *matcher) longestRuns(old, new []word, keys *keys) []run {
	m.old, m.new, m.keys = old, new, keys
	m.length, m.next = room(m.length, len(new)+1), room(m.next, len(new)+1)
	m.locate()
	m.found = m.found[:0]
	m.runs(gap{0, len(old), 0, len(new)})
	return m.found
}

// room returns n elements, those of s where it has them.
func room[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// matcher finds runs, in one pair of wordings after the other.
type matcher struct {
	old, new []word
	keys     *keys
	// Where keys stand in new: first is the first place of each key, following
	// the next place of the key of each new word; -1 for none.
	first, following []int32
	// length[j+1] is the length of the common run that ends at new j and the
	// old word at hand; next is that of the following old word.
	length, next []int32
	found        []run
}

// locate sets first and following.
func (m *matcher) locate() {
	m.first, m.following = room(m.first, len(m.keys.forms)), room(m.following, len(m.new))
	for key := range m.first {
		m.first[key] = -1
	}
	for j := len(m.new) - 1; j >= 0; j-- {
		key := m.new[j].key
		m.following[j] = m.first[key]
		m.first[key] = int32(j)
	}
}

func (m *matcher) runs(in gap) {
	best := m.longest(in)
	if best.n == 0 {
		return
	}
	m.runs(gap{in.oldStart, best.old, in.newStart, best.new})
	m.found = append(m.found, best)
	m.runs(gap{best.old + best.n, in.oldEnd, best.new + best.n, in.newEnd})
}

// longest returns the longest common run inside the gap.
func (m *matcher) longest(in gap) run {
	best := run{}
	clear(m.length[in.newStart : in.newEnd+1])
	for i := in.oldStart; i < in.oldEnd; i++ {
		clear(m.next[in.newStart : in.newEnd+1])
		for at := m.first[m.old[i].key]; at >= 0 && int(at) < in.newEnd; at = m.following[at] {
			j := int(at)
			if j < in.newStart {
				continue
			}
			m.next[j+1] = m.length[j] + 1
			n := int(m.next[j+1])
			if r := (run{i - n + 1, j - n + 1, n}); m.better(r, best) {
				best = r
			}
		}
		m.length, m.next = m.next, m.length
	}
	return best
}

// better orders runs without regard to which side is which: the longer, the
// nearer to the beginnings, the less shifted, then by wording.
func (m *matcher) better(r, best run) bool {
	if best.n == 0 || r.n != best.n {
		return r.n > best.n
	}
	shift := func(r run) int { return max(r.old-r.new, r.new-r.old) }
	return cmp.Or(
		cmp.Compare(r.old+r.new, best.old+best.new),
		cmp.Compare(shift(r), shift(best)),
		slices.CompareFunc(m.old[r.old:r.old+r.n], m.old[best.old:best.old+best.n], func(x, y word) int {
			return cmp.Compare(m.keys.forms[x.key], m.keys.forms[y.key])
		}),
	) < 0
}
