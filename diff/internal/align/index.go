package align

import "github.com/clausediff/clausediff/diff/internal/buckets"

// index lists for every feature the units that have it, in ascending order.
type index = buckets.Buckets[posting]

// posting is a unit that has a feature, and how many times.
type posting struct {
	unit  int32
	count int32
}

// invert returns the index of the units, without those marked in out, which may be nil.
func invert(units []Unit, features int, out []bool) index {
	return buckets.Of(features, func(put func(int, posting)) {
		for i := range units {
			if out != nil && out[i] {
				continue
			}
			for _, f := range units[i].Features {
				put(int(f.ID), posting{int32(i), f.Count})
			}
		}
	})
}

// frequencies returns for every feature the number of units that have it, and the
// number of its occurrences.
func frequencies(units []Unit, features int) (having, occurrences []int32) {
	having, occurrences = make([]int32, features), make([]int32, features)
	for i := range units {
		for _, f := range units[i].Features {
			having[f.ID]++
			occurrences[f.ID] += f.Count
		}
	}
	return having, occurrences
}
