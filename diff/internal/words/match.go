package words

import (
	"cmp"
	"slices"
)

// run is a run of n equal words at old and new.
type run struct{ old, new, n int }

// swapped swaps the sides of runs.
func swapped(runs []run) []run {
	for k, r := range runs {
		runs[k] = run{r.new, r.old, r.n}
	}
	return runs
}

// longestRuns returns the heaviest common run, and recursively those before and after it, in
// order. Words weigh more than function words, and these more than marks, so that the
// members of a list are matched rather than its commas. Of runs with equal weight it takes
// the one nearest to the beginnings. After [mostPairs] pairs, as in wordings that repeat the
// same few words, the rest is a shortest edit script.
func (m *matcher) longestRuns(old, new []word, keys *keys) []run {
	m.old, m.new, m.keys = old, new, keys
	m.locate()
	m.length, m.next = room(m.length, len(new)+1), room(m.next, len(new)+1)
	clear(m.length)
	clear(m.next)
	m.row, m.pairs = 0, mostPairs
	m.found = m.found[:0]
	m.runs(gap{oldEnd: len(old), newEnd: len(new)})
	return m.found
}

// room returns a slice of n elements that reuses the array of s.
func room[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// matcher finds runs in one pair of wordings after another.
type matcher struct {
	old, new []word
	keys     *keys
	// Positions of the keys of old and new words in new, -1 for none: first is the first
	// position of each key that is still needed, following the next position of each word's
	// key.
	first, following []int32
	// length[j+1] is the length of the common run that ends at new j and the previous old
	// word, next that for the current old word.
	length, next []runLength
	row          int32 // counts the old words of all gaps
	pairs        int   // pairs of equal words left to examine
	found        []run
}

// runLength is the length and weight of a run that ends in a row. It is invalid in other
// rows.
type runLength struct{ row, n, weight int32 }

// locate sets first and following.
func (m *matcher) locate() {
	m.first, m.following = room(m.first, len(m.keys.forms)), room(m.following, len(m.new))
	for i := range m.old {
		m.first[m.old[i].key] = -1
	}
	for j := range m.new {
		m.first[m.new[j].key] = -1
	}
	for j := len(m.new) - 1; j >= 0; j-- {
		key := m.new[j].key
		m.following[j] = m.first[key]
		m.first[key] = int32(j)
	}
}

// firstFrom returns the first position of a key in new from start on, or -1. Calls must not
// decrease start.
func (m *matcher) firstFrom(key, start int32) int32 {
	at := m.first[key]
	for 0 <= at && at < start {
		at = m.following[at]
	}
	m.first[key] = at
	return at
}

// runs appends the runs in a gap, from left to right.
func (m *matcher) runs(in gap) {
	if m.pairs <= 0 {
		m.script(in)
		return
	}
	best := m.longest(in)
	if best.n == 0 {
		return
	}
	m.runs(gap{oldStart: in.oldStart, oldEnd: best.old, newStart: in.newStart, newEnd: best.new})
	m.found = append(m.found, best)
	m.runs(gap{oldStart: best.old + best.n, oldEnd: in.oldEnd, newStart: best.new + best.n, newEnd: in.newEnd})
}

// script appends the runs of a shortest edit script in a gap.
func (m *matcher) script(in gap) {
	old, new := m.old[in.oldStart:in.oldEnd], m.new[in.newStart:in.newEnd]
	for _, r := range shortestScript(m.keys.formsOf(old), m.keys.formsOf(new)) {
		m.found = append(m.found, run{in.oldStart + r.old, in.newStart + r.new, r.n})
	}
}

// longest returns the heaviest common run in a gap. Its time is linear in the pairs of equal
// words.
func (m *matcher) longest(in gap) run {
	best, heaviest := run{}, int32(0)
	m.row++ // runs do not continue from another gap
	for i := in.oldStart; i < in.oldEnd; i++ {
		m.row++
		for j := m.firstFrom(m.old[i].key, int32(in.newStart)); 0 <= j && j < int32(in.newEnd); j = m.following[j] {
			m.pairs--
			ends := runLength{m.row, 1, m.keys.weight(m.old[i].key)}
			if before := m.length[j]; before.row == m.row-1 {
				ends.n += before.n
				ends.weight += before.weight
			}
			m.next[j+1] = ends
			n := int(ends.n)
			r := run{i - n + 1, int(j) - n + 1, n}
			if ends.weight > heaviest || ends.weight == heaviest && m.better(r, best) {
				best, heaviest = r, ends.weight
			}
		}
		m.length, m.next = m.next, m.length
	}
	return best
}

// better orders runs of equal weight in a way that does not depend on which side is which:
// by length, nearness to the beginnings, shift, then wording.
func (m *matcher) better(r, best run) bool {
	if best.n == 0 || r.n != best.n {
		return r.n > best.n
	}
	shift := func(r run) int { return max(r.old-r.new, r.new-r.old) }
	if by := cmp.Or(cmp.Compare(r.old+r.new, best.old+best.new), cmp.Compare(shift(r), shift(best))); by != 0 {
		return by < 0
	}
	// Only runs that changed places with each other get here. Comparing the wordings of all
	// runs of equal length would take too long.
	return slices.CompareFunc(m.old[r.old:r.old+r.n], m.old[best.old:best.old+best.n], func(x, y word) int {
		return cmp.Compare(m.keys.forms[x.key], m.keys.forms[y.key])
	}) < 0
}
