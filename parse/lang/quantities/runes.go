package quantities

import "slices"

// runeSet is a set of characters. Looking at the lowest byte excludes most others.
type runeSet struct {
	sorted []rune
	lowest [256]bool
}

func newRuneSet(all []rune) runeSet {
	s := runeSet{sorted: slices.Compact(slices.Sorted(slices.Values(all)))}
	for _, r := range all {
		s.lowest[r&0xFF] = true
	}
	return s
}

// has reports whether a character is in the set.
func (s *runeSet) has(r rune) bool {
	if !s.lowest[r&0xFF] {
		return false
	}
	_, found := slices.BinarySearch(s.sorted, r)
	return found
}
